namespace Perennial.Sql.Catalog;

/// <summary>The columns that every table has without declaring them (PostgreSQL documentation, "System Columns"). They are never null.</summary>
public static class SystemColumn
{
    private static readonly Column[] All =
    [
        new() { Name = "ctid", Number = -1, Type = TypeOid.Tid, NotNull = true },
        new() { Name = "xmin", Number = -2, Type = TypeOid.Xid, NotNull = true },
        new() { Name = "cmin", Number = -3, Type = TypeOid.Cid, NotNull = true },
        new() { Name = "xmax", Number = -4, Type = TypeOid.Xid, NotNull = true },
        new() { Name = "cmax", Number = -5, Type = TypeOid.Cid, NotNull = true },
        new() { Name = "tableoid", Number = -6, Type = TypeOid.Oid, NotNull = true },
    ];

    /// <summary>The system column of that name, or null. Views and composite types have none of them.</summary>
    public static Column? Find(string name)
    {
        foreach (Column column in All)
        {
            if (string.Equals(column.Name, name, StringComparison.Ordinal)) return column;
        }

        return null;
    }
}
