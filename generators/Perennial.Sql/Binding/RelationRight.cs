namespace Perennial.Sql.Binding;

/// <summary>A right that whoever runs a statement needs.</summary>
/// <param name="Schema">Schema of the relation.</param>
/// <param name="Relation">A table, view or sequence of the user's.</param>
/// <param name="Privilege"><c>select</c>, <c>insert</c>, <c>update</c> or <c>delete</c>; on a sequence <c>usage</c>, <c>select</c> or <c>update</c>.</param>
/// <param name="Column">Null for the relation as a whole: DELETE, and sequences.</param>
public sealed record RelationRight(string Schema, string Relation, string Privilege, string? Column);
