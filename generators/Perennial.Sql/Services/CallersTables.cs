using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;

namespace Perennial.Sql.Services;

/// <summary>
/// PRN1042: services have no rights on tables but those that their invoker queries need, so hand-written routines reach tables as definers. Queries are not meant: <c>access apply</c> gives the rights that
/// they need.
/// </summary>
/// <param name="catalog">Of schema.sql.</param>
/// <param name="roles">Tells the services' roles.</param>
internal sealed class CallersTables(DatabaseCatalog catalog, ServiceRoles roles)
{
    private const string Commits = "A procedure that commits cannot be SECURITY DEFINER: let it call routines that are, and touch the tables there";

    /// <summary>What is wrong with a routine that has its caller's rights; null when nothing is.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="body">Its body.</param>
    /// <param name="services">Those whose programs call procedures.</param>
    public string? Check(Procedure procedure, ProcedureBody body, IReadOnlyCollection<string> services)
    {
        if (procedure is not { Origin: ProcedureOrigin.Routine, Signature: { Security: SecurityMode.Invoker } signature }) return null;
        bool commits = signature.Kind == ProcedureKind.Procedure && body.Unbound is { EndsTransactions: true };
        if (signature.Service is null) return commits ? CheckOfNobody(signature, body, services) : null;
        if (Refused(body, signature.Service) is not { Count: > 0 } tables) return null;
        string advice = commits ? Commits : "Write 'security definer set search_path = pg_catalog, pg_temp' at the routine";
        return $"{signature.QualifiedName} runs with the rights of its caller, and the service {signature.Service} has none on {string.Join(" and ", tables)}, so calls fail (42501). "
            + $"{advice}, or grant the service what the body needs.";
    }

    // Others that nobody owns are often called by definers, which have the rights. One that commits is called by programs: within a definer it could not.
    private string? CheckOfNobody(ProcedureSignature signature, ProcedureBody body, IReadOnlyCollection<string> services)
    {
        SortedSet<string> tables = new(StringComparer.Ordinal);
        foreach (string service in services)
        {
            SortedSet<string> refused = Refused(body, service);
            if (refused.Count == 0) return null;
            tables.UnionWith(refused);
        }

        if (tables.Count == 0) return null;
        return $"{signature.QualifiedName} belongs to no service, so that all of them may execute it, and runs with the rights of its caller: none of them has any on {string.Join(" and ", tables)}, so calls fail (42501). "
            + $"{Commits}. Or say whose it is ('-- service: {services.Min()}') and grant that service what the body needs; where no service calls it, write '-- internal'.";
    }

    private SortedSet<string> Refused(ProcedureBody body, string service)
    {
        SortedSet<string> tables = new(StringComparer.Ordinal);
        foreach (RelationRight right in body.Statements.SelectMany(static statement => statement.Rights).Concat(body.Unbound?.Rights ?? []))
        {
            if (catalog.FindRelation(right.Schema, right.Relation) is not { IsUserDefined: true } table || table.Kind == RelationKind.Sequence) continue;
            // Which of them a MERGE in PL/pgSQL needs is not known.
            string[] any = right.Privilege == "merge" ? ["insert", "update", "delete"] : [right.Privilege];
            if (!any.Any(one => IsGranted(table, one, service))) tables.Add(table.QualifiedName.ToString());
        }

        return tables;
    }

    // A right on some of its columns is a right on the table: which of them a body needs is not told here.
    private bool IsGranted(Relation relation, string privilege, string service)
    {
        return Enum.TryParse(privilege, ignoreCase: true, out Privileges wanted) && (IsIn(catalog.AccessOf(relation)) || relation.Columns.Any(column => column.Access is { } access && IsIn(access)));

        bool IsIn(AccessList list) => list.Items.Any(item => (item.Privileges & wanted) != Privileges.None && (item.Grantee == AccessList.Public || item.Grantee == service || roles.IsRoleOf(item.Grantee, service)));
    }
}
