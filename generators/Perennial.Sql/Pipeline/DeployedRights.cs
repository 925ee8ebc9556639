using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Fixes;
using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>What a service needs to call a procedure at an earlier version of the database, whose body may do other things than today's.</summary>
/// <param name="Version">The version.</param>
/// <param name="Signature">The procedure's.</param>
/// <param name="Rights">On tables and sequences, of whoever calls it.</param>
public sealed record DeployedRights(int Version, ProcedureSignature Signature, EquatableArray<RelationRight> Rights)
{
    /// <summary>The rights at each version of every query with its caller's rights, wherever the version has another body than the working tree.</summary>
    internal static EquatableArray<DeployedRights> Of(FolderState state)
    {
        List<Procedure> invokers = state.Analysis.Model.Procedures.Where(static procedure => procedure is { QuerySql: not null, IsInternal: false, Signature.Security: SecurityMode.Invoker }).ToList();
        List<DeployedRights> deployed = [];
        List<FoldedVersion> versions = [];
        foreach (FoldedVersion version in invokers.Count == 0 ? default : state.Analysis.Versions)
        {
            if (version.HasErrors) break;
            versions.Add(version);
            Dictionary<string, FoldedRoutine> bodies = FoldedRoutine.InEffect(versions);
            foreach (Procedure procedure in invokers)
            {
                string identity = FoldCheck.Identity(procedure.Signature);
                if (!bodies.TryGetValue(identity, out FoldedRoutine? body) || RoutineTextForm.Same(body.CreateSql, ProceduresFile.Normalize(procedure.CreateSql))) continue;
                Routine? routine = version.Catalog.FindRoutines(procedure.Signature.Schema, procedure.Signature.Name).FirstOrDefault(routine => FoldCheck.Identity(version.Catalog, routine) == identity);
                if (routine is null or { SecurityDefiner: true } || state.Binding.Bind(routine, version.Key, version.Catalog) is not { } bound) continue;
                deployed.Add(new(version.Folder.Number, procedure.Signature, bound.Statements.SelectMany(static statement => statement.Rights).Distinct().ToEquatableArray()));
            }
        }

        return deployed.ToEquatableArray();
    }
}
