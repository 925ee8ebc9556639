using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Findings;

/// <summary>Something that a stage has to say about the user's files: an id, a place and a message that says what to do.</summary>
/// <param name="Rule">Which rule speaks; its id is in the documentation.</param>
/// <param name="Severity">The rule's severity, or the one that options gave it.</param>
/// <param name="Path">The file as it was given.</param>
/// <param name="Span">The characters meant.</param>
/// <param name="Start">Line and column of the first character, from 1.</param>
/// <param name="End">Line and column behind the last character, from 1.</param>
/// <param name="Message">One sentence or more, without a trailing line break.</param>
/// <param name="SqlState">PostgreSQL's error code when the server would raise one.</param>
public sealed record Finding(
    FindingRule Rule, FindingSeverity Severity, string Path, TextSpan Span, LinePosition Start, LinePosition End, string Message, string? SqlState = null)
{
    /// <summary>A finding of <paramref name="rule"/> with the rule's own severity.</summary>
    public static Finding Create(FindingRule rule, SourceText source, TextSpan span, string message, string? sqlState = null) =>
        new(rule, rule.Severity, source.Path, span, source.GetPosition(span.Start), source.GetPosition(span.End), message, sqlState);

    /// <summary>A finding of <paramref name="rule"/> with the rule's own severity, at a place that was noted before.</summary>
    public static Finding Create(FindingRule rule, SourceLocation place, string message) => new(rule, rule.Severity, place.Path, place.Span, place.Start, place.End, message);

    /// <summary>A message with a full stop, so that another sentence can follow.</summary>
    internal static string Sentence(string message) => message.EndsWith(".", StringComparison.Ordinal) || message.EndsWith("?", StringComparison.Ordinal) ? message : message + ".";

    /// <summary>The compiler's form: <c>file(line,column): error PRN1001: message</c>.</summary>
    public override string ToString() =>
        $"{Path}({Start.Line},{Start.Column}): {FindingSeverities.Word(Severity)} {Rule.Id}: {Message}";
}
