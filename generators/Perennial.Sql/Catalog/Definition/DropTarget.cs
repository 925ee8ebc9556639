namespace Perennial.Sql.Catalog;

/// <summary>What kind of thing a <see cref="DropTarget"/> is.</summary>
internal enum DropKind
{
    Relation,
    Column,
    Default,
    Constraint,
    Index,
    Trigger,
    Policy,
    Rule,
    Statistics,
    Type,
    DomainConstraint,
    Routine,
    Operator,
    Cast,
    Collation,
    TextSearch,
    Schema,
    Extension,
    Language,
}

/// <summary>A thing that can be dropped, and so can depend on another one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Oid">The object, or the table or domain that it is a part of; a cast's source type; 0 for schemas, extensions and languages.</param>
/// <param name="Number">Attribute number of a column or default; target type of a cast; oid of a statistics object.</param>
/// <param name="Name">Name of a part, a schema, an extension, a language or (qualified) a collation.</param>
internal readonly record struct DropTarget(DropKind Kind, uint Oid, uint Number = 0, string? Name = null);
