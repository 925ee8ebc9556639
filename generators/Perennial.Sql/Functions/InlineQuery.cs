using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>The SQL of a query with <c>-- inline</c>, as it travels with the call.</summary>
internal static class InlineQuery
{
    /// <summary>The text between whose parts the parameters stand, or null when the query cannot be inline.</summary>
    /// <param name="columns">The names of the result's columns.</param>
    /// <param name="report">Receives what is wrong.</param>
    public static InlineSql? Build(QueryDefinition query, BoundStatement bound, IReadOnlyList<string> columns, Action<string> report)
    {
        SourceText source = new("", query.Sql);
        Statement? statement = SqlParser.Parse(source, ParseOptions.Queries).Statements[0].Node;
        string? problem = QueryVariants.AreNeeded(query) ? "'-- optional:', '-- order:' and '-- page:' need a procedure, which chooses the query"
            : query.HasSecurity ? "'-- security:' is about a procedure, and inline SQL has its caller's rights anyway"
            : query.Command == QueryCommand.CopyFrom ? ":copyfrom needs a procedure, which takes the arrays"
            : With(statement) is { } with && with.Tables.Any(static table => table.Query is not SelectStatement) ? "a WITH that changes tables cannot be read from"
            : null;
        if (problem is not null)
        {
            report($"The query '{query.Name}' cannot be inline: {problem}. Remove the line '-- inline'.");
            return null;
        }

        string body = TextReplacement.Apply(source, new TextSpan(0, query.Sql.Length), bound.Replacements);
        bool isCounted = query.Command is QueryCommand.ExecRows or QueryCommand.ExecResult;
        if (isCounted && !bound.ReturnsRows) body += "\nreturning 1";
        string names = isCounted ? "(counted)" : "(" + string.Join(", ", columns.Select(NameRules.Quote)) + ")";
        bool isExecuted = query.Command is QueryCommand.Exec or QueryCommand.BatchExec;
        bool isSelect = bound.Command == "SELECT";
        string head = isExecuted ? "" : isSelect ? "" : $"with result {names} as (\n";
        string selects = isCounted ? "count(*)" : InlineSql.Columns;
        string text = isExecuted ? body
            : isSelect ? $"select {selects} from (\n{body}\n) as result {names}"
            : $"{head}{body}\n) select {selects} from result";
        bool isReadAsItIs = !isCounted && !isExecuted && bound.Columns.Select(static column => column.Name).SequenceEqual(columns, StringComparer.Ordinal);
        return new InlineSql(Split(text), bound.ReturnsRows) { Whole = isReadAsItIs ? Split(body) : default };
    }

    private static WithClause? With(Statement? statement) => statement switch
    {
        SelectStatement select => select.With,
        InsertStatement insert => insert.With,
        UpdateStatement update => update.With,
        DeleteStatement delete => delete.With,
        _ => null,
    };

    private static EquatableArray<InlinePart> Split(string sql)
    {
        List<InlinePart> parts = [];
        int position = 0;
        foreach ((int start, int end, int number) in ParameterPlaces.Of(sql))
        {
            parts.Add(new InlinePart(sql.Substring(position, start - position), number));
            position = end;
        }

        parts.Add(new InlinePart(sql.Substring(position), 0));
        return parts.ToEquatableArray();
    }
}
