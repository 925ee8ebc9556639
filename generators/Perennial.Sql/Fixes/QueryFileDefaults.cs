using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Fixes;

/// <summary>What the top of a file of queries says for all of them.</summary>
/// <param name="Schema">Of the procedures.</param>
/// <param name="Service">Their owner; null when the file names none.</param>
internal sealed record QueryFileDefaults(string Schema, string? Service)
{
    /// <summary>What a query without annotations at the end of the file would get.</summary>
    public static QueryFileDefaults Of(InputFile file, DatabaseOptions options)
    {
        string text = file.Text.TrimEnd();
        if (text.Length > 0 && text[text.Length - 1] != ';') text += "\n;";
        ParsedScript script = SqlParser.Parse(new SourceText("", text + "\n\n-- name: last_one :exec\nselect 1;\n"), ParseOptions.Queries);
        EquatableArray<QueryDefinition> queries = QueryFileReader.Read(script, "", options.DefaultSchema, new List<Finding>());
        return queries.IsEmpty ? new QueryFileDefaults(options.DefaultSchema, null) : new QueryFileDefaults(queries[queries.Count - 1].Schema, queries[queries.Count - 1].Service);
    }
}
