namespace Perennial.Sql.Catalog;

/// <summary>An operator class: one row of <c>pg_opclass</c>. A default btree class makes a type sortable, a hash one hashable.</summary>
/// <param name="Oid">Object id.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Method">Access method, such as <c>btree</c>.</param>
/// <param name="InputType">Oid of the indexed type; perhaps polymorphic (<c>anyarray</c>, <c>anyenum</c>).</param>
/// <param name="IsDefault">Whether it is the default of the method for its input type.</param>
public sealed record OperatorClass(uint Oid, string Schema, string Name, string Method, uint InputType, bool IsDefault);
