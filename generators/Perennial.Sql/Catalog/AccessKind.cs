namespace Perennial.Sql.Catalog;

/// <summary>Kinds of objects that have privileges of their own. Views count as tables.</summary>
public enum AccessKind
{
    Table,
    Sequence,
    Column,
    Routine,
    Type,
    Schema,
}
