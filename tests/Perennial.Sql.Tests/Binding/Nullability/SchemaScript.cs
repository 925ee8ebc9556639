using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>Applies definitions to a catalog; statements that define nothing change nothing.</summary>
internal static class SchemaScript
{
    public static DatabaseCatalog Apply(DatabaseCatalog catalog, SourceText source)
    {
        DdlContext context = new(source, DefinitionBinder.Instance);
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(catalog.ServerVersion)).Statements)
        {
            Assert.True(statement.Node is not null, $"{source.Path}: {statement.Error?.Message}");
            DdlResult result = DdlApplier.Apply(catalog, statement.Node, context);
            Assert.True(!result.Findings.Any(static finding => finding.Severity == FindingSeverity.Error), $"{source.Path}: {string.Join("; ", result.Findings.Select(static finding => finding.Message))}");
            catalog = result.Catalog;
        }

        return catalog;
    }
}
