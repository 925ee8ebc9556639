namespace Perennial.Sql.Catalog;

/// <summary><c>pg_constraint.contype</c>.</summary>
public enum ConstraintKind
{
    Check,
    NotNull,
    PrimaryKey,
    Unique,
    ForeignKey,
    Exclusion,
}
