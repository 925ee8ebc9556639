namespace Perennial.Sql.Catalog;

/// <summary>What an <see cref="ObjectReference"/> points to.</summary>
public enum ObjectClass
{
    Relation,
    Type,
    Routine,
    Operator,
    Collation,
    TextSearch,
}

/// <summary>A reference from one object to another: a row of <c>pg_depend</c> as the referring object keeps it.</summary>
/// <param name="Class">Which catalog the oid is of.</param>
/// <param name="Oid">The object used.</param>
/// <param name="Column">Attribute number when one column of a relation is used; 0 for the whole object.</param>
public readonly record struct ObjectReference(ObjectClass Class, uint Oid, int Column = 0);
