namespace Perennial.Sql.Binding;

/// <summary>A relation, or one of its columns, that a statement reads or writes.</summary>
/// <param name="Schema">Schema of the relation.</param>
/// <param name="Relation">Its name.</param>
/// <param name="Column">
/// Null for the relation as a whole: among reads one that no column is taken from (<c>select count(*)</c>), among writes a DELETE. INSERT writes the columns that it names.
/// </param>
public sealed record RelationColumnUse(string Schema, string Relation, string? Column)
{
    /// <summary>The form of <c>perennial describe</c>: <c>schema.relation</c>.</summary>
    public string QualifiedRelation => Schema + "." + Relation;
}
