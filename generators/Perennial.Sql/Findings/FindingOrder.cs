namespace Perennial.Sql.Findings;

/// <summary>The order in which findings are told: by path, place, id and message, so that equal folders give equal lists.</summary>
public static class FindingOrder
{
    /// <summary>The findings in order, each once.</summary>
    public static EquatableArray<Finding> Sorted(IEnumerable<Finding> findings)
    {
        List<Finding> sorted = findings.Distinct().ToList();
        sorted.Sort(Compare);
        return sorted.ToEquatableArray();
    }

    private static int Compare(Finding a, Finding b)
    {
        int order = string.CompareOrdinal(a.Path, b.Path);
        if (order == 0) order = a.Span.Start.CompareTo(b.Span.Start);
        if (order == 0) order = string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        return order != 0 ? order : string.CompareOrdinal(a.Message, b.Message);
    }
}
