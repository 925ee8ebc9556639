using System.Text;
using System.Text.RegularExpressions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1036: what a DO block does to the catalog. Definitions that run whatever happens are folded like others (<see cref="DoBlockStatements"/>); a line <c>-- effect: ddl</c> above
/// the block states the result of all else.
/// </summary>
/// <param name="appliesConditional">
/// Whether definitions under a condition are applied where they can be: for files that nobody wrote for us. Only what cannot be known is reported then, as a warning.
/// </param>
internal sealed class DoBlockFold(ScriptFold fold, ICollection<Finding> findings, bool appliesConditional = false)
{
    private const string Effect = "effect:";

    public void Read(SourceText source, ParsedStatement statement)
    {
        if (statement.Node is not DoStatement block) return;
        List<string> effects = Effects(statement);
        if (effects.Count > 0)
        {
            foreach (string effect in effects) Apply(new SourceText(source.Path, effect), source, statement.Span);
            return;
        }

        DoBlockStatements statements = DoBlockStatements.Of(block);
        if (statements.Obstacle is not { } obstacle)
        {
            foreach (string text in statements.Plain) Apply(new SourceText(source.Path, text), source, statement.Span);
            return;
        }

        string code = DoBlockText.WithoutTexts(block.Body.Value);
        if (appliesConditional)
        {
            Warn(source, statement.Span, block.Body.Value, code, ApplyBranches(source, block.Body.Value));
            return;
        }

        string named = obstacle.Definition is { } definition ? Shortened(definition) : Named(code, block.Body.Value);
        findings.Add(Finding.Create(
            FindingRules.DynamicDdl, source, statement.Span,
            $"This DO block {obstacle.What}{named}, so the build cannot tell what the database is afterwards. {MisspeltEffect(statement)}"
            + "Write the definitions as statements of their own, or say what comes out in lines directly above the block: -- effect: alter table t add column c text"));
    }

    /// <summary>The definition that a PL/pgSQL body runs by EXECUTE, as its text begins; null for none.</summary>
    public static string? DynamicDefinition(string body)
    {
        string code = DoBlockText.WithoutTexts(body);
        return DoBlockText.Dynamic.IsMatch(code) && Named(code, body) is { Length: > 0 } named ? named : null;
    }

    private List<TextSpan> ApplyBranches(SourceText source, string body)
    {
        List<FormattedStatement> formatted = FormattedStatement.In(body);
        List<TextSpan> told = [.. formatted.Where(static statement => statement.Text is null).Select(static statement => statement.Span)];
        HashSet<TextSpan> partly = [.. formatted.Where(static statement => !statement.IsWhole).Select(static statement => statement.Span)];
        foreach (List<(TextSpan Span, string Text)> branch in Branches(body, formatted))
        {
            if (fold.TryApply([.. branch.Select(definition => SqlParser.Parse(new SourceText(source.Path, definition.Text)))])) told.AddRange(branch.Select(static definition => definition.Span).Where(span => !partly.Contains(span)));
        }

        return told;
    }

    private void Warn(SourceText source, TextSpan place, string body, string code, List<TextSpan> told)
    {
        StringBuilder untold = new(body);
        foreach (TextSpan span in told) untold.Remove(span.Start, span.Length).Insert(span.Start, " ", span.Length);
        string? what = DynamicDefinition(DoBlockText.ConstantExecute.Replace(untold.ToString(), "")) is { } made ? $"runs statements that it puts together itself{made}, and what they make is not described"
            : DoBlockText.Definition.IsMatch(code) && DoBlockText.OtherCondition.IsMatch(code) ? $"defines objects under a condition{Named(code, body)}, and is described as if that held"
            : null;
        if (what is null) return;
        Finding found = Finding.Create(FindingRules.DynamicDdl, source, place, $"This DO block {what}. Say what comes out in lines directly above the block: -- effect: alter table t add column c text");
        findings.Add(found with { Severity = FindingSeverity.Warning });
    }

    // The first definition, so that the message names what it is about; of one that is put together, the text that it is put together from.
    private static string Named(string code, string body)
    {
        Match found = DoBlockText.Definition.Match(code);
        bool isQuoted = !found.Success;
        if (isQuoted) found = DoBlockText.Definition.Match(body);
        if (!found.Success) return "";
        string text = (isQuoted ? body : code).Substring(found.Index);
        int end = text.IndexOfAny(isQuoted ? [';', '\''] : [';']);
        bool goesOn = isQuoted && end >= 0 && text.Substring(end + 1).TrimStart().StartsWith("||", StringComparison.Ordinal);
        return Shortened(end < 0 ? text : text.Substring(0, end), goesOn ? " ..." : "");
    }

    private static string Shortened(string text, string suffix = "")
    {
        string words = DoBlockText.Spaces.Replace(text, " ").Trim(' ', '"') + suffix;
        return words.Length > 60 ? $" ({words.Substring(0, 60)}...)" : $" ({words})";
    }

    // CREATE TYPE under IF NOT EXISTS (...), or before EXCEPTION WHEN duplicate_object: what is there already is refused, as the block means it. One refused statement ends the block, so
    // that a branch with one cannot be the one that runs. Names and quoted text keep their places.
    private static IEnumerable<List<(TextSpan Span, string Text)>> Branches(string body, List<FormattedStatement> formatted)
    {
        string code = DoBlockText.Blanked(body);
        List<(TextSpan Span, string Text)> found = [];
        foreach (Match match in DoBlockText.ConditionalDefinition.Matches(code))
        {
            Group text = match.Groups["text"];
            found.Add((new(text.Index, text.Length), body.Substring(text.Index, text.Length)));
        }

        foreach (Match match in DoBlockText.ConstantExecute.Matches(body))
        {
            string text = match.Groups["plain"].Success ? match.Groups["plain"].Value.Replace("''", "'") : match.Groups["dollar"].Value;
            if (code[match.Index] != ' ') found.Add((new(match.Index, match.Length), text));
        }

        foreach (FormattedStatement statement in formatted)
        {
            if (statement.Text is { } text) found.Add((statement.Span, text));
        }

        List<(TextSpan Span, string Text)> branch = [];
        int end = 0;
        foreach ((TextSpan span, string text) in found.OrderBy(static definition => definition.Span.Start))
        {
            // In a block that lacks a semicolon one definition swallows the next.
            if (span.Start < end) continue;
            if (branch.Count > 0 && DoBlockText.Boundary.Match(code, end, span.Start - end).Success)
            {
                yield return branch;
                branch = [];
            }

            branch.Add((span, text));
            end = span.End;
        }

        if (branch.Count > 0) yield return branch;
    }

    // Spans inside of the block or the line mean nothing in the file, so mistakes are reported at the block.
    private void Apply(SourceText text, SourceText source, TextSpan place)
    {
        ParsedScript script = SqlParser.Parse(text);
        List<Finding> inner = [];
        foreach (ParsedStatement statement in script.Statements)
        {
            if (statement.Error is { } error) inner.Add(Finding.Create(FindingRules.Syntax, text, error.Span, error.Message, error.SqlState));
        }

        fold.ApplyNested(script, inner);
        if (appliesConditional) return;
        foreach (Finding finding in inner)
            findings.Add(Finding.Create(finding.Rule, source, place, finding.Message, finding.SqlState) with { Severity = finding.Severity });
    }

    private static List<string> Effects(ParsedStatement statement)
    {
        List<string> effects = [];
        foreach (Comment comment in statement.LeadingComments)
        {
            string text = comment.Text.TrimStart('-', ' ', '\t').TrimEnd();
            if (text.StartsWith(Effect, StringComparison.Ordinal)) effects.Add(text.Substring(Effect.Length).Trim());
        }

        return effects;
    }

    // A slip in the word would leave its writer wondering why the line does nothing.
    private static string MisspeltEffect(ParsedStatement statement)
    {
        foreach (Comment comment in statement.LeadingComments)
        {
            string text = comment.Text.TrimStart('-', ' ', '\t');
            int end = text.IndexOfAny([' ', ':']);
            if (end > 3 && Spelling.Nearest(text.Substring(0, end), [Effect.TrimEnd(':')]) is not null) return $"The line '-- {text.Substring(0, end)}' above it is not understood; it begins with '-- {Effect}'. ";
        }

        return "";
    }
}
