namespace Perennial.Sql.Binding;

/// <summary>A type with its modifier, by value; what else there is to know about it is in the catalog under its oid.</summary>
/// <param name="Oid">Oid of the type in the catalog that the statement was bound against.</param>
/// <param name="Typmod"><c>atttypmod</c>; -1 without a modifier.</param>
public readonly record struct TypeReference(uint Oid, int Typmod = -1);
