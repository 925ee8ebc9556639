using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>A parsed file: its top-level statements in order. Parsing never fails as a whole.</summary>
public sealed record ParsedScript(SourceText Source, EquatableArray<ParsedStatement> Statements)
{
    /// <summary>Comments behind the last statement (for a file of comments only, all of them).</summary>
    public EquatableArray<Comment> TrailingComments { get; init; }

    /// <summary>Commands of psql, which are no part of SQL: <c>\i file</c>, <c>\gexec</c>.</summary>
    internal EquatableArray<TextSpan> PsqlCommands { get; init; }
}

/// <summary>One top-level statement: a node, or the error that stands in its place. Empty statements (a lone <c>;</c>) are left out.</summary>
/// <param name="Span">From the first token to the end of the last one, without the semicolon.</param>
/// <param name="Node">Null exactly when there is an error.</param>
/// <param name="Error">The first syntax error, or null.</param>
/// <param name="LeadingComments">The comments between the statement before and this one, in order.</param>
public sealed record ParsedStatement(TextSpan Span, Statement? Node, SyntaxError? Error, EquatableArray<Comment> LeadingComments);

/// <summary>A comment with its delimiters, <c>-- text</c> or <c>/* text */</c>.</summary>
/// <param name="Text">The characters as written.</param>
public sealed record Comment(TextSpan Span, string Text);

/// <summary>Why a statement could not be read.</summary>
/// <param name="Span">The token at fault; empty at the end of the input.</param>
/// <param name="Message">What was found and what was expected, in the user's words.</param>
/// <param name="SqlState">PostgreSQL's code, mostly 42601.</param>
public sealed record SyntaxError(TextSpan Span, string Message, string SqlState = "42601");
