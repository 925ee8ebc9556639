using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>
/// The statements that create what a catalog does not hold in full: aggregates, operators, casts, collations and foreign tables. A draft repeats them as scripts write
/// them, by the names that differences give these objects.
/// </summary>
internal sealed class DefinitionTexts
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The statement without its semicolon; null when no script that was read creates the object.</summary>
    public string? Find(string name) => _texts.TryGetValue(name, out string? text) ? text : null;

    /// <summary>Takes note of what scripts create, later ones over earlier ones.</summary>
    /// <param name="before">The catalog that the first of them meets.</param>
    /// <param name="scripts">In the order in which they run.</param>
    public void Read(DatabaseCatalog before, IReadOnlyCollection<ParsedScript> scripts)
    {
        if (!scripts.Any(static script => script.Statements.Any(IsRepeated))) return;
        ScriptFold fold = new(before, DefinitionBinder.Instance, []);
        foreach (ParsedScript script in scripts)
        {
            fold.Apply(script, (statement, old) =>
            {
                if (!IsRepeated(statement)) return;
                foreach (CatalogDifference difference in CatalogDifference.Compare(fold.Catalog, old)) _texts[difference.Object] = script.Source.ToString(statement.Span);
            });
        }
    }

    private static bool IsRepeated(ParsedStatement statement) =>
        statement.Node is CreateAggregateStatement or CreateOperatorStatement or CreateCastStatement or CreateCollationStatement or CreateTableStatement { ForeignServer: not null };
}
