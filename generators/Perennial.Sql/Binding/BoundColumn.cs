namespace Perennial.Sql.Binding;

/// <summary>A column of a statement's result.</summary>
/// <param name="Name">
/// As the server names it (<c>?column?</c> included, duplicates kept). A trailing <c>!</c> or <c>?</c> of an alias in a query file is taken off and has set <see cref="IsNullable"/>.
/// </param>
/// <param name="Type">The type with its modifier.</param>
/// <param name="TypeName">The type as <c>format_type(oid, typmod)</c> prints it, qualified as in <see cref="BoundParameter.TypeName"/>.</param>
/// <param name="IsNullable">False only where the statement and the catalog prove that the value is never null, or an alias says so.</param>
/// <param name="Source">The table's column whose value this is, unchanged; null for anything else. For documentation and type overrides.</param>
public sealed record BoundColumn(string Name, TypeReference Type, string TypeName, bool IsNullable, ColumnSource? Source)
{
    /// <summary>The type as the server describes it to clients: for a domain, and only for it, the type below it.</summary>
    public TypeReference WireType { get; init; } = Type;

    /// <summary><see cref="WireType"/> as <c>format_type(oid, typmod)</c> prints it.</summary>
    public string WireTypeName { get; init; } = TypeName;

    /// <summary>Why the value may be null, in words, such as <c>public.tasks.title may be null</c>; null where it never is, and where no short words would help.</summary>
    public string? NullReason { get; init; }

    /// <summary>Whether an alias has set <see cref="IsNullable"/>, whatever can be proven.</summary>
    public bool IsNullabilityGiven { get; init; }

    /// <summary>For a row as a value whether each of its fields may be null; empty for other values, and where the fields are not known.</summary>
    internal EquatableArray<bool> NullableFields { get; init; }

    /// <summary>What <c>sqlc.embed(t)</c> groups this column under; null otherwise.</summary>
    public EmbeddedRelation? Embedded { get; init; }

    /// <summary>For a column in <see cref="Embedded"/>: whether it can be null in a row that is there. For a table's column this is what the table declares.</summary>
    public bool IsNullableInRow { get; init; }
}

/// <summary>A relation that <c>sqlc.embed(t)</c> has written out.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Table">The table; null for a view, a subquery or a common table.</param>
/// <param name="IsNullable">An outer join may have left its row out.</param>
public sealed record EmbeddedRelation(string Name, ColumnSource? Table, bool IsNullable);

/// <summary>A relation's column by name.</summary>
public sealed record ColumnSource(string Schema, string Relation, string Column);
