using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>A named query as its file says it, before anything is known about tables and types.</summary>
/// <param name="Name">As written after <c>-- name:</c>.</param>
/// <param name="Command">What the caller gets.</param>
public sealed record QueryDefinition(string Name, QueryCommand Command)
{
    /// <summary>Kept by the stage that binds queries.</summary>
    internal Memo<object> Bound;

    /// <summary>Kept by the stage that looks for session state.</summary>
    internal Memo<object> Scanned;

    /// <summary>Schema of the procedure.</summary>
    public required string Schema { get; init; }

    /// <summary>Name of the procedure: <see cref="Name"/> in snake case.</summary>
    public required string ProcedureName { get; init; }

    /// <summary>The file's name without extension.</summary>
    public required string Group { get; init; }

    /// <summary>The statement's text as written, without its semicolon.</summary>
    public required string Sql { get; init; }

    /// <summary>Where <see cref="Sql"/> stands in its file.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Where the name stands.</summary>
    public required SourceLocation Location { get; init; }

    public string? Service { get; init; }

    /// <summary>Whether the query has no <c>-- service:</c> of its own, so that the file's line decides.</summary>
    public bool HasServiceOfFile { get; init; }

    /// <summary><c>-- reads</c> or <c>-- writes</c>, or null when it is left to inference.</summary>
    public AccessMode? DeclaredMode { get; init; }

    /// <summary>Where <see cref="DeclaredMode"/> is written.</summary>
    public TextSpan? DeclaredModeSpan { get; init; }

    public SecurityMode Security { get; init; }

    /// <summary>Whether <c>-- security:</c> is written.</summary>
    public bool HasSecurity { get; init; }

    public string? Deprecated { get; init; }

    public string? RowName { get; init; }

    public EquatableArray<DeclaredError> Raises { get; init; }

    /// <summary><c>-- type:</c> lines.</summary>
    public EquatableArray<TypeOverride> Types { get; init; }

    /// <summary><c>-- optional:</c>: parameters whose conditions are dropped when they are null.</summary>
    public EquatableArray<string> Optional { get; init; }

    /// <summary><c>-- order:</c>: result columns that callers may sort by.</summary>
    public EquatableArray<string> Order { get; init; }

    /// <summary><c>-- page:</c>: the result columns of the key, with <c> desc</c> behind each or none.</summary>
    public EquatableArray<string> Page { get; init; }

    /// <summary>The comment lines that are no annotations, joined by line breaks.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>False when the statement has a syntax error, can be no query, or its header was refused; then there is nothing to bind.</summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>Where <c>-- inline</c> is written; null for a query that becomes a procedure.</summary>
    public SourceLocation? Inline { get; init; }

    /// <summary><c>-- direction:</c> of a step in online.sql; null elsewhere.</summary>
    public string? Direction { get; init; }
}
