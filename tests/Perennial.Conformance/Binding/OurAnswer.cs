using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Binding;

/// <summary>What we say of a statement, in the server's form.</summary>
public static class OurAnswer
{
    /// <summary>Parses and binds one statement.</summary>
    public static Answer Of(DatabaseCatalog catalog, string sql)
    {
        SourceText source = new("", sql);
        ParsedScript script = SqlParser.Parse(source, new ParseOptions(catalog.ServerVersion));
        if (script.Statements.Count != 1) return script.Statements.Count == 0 ? new([], []) : Answer.Refusal("42601", 0, "cannot insert multiple commands into a prepared statement");
        if (script.Statements[0].Error is { } error) return Answer.Refusal(error.SqlState, Characters(sql, error.Span.Start), error.Message);
        return Of(QueryBinder.Bind(catalog, script.Statements[0].Node!, source), sql);
    }

    /// <param name="sql">The text in which the findings' places count.</param>
    public static Answer Of(BoundStatement bound, string sql)
    {
        Finding? refusal = bound.Findings.FirstOrDefault(QueryDescription.IsRefusal);
        if (refusal is not null) return Answer.Refusal(refusal.SqlState!, Characters(sql, refusal.Span.Start), refusal.Message);
        return new([.. bound.Parameters.Select(static parameter => parameter.TypeName)], [.. bound.Columns.Select(static column => (column.Name, column.WireTypeName))]);
    }

    // The server counts characters, not UTF-16 units.
    private static int Characters(string sql, int offset)
    {
        int count = 1;
        for (int i = 0; i < Math.Min(offset, sql.Length); i++)
        {
            if (!char.IsLowSurrogate(sql[i])) count++;
        }

        return count;
    }
}
