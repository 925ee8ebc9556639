namespace Perennial.Sql.Procedures;

public enum SignatureTypeKind { Base, Array, Enum, Composite, Domain, Range, Multirange, Pseudo }

/// <summary>A type as a procedure's signature shows it: by value, with all that a caller's language needs to know.</summary>
/// <param name="DisplayName">Normalised and qualified: <c>integer</c>, <c>text[]</c>, <c>queue.task_state</c>. Two types are the same type when this is the same.</param>
/// <param name="Schema">The schema, <c>pg_catalog</c> for built-in types.</param>
/// <param name="Name">The name in pg_type: <c>int4</c>, <c>_text</c>, <c>task_state</c>.</param>
public sealed record SignatureType(SignatureTypeKind Kind, string DisplayName, string Schema, string Name)
{
    /// <summary>
    /// What a cast to the type has to say. <c>character</c> and <c>bit</c> mean a length of one there, but not in a signature (PostgreSQL documentation, "Character Types").
    /// </summary>
    public string CastName => this switch
    {
        { Kind: SignatureTypeKind.Base, Schema: "pg_catalog", Name: "bpchar" } => "pg_catalog.bpchar",
        { Kind: SignatureTypeKind.Base, Schema: "pg_catalog", Name: "bit" } => "pg_catalog.\"bit\"",
        { Kind: SignatureTypeKind.Array, Element: { } element } when element.CastName != element.DisplayName => element.CastName + "[]",
        _ => DisplayName,
    };

    /// <summary>Element of an array, base type of a domain, subtype of a range or multirange; null otherwise.</summary>
    public SignatureType? Element { get; init; }

    /// <summary>Labels of an enum, in order.</summary>
    public EquatableArray<string> Labels { get; init; }

    /// <summary>The enum was declared with <c>-- open-enum</c>.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Attributes of a composite type, in order.</summary>
    public EquatableArray<ResultColumn> Fields { get; init; }

    /// <summary>The type's comment in the database, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether a domain refuses null.</summary>
    public bool IsNotNull { get; init; }

    /// <summary>Conditions of a domain's checks as SQL, in the order of their names; empty without.</summary>
    public EquatableArray<string> Checks { get; init; }
}
