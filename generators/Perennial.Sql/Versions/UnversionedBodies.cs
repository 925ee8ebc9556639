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
    /// <param name="differences">Of the working tree from the newest version.</param>
    /// <param name="findings">Receives a finding at each new or changed procedure.</param>
    public static void Check(EquatableArray<FoldedVersion> versions, IEnumerable<Procedure> procedures, RoutineDifferences differences, ICollection<Finding> findings)
    {
        Dictionary<string, FoldedRoutine> settled = FoldedRoutine.InEffect(versions);
        foreach (Procedure procedure in procedures)
        {
            if (procedure.IsInternal) continue;
            string name = procedure.Signature.QualifiedName;
            string what = $"{name} is new";
            if (settled.TryGetValue(FoldCheck.Identity(procedure.Signature), out FoldedRoutine? routine))
            {
                if (RoutineTextForm.Same(routine.CreateSql, procedure.CreateSql) || (differences.FindMade(routine.Identity) is { } made && HasSameQuery(made, procedure))) continue;
                EquatableArray<CatalogDifference>? found = differences.Between(routine, procedure);
                if (found is { IsEmpty: true }) continue;
                bool isBody = found?.Any(static difference => difference.Property is "body" or "source") ?? DiffersInBody(routine.CreateSql, procedure.CreateSql);
                what = isBody || found is null
                    ? $"The {(isBody ? "body" : "definition")} of {name} differs from the one that the sealed versions create"
                    : $"The definition of {name} differs from the one that the sealed versions create ({string.Join("; ", found.Value.Select(DifferenceText.OfRoutine))})";
            }

            SourceLocation place = procedure.Location;
            findings.Add(Finding.Create(
                FindingRules.NoOpenVersion, place,
                $"{what}, and every version is sealed, so no database would get it. Begin a new version for it (perennial new \"what it does\")."));
        }
    }

    private static bool DiffersInBody(string one, string other) =>
        RoutineDefinitionForm.Of(one) is not { } first || RoutineDefinitionForm.Of(other) is not { } second || !RoutineTextForm.SameBody(first, second);

    // A newer release of this tool may wrap the same query in another way, or give its operators their schemas; that alone asks for no version.
    private static bool HasSameQuery(Routine routine, Procedure procedure)
    {
        if (procedure.Origin != ProcedureOrigin.Query || routine.Source is not { } source) return false;
        return Is(procedure.CreateSql) || (procedure.FormerCreateSql is { } former && Is(former));

        bool Is(string createSql)
        {
            CreateRoutineStatement? create = SqlParser.Parse(new SourceText("", createSql)).Statements.Select(static statement => statement.Node).OfType<CreateRoutineStatement>().FirstOrDefault();
            return create?.Options.OfType<RoutineAs>().FirstOrDefault()?.Definition.Value is { } body && RoutineTextForm.Same(Query(body), Query(source));
        }
    }

    private static string Query(string body) => (GeneratedBody.Query(body, out _) ?? body).Trim();
}
