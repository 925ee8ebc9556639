namespace Perennial.Sql.Binding;

/// <summary>Finds columns by their names.</summary>
internal static class NamedColumns
{
    // Up to here a search is faster than what an index costs to make.
    private const int Few = 8;

    /// <param name="columns">In their order.</param>
    /// <param name="name">As it stands in the catalog.</param>
    /// <param name="index">Made when it pays; the caller keeps it.</param>
    /// <returns>The column's place: -1 when there is none, -2 when there are several.</returns>
    public static int Find<T>(T[] columns, string name, ref Dictionary<string, int>? index)
        where T : INamedColumn
    {
        if (columns.Length > Few) return FindIndexed(columns, name, ref index);
        int found = -1;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Name != name) continue;
            if (found >= 0) return -2;
            found = i;
        }

        return found;
    }

    private static int FindIndexed<T>(T[] columns, string name, ref Dictionary<string, int>? index)
        where T : INamedColumn
    {
        if (index is null)
        {
            index = new(columns.Length);
            for (int i = 0; i < columns.Length; i++) index[columns[i].Name] = index.ContainsKey(columns[i].Name) ? -2 : i;
        }

        return index.TryGetValue(name, out int found) ? found : -1;
    }
}
