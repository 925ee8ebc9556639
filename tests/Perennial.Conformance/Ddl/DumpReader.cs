using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Ddl;

/// <summary>Reads the output of pg_dump.</summary>
internal static class DumpReader
{
    /// <summary>The catalog of a dump, and what is found wrong with its statements, which is nothing where all is well.</summary>
    public static (DatabaseCatalog Catalog, List<string> Findings) Read(string dump, int version)
    {
        SourceText source = new("dump.sql", dump);
        DdlContext context = new(source, DefinitionBinder.Instance);
        DatabaseCatalog catalog = DatabaseCatalog.Empty(version);
        List<string> findings = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            if (statement.Node is null)
            {
                findings.Add($"line {source.GetPosition(statement.Span.Start).Line}: {statement.Error!.Message}");
                continue;
            }

            DdlResult result = DdlApplier.Apply(catalog, statement.Node, context);
            findings.AddRange(result.Findings.Select(static finding => finding.ToString()));
            catalog = result.Catalog;
        }

        return (catalog, findings);
    }
}
