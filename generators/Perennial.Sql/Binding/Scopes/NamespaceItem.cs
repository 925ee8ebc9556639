namespace Perennial.Sql.Binding;

/// <summary>What a name in FROM makes visible: PostgreSQL's namespace item.</summary>
/// <param name="entry">The entry whose name and row it is.</param>
/// <param name="columns">Columns reachable through it; for a join those of both sides.</param>
internal sealed class NamespaceItem(RangeEntry entry, VisibleColumn[] columns)
{
    private Dictionary<string, int>? _index;

    public RangeEntry Entry { get; } = entry;

    public VisibleColumn[] Columns { get; } = columns;

    /// <summary>Whether <c>name.column</c> and the whole row can be reached.</summary>
    public bool IsRelationVisible { get; set; } = true;

    /// <summary>Whether bare column names can be reached; not below a join, which shows them itself.</summary>
    public bool AreColumnsVisible { get; set; } = true;

    /// <summary>Only LATERAL may refer to it, for now.</summary>
    public bool IsLateralOnly { get; set; }

    /// <summary>False on the wrong side of an outer join: a reference would be an error.</summary>
    public bool IsLateralAllowed { get; set; } = true;

    /// <summary>OLD or NEW of RETURNING: reached by name only, and left out of <c>*</c>.</summary>
    public bool IsReturningAlias { get; init; }

    /// <summary>Index of the column of that name: -1 when there is none, -2 when there are several.</summary>
    public int Find(string name) => NamedColumns.Find(Columns, name, ref _index);
}

/// <summary>A column as a namespace item shows it: one of an entry, or the merged column of a full join with USING.</summary>
/// <param name="Entry">The entry that has the column; for a merged column that of the left side.</param>
/// <param name="Merged">How the two sides of a merged column come together; null for a plain column.</param>
internal sealed record VisibleColumn(string Name, RangeEntry Entry, int Index, MergedColumn? Merged = null) : INamedColumn;

/// <summary>A column of JOIN USING whose value is not simply that of one side.</summary>
/// <param name="Left">Left value, as seen from above the join's inputs.</param>
/// <param name="Right">Right value; null when the left one (converted) is all.</param>
/// <param name="LeftNulling">The join itself as it nulls the left side.</param>
internal sealed record MergedColumn(VisibleColumn Left, VisibleColumn? Right, uint Type, int Typmod, NullingJoins LeftNulling, NullingJoins RightNulling);
