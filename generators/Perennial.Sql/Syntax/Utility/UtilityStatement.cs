namespace Perennial.Sql.Syntax;

/// <summary>
/// A statement whose grammar is checked exactly but whose parts nothing needs: it keeps its text.
/// </summary>
/// <param name="Kind">The statement's name as the documentation gives it: <c>VACUUM</c>, <c>CREATE PUBLICATION</c>, <c>ALTER SYSTEM</c>.</param>
/// <param name="Text">The statement's tokens, separated by single spaces.</param>
public sealed record UtilityStatement(string Kind, string Text) : Statement;
