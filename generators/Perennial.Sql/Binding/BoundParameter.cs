namespace Perennial.Sql.Binding;

/// <summary>A parameter of a statement.</summary>
/// <param name="Position">The number behind the dollar sign, from 1. Named parameters are numbered in order of their first use.</param>
/// <param name="Name">
/// The name as written; for a bare <c>$n</c> the name of the column that it is compared with or stored into, else <c>pn</c>. Unique in its statement, never empty.
/// </param>
/// <param name="Type">The type that the server infers, or the one declared for a routine's argument.</param>
/// <param name="TypeName">The type as <c>format_type(oid, typmod)</c> prints it, with its schema unless that is pg_catalog or public: <c>integer</c>, <c>text[]</c>, <c>queue.task_state</c>.</param>
/// <param name="IsNullable">Whether callers may pass null: as declared, otherwise as the statement uses it.</param>
/// <param name="DeclaredNullable">True for <c>@name?</c> and <c>sqlc.narg</c>, false for <c>@name!</c>, null when left to inference.</param>
public sealed record BoundParameter(int Position, string Name, TypeReference Type, string TypeName, bool IsNullable, bool? DeclaredNullable)
{
    /// <summary>Written as <c>sqlc.slice(name)</c>: the type is the array of what the statement compares it with.</summary>
    public bool IsSlice { get; init; }

    /// <summary>Stored as it is into a column that refuses null, so that a null is an error.</summary>
    public bool RefusesNull { get; init; }

    /// <summary>How the statement writes it: <c>@name</c>, <c>@name?</c>, <c>$1</c>, <c>sqlc.slice(name)</c>.</summary>
    internal string Form { get; init; } = "";

    /// <summary>The column that refuses it, qualified; null where none does.</summary>
    public string? NullRefuser { get; init; }
}
