namespace Perennial.Sql.Versions;

/// <summary>The labels of an enum, as a difference prints them.</summary>
internal static class EnumLabels
{
    /// <summary>Whether all the labels of one side are on the other, in the same order: PostgreSQL only adds values, and takes none back.</summary>
    public static bool AreKept(string? labels, string? by)
    {
        string[] kept = Split(labels);
        return Split(by).Where(kept.Contains).SequenceEqual(kept, StringComparer.Ordinal);
    }

    /// <summary>The labels that the second side has and the first one has not.</summary>
    public static string Added(string? labels, string? to) => string.Join(", ", Split(to).Except(Split(labels)));

    /// <summary>The one label that has another name on the other side, as it is on both; null where more is different.</summary>
    public static (string One, string Other)? Renamed(string? labels, string? others)
    {
        string[] some = Split(labels), found = Split(others);
        if (some.Length != found.Length) return null;
        int[] different = [.. Enumerable.Range(0, some.Length).Where(i => some[i] != found[i])];
        return different.Length == 1 && !some.Contains(found[different[0]]) && !found.Contains(some[different[0]]) ? (some[different[0]], found[different[0]]) : null;
    }

    private static string[] Split(string? list) => list is null ? [] : list.Split([", "], StringSplitOptions.None);
}
