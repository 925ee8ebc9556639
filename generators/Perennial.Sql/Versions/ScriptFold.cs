using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Versions;

/// <summary>Applies the statements of scripts to a catalog, one after the other, as a server would.</summary>
internal sealed class ScriptFold(DatabaseCatalog catalog, IDefinitionBinder? binder, ICollection<Finding> findings)
{
    /// <summary>The catalog after all that was applied.</summary>
    public DatabaseCatalog Catalog { get; private set; } = catalog;

    /// <param name="script">A parsed file; statements with syntax errors are passed over, since they are reported already.</param>
    /// <param name="applied">Called after each statement with the catalog before it; may be null.</param>
    public void Apply(ParsedScript script, Action<ParsedStatement, DatabaseCatalog>? applied = null)
    {
        DdlContext context = new(script.Source, binder);
        foreach (ParsedStatement statement in script.Statements)
        {
            if (statement.Node is null) continue;
            DatabaseCatalog before = Catalog;
            DdlResult result = DdlApplier.Apply(before, statement.Node, context);
            foreach (Finding finding in result.Findings) findings.Add(finding);
            Catalog = result.Catalog;
            applied?.Invoke(statement, before);
        }
    }

    /// <summary>Applies statements that stand inside of another one, whose mistakes go to <paramref name="nested"/>.</summary>
    public void ApplyNested(ParsedScript script, ICollection<Finding> nested)
    {
        ScriptFold inner = new(Catalog, binder, nested);
        inner.Apply(script);
        Catalog = inner.Catalog;
    }

    /// <summary>Applies scripts when nothing in them is refused, and nothing of them otherwise.</summary>
    /// <returns>Whether the catalog is as after the scripts: they were applied, or what they make is there already.</returns>
    public bool TryApply(IReadOnlyList<ParsedScript> scripts)
    {
        List<Finding> refused = [];
        ScriptFold inner = new(Catalog, binder, refused);
        foreach (ParsedScript script in scripts)
        {
            if (script.Statements.Any(static statement => statement.Error is not null)) return false;
            inner.Apply(script);
        }

        List<Finding> errors = refused.FindAll(static finding => finding.Severity == FindingSeverity.Error);
        if (errors.Count == 0) Catalog = inner.Catalog;
        return errors.TrueForAll(static error => error.SqlState is "42P06" or "42P07" or "42701" or "42710" or "42723");
    }

    /// <summary>A file runs in a session of its own: what SET changed and PREPARE named before does not reach it.</summary>
    public void StartSession() => Catalog = Catalog.WithNewSession();
}
