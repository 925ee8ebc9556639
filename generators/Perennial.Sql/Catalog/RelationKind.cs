namespace Perennial.Sql.Catalog;

/// <summary>What <c>pg_class.relkind</c> says. Indexes are kept with their table, not as relations.</summary>
public enum RelationKind
{
    Table,
    PartitionedTable,
    View,
    MaterializedView,
    ForeignTable,
    Sequence,
    CompositeType,
}
