using System.Text.RegularExpressions;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;

namespace Perennial.Sql.Descriptions;

/// <summary>
/// Describes the statements of a query file. A file with <c>-- name:</c> lines is cut at them before it is parsed, so that a quote that is not closed
/// in one query spoils no other; a file without is a plain script.
/// </summary>
public sealed class QueryDescriber
{
    private static readonly Regex Header = new(
        @"^[ \t]*(--|/\*)[ \t]*name:[ \t]*(?<name>[^\s*]+)([ \t]+(?<command>:\w+))?[^\r\n]*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline);

    private readonly DatabaseCatalog _catalog;
    private readonly ParseOptions _parseOptions;

    private static readonly BindOptions Options = new() { QueryAnnotations = true };

    /// <param name="catalog">The database that the queries are for, with the search path that services use.</param>
    public QueryDescriber(DatabaseCatalog catalog)
    {
        _catalog = catalog;
        _parseOptions = new ParseOptions(catalog.ServerVersion, NamedParameters: true);
    }

    /// <summary>One description for each statement, in order. Never throws for what the file says.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EquatableArray<QueryDescription> Describe(InputFile file, CancellationToken cancellationToken = default)
    {
        SourceText source = new(file.Path, file.Text);
        List<QueryDescription> queries = [];
        MatchCollection headers = Header.Matches(file.Text);
        int first = headers.Count == 0 ? file.Text.Length : headers[0].Index;
        if (headers.Count == 0) Describe(source, null, new TextSpan(0, first), queries, cancellationToken);
        for (int i = 0; i < headers.Count; i++)
        {
            int end = i + 1 < headers.Count ? headers[i + 1].Index : file.Text.Length;
            Describe(source, headers[i], TextSpan.FromBounds(headers[i].Index, end), queries, cancellationToken);
        }

        return queries.ToEquatableArray();
    }

    private void Describe(SourceText file, Match? header, TextSpan span, List<QueryDescription> queries, CancellationToken cancellationToken)
    {
        SourceText source = new("", file.ToString(span));
        bool isFirst = true;
        foreach (ParsedStatement statement in SqlParser.Parse(source, _parseOptions).Statements)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Match? own = isFirst ? header : null;
            isFirst = false;
            BoundStatement bound = Bind(source, statement);
            EquatableArray<Finding> findings = BindStage.Move(bound.Findings, file, span.Start).ToEquatableArray();
            int line = file.GetPosition(own?.Index ?? span.Start + statement.Span.Start).Line;
            string? command = own is { } match && match.Groups["command"].Success ? match.Groups["command"].Value : null;
            queries.Add(new(own?.Groups["name"].Value, command, file.Path, line, ServerText.Of(source.ToString(statement.Span)), bound with { Findings = findings }));
        }
    }

    private BoundStatement Bind(SourceText source, ParsedStatement statement)
    {
        if (statement.Node is { } node) return QueryBinder.Bind(_catalog, node, source, Options);
        SyntaxError error = statement.Error!;
        return new BoundStatement { Command = "", Findings = [Finding.Create(FindingRules.Syntax, source, error.Span, error.Message, error.SqlState)] };
    }
}
