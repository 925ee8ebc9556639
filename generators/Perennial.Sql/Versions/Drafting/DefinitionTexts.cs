using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>
/// The statements that make what a catalog does not hold in full: aggregates, operators, casts, collations, and foreign tables with what alters them. A draft repeats them as
/// scripts write them, by the names that differences give these objects.
/// </summary>
internal sealed class DefinitionTexts
{
    private const string Ending = ";\nreset search_path";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The statement without its semicolon, or several with semicolons between them; null when no script that was read creates the object.</summary>
    public string? Find(string name) => _texts.TryGetValue(name, out string? text) ? text : null;

    /// <summary>Takes note of what scripts create, later ones over earlier ones.</summary>
    /// <param name="before">The catalog that the first of them meets.</param>
    /// <param name="scripts">In the order in which they run.</param>
    /// <param name="isSessionEach">Whether each of them runs in a session of its own.</param>
    public void Read(DatabaseCatalog before, IReadOnlyCollection<ParsedScript> scripts, bool isSessionEach)
    {
        if (!scripts.Any(static script => script.Statements.Any(IsRepeated)) && !before.UserRelations.Any(static relation => relation.Kind == RelationKind.ForeignTable)) return;
        ScriptFold fold = new(before, DefinitionBinder.Instance, []);
        foreach (ParsedScript script in scripts)
        {
            if (isSessionEach) fold.StartSession();
            fold.Apply(script, (statement, old) =>
            {
                if (!IsRepeated(statement))
                {
                    if (FindAltered(statement.Node!, old) is { } table && fold.Catalog.FindRelation(table.Oid) is { } altered && _texts.TryGetValue(NameOf(table), out string? made)) _texts[NameOf(altered)] = made + ";\n" + InNewSession(script.Source.ToString(statement.Span), statement, script, old, fold.Catalog);
                    return;
                }

                List<CatalogDifference> differences = CatalogDifference.Compare(fold.Catalog, old).ToList();
                if (differences.Count == 0) return;
                string text = InNewSession(script.Source.ToString(statement.Span), statement, script, old, fold.Catalog);
                foreach (CatalogDifference difference in differences) _texts[difference.Object] = text;
            });
        }
    }

    // A draft runs with the server's own search_path: where the statement makes something else with that, it brings along the one that it was written for.
    private static string InNewSession(string text, ParsedStatement statement, ParsedScript script, DatabaseCatalog old, DatabaseCatalog made)
    {
        DatabaseCatalog again = DdlApplier.Apply(old.WithNewSession(), statement.Node!, new DdlContext(script.Source, DefinitionBinder.Instance)).Catalog;
        if (CatalogDifference.Compare(made, again).IsEmpty) return text;
        string path = old.SearchPath.Schemas.IsEmpty ? "''" : string.Join(", ", old.SearchPath.Schemas.Select(CatalogText.Quote));
        return $"set search_path = {path};\n{text}{Ending}";
    }

    /// <summary>A statement for a script that begins with <paramref name="setting"/>, which holds behind it as well.</summary>
    /// <param name="statement">A statement of a draft, or one of this class's texts.</param>
    /// <param name="setting">SET or SET LOCAL of the search path.</param>
    public static string Under(string statement, string setting)
    {
        if (!statement.EndsWith(Ending, StringComparison.Ordinal)) return statement;
        string beginning = setting.Replace("set local ", "set ") + ";\n";
        return statement.StartsWith(beginning, StringComparison.Ordinal) && statement.IndexOf(Ending, StringComparison.Ordinal) == statement.Length - Ending.Length
            ? statement.Substring(beginning.Length, statement.Length - beginning.Length - Ending.Length)
            : statement.Replace(Ending, ";\n" + setting);
    }

    // The foreign table whose columns, constraints, options or name a statement alters. Triggers have a draft of their own.
    private static Relation? FindAltered(Statement statement, DatabaseCatalog before)
    {
        QualifiedName? name = statement switch
        {
            AlterTableStatement alter when !alter.Actions.All(static action => action is ChangeTrigger) => alter.Relation.Name,
            RenameStatement { Object.Kind: ObjectKind.Column or ObjectKind.Constraint } rename => rename.Object.Owner,
            RenameStatement { Object.Kind: ObjectKind.Table or ObjectKind.ForeignTable } rename => rename.Object.Name,
            SetSchemaStatement { Object.Kind: ObjectKind.Table or ObjectKind.ForeignTable } move => move.Object.Name,
            _ => null,
        };
        return name is not null && before.FindRelation(name.Schema, name.Name) is { Kind: RelationKind.ForeignTable } table ? table : null;
    }

    private static string NameOf(Relation foreignTable) => "foreign table " + foreignTable.QualifiedName;

    private static bool IsRepeated(ParsedStatement statement) =>
        statement.Node is CreateAggregateStatement or CreateOperatorStatement or CreateCastStatement or CreateCollationStatement or CreateTableStatement { ForeignServer: not null };
}
