using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>PRN1035 for procedures: they differ from what the sealed versions made, and no version is open that would bring the change to databases.</summary>
internal static class UnversionedBodies
{
    /// <param name="versions">All of them sealed.</param>
    /// <param name="procedures">The working tree's.</param>
    /// <param name="findings">Receives a finding at each new or changed procedure.</param>
    public static void Check(EquatableArray<FoldedVersion> versions, IEnumerable<Procedure> procedures, ICollection<Finding> findings)
    {
        DatabaseCatalog catalog = versions[versions.Count - 1].Catalog;
        Dictionary<string, FoldedRoutine> settled = FoldedRoutine.InEffect(versions);
        Lazy<Dictionary<string, Routine>> routines = new(() => catalog.UserRoutines.GroupBy(routine => FoldCheck.Identity(catalog, routine), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal));
        foreach (Procedure procedure in procedures)
        {
            if (procedure.IsInternal) continue;
            string identity = FoldCheck.Identity(procedure.Signature);
            bool isNew = !settled.TryGetValue(identity, out FoldedRoutine? routine);
            if (!isNew && RoutineTextForm.Same(routine!.CreateSql, procedure.CreateSql)) continue;
            if (!isNew && routines.Value.TryGetValue(identity, out Routine? found) && HasSameQuery(found, procedure)) continue;
            SourceLocation place = procedure.Location;
            string what = isNew
                ? $"{procedure.Signature.QualifiedName} is new"
                : $"The {(DiffersInBody(routine!.CreateSql, procedure.CreateSql) ? "body" : "definition")} of {procedure.Signature.QualifiedName} differs from the one that the sealed versions create";
            findings.Add(Finding.Create(
                FindingRules.NoOpenVersion, place,
                $"{what}, and every version is sealed, so no database would get it. Begin a new version for it (perennial new \"what it does\")."));
        }
    }

    private static bool DiffersInBody(string one, string other) =>
        RoutineDefinitionForm.Of(one) is not { } first || RoutineDefinitionForm.Of(other) is not { } second || !RoutineTextForm.SameBody(first, second);

    // A newer release of this tool may wrap the same query in another way; that alone asks for no version.
    private static bool HasSameQuery(Routine routine, Procedure procedure)
    {
        if (procedure.Origin != ProcedureOrigin.Query || routine.Source is not { } source) return false;
        CreateRoutineStatement? create = SqlParser.Parse(new SourceText("", procedure.CreateSql)).Statements.Select(static statement => statement.Node).OfType<CreateRoutineStatement>().FirstOrDefault();
        string? today = create?.Options.OfType<RoutineAs>().FirstOrDefault()?.Definition.Value;
        return today is not null && RoutineTextForm.Same(Query(today), Query(source));
    }

    private static string Query(string body) => (GeneratedBody.Query(body, out _) ?? body).Trim();
}
