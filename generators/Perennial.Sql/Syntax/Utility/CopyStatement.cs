namespace Perennial.Sql.Syntax;

/// <summary>COPY of a table or of a query's rows.</summary>
/// <param name="IsFrom">True for COPY ... FROM.</param>
public sealed record CopyStatement(bool IsFrom) : Statement
{
    /// <summary>Null when a query is copied.</summary>
    public QualifiedName? Table { get; init; }

    public EquatableArray<Identifier> Columns { get; init; }

    /// <summary>SELECT, INSERT, UPDATE, DELETE or MERGE, or null.</summary>
    public Statement? Query { get; init; }

    public bool IsProgram { get; init; }

    /// <summary>The file or program; null for STDIN and STDOUT, which stand for each other.</summary>
    public string? Target { get; init; }

    public EquatableArray<CopyOption> Options { get; init; }

    public Expression? Where { get; init; }
}

/// <param name="Name">Lower case; <c>force_quote</c>, <c>force_not_null</c> and <c>force_null</c> for both spellings.</param>
/// <param name="Values">The words, numbers or strings given; <c>*</c> for a star; empty without.</param>
public sealed record CopyOption(string Name, EquatableArray<string> Values) : SqlNode;
