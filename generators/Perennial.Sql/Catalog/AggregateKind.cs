namespace Perennial.Sql.Catalog;

/// <summary><c>pg_aggregate.aggkind</c>.</summary>
public enum AggregateKind
{
    Normal,
    OrderedSet,
    HypotheticalSet,
}
