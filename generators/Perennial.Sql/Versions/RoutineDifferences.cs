using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>In what procedures of the working tree differ from the routines that versions make, as the server keeps both: the spelling of their statements is none of it.</summary>
/// <param name="schema">The catalog of schema.sql.</param>
/// <param name="versions">The catalog of the newest version.</param>
internal sealed class RoutineDifferences(DatabaseCatalog schema, DatabaseCatalog versions)
{
    private readonly Lazy<Dictionary<string, Routine>> _present = new(() => ByIdentity(schema));
    private readonly Lazy<Dictionary<string, Routine>> _made = new(() => ByIdentity(versions));

    /// <summary>The routine of the versions; null when they have none of that identity.</summary>
    public Routine? FindMade(string identity) => _made.Value.TryGetValue(identity, out Routine? routine) ? routine : null;

    /// <summary>The differences, with what the procedure is as expected; null where the statements say more than a catalog keeps, or one of them makes no routine.</summary>
    public EquatableArray<CatalogDifference>? Between(FoldedRoutine made, Procedure procedure)
    {
        if (FindMade(made.Identity) is not { } found || Parse(made.CreateSql) is not { } before || Parse(procedure.CreateSql) is not { } now || IsMoreThanKept(before) || IsMoreThanKept(now)) return null;
        (DatabaseCatalog Catalog, Routine Routine)? present = procedure.Origin == ProcedureOrigin.Query ? Applied(now, made.Identity) : _present.Value.TryGetValue(made.Identity, out Routine? routine) ? (schema, routine) : null;
        if (present is not { } wanted) return null;
        EquatableArray<CatalogDifference> differences = CatalogDifference.Compare(wanted, (versions, found), DefinitionBinder.Instance);

        // Blanks and comments mean nothing in the languages that are known.
        bool isSameText = RoutineDefinitionForm.Of(made.CreateSql) is { } one && RoutineDefinitionForm.Of(procedure.CreateSql) is { } other && RoutineTextForm.SameBody(one, other);
        return isSameText ? differences.Where(static difference => difference.Property != "source").ToEquatableArray() : differences;
    }

    // A generated routine is in no catalog of schema.sql.
    private (DatabaseCatalog, Routine)? Applied(CreateRoutineStatement create, string identity)
    {
        DatabaseCatalog catalog = DdlApplier.Apply(schema, create, new DdlContext(new SourceText("", ""), DefinitionBinder.Instance)).Catalog;
        return catalog.FindRoutines(create.Name.Schema, create.Name.Name).FirstOrDefault(routine => FoldCheck.Identity(catalog, routine) == identity) is { } found ? (catalog, found) : null;
    }

    private static CreateRoutineStatement? Parse(string sql) => SqlParser.Parse(new SourceText("", sql)).Statements is { Count: 1 } statements ? statements[0].Node as CreateRoutineStatement : null;

    private static bool IsMoreThanKept(CreateRoutineStatement create) => create.Options.Any(static option => option is RoutineTransformOption or RoutineAs { LinkSymbol: not null });

    private static Dictionary<string, Routine> ByIdentity(DatabaseCatalog catalog) =>
        catalog.UserRoutines.GroupBy(routine => FoldCheck.Identity(catalog, routine), StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
}
