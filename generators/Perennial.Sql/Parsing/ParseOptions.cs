namespace Perennial.Sql.Parsing;

/// <summary>What a parse depends on besides the text.</summary>
/// <param name="PostgresVersion">Major version of the newest server whose grammar is accepted, 13 to 18; newer constructs are errors that name their version.</param>
/// <param name="NamedParameters">Whether <c>@name</c>, <c>@name?</c> and <c>@name!</c> are parameters, as in query files, rather than operators.</param>
public sealed record ParseOptions(int PostgresVersion = 18, bool NamedParameters = false)
{
    /// <summary>PostgreSQL 18's grammar as the server has it.</summary>
    public static ParseOptions Default { get; } = new();

    /// <summary>The same with named parameters.</summary>
    public static ParseOptions Queries { get; } = new(NamedParameters: true);
}
