using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;

namespace Perennial.Sql.Services;

/// <summary>
/// PRN1040 and PRN1042: what a service's procedures do beyond what the service may. A service calls its own procedures, those of nobody, and those of other
/// services that only read; it has no rights on tables but those that its invoker queries need, so hand-written routines reach them as definers.
/// </summary>
/// <param name="catalog">Of schema.sql.</param>
/// <param name="self">The service that is built; null for all.</param>
/// <param name="roles">Tells the services' roles.</param>
/// <param name="findings">Receives what crosses a boundary.</param>
internal sealed class ServiceBoundaries(DatabaseCatalog catalog, string? self, ServiceRoles roles, ICollection<Finding> findings)
{
    /// <summary>The role of people who ask questions of their own.</summary>
    private const string AdHoc = "adhoc";

    private readonly Dictionary<uint, Procedure> _routines = [];
    private readonly Dictionary<(string Schema, string Name), List<Procedure>> _byName = [];
    private readonly Dictionary<SourceLocation, (EquatableArray<BoundStatement> Body, Routine? Unbound)> _internal = [];

    /// <summary>Makes the owner of a hand-written routine known; all of them before the first check.</summary>
    public void Add(uint oid, Procedure procedure) => _routines[oid] = procedure;

    /// <summary>Makes a procedure known that bodies in languages which are not bound may name, or that other procedures call through; all of them before the first check.</summary>
    public void Add(Procedure procedure, EquatableArray<BoundStatement> body, Routine? unbound)
    {
        if (procedure.IsInternal) _internal[procedure.Location] = (body, unbound);
        (string, string) name = (procedure.Signature.Schema, procedure.Signature.Name);
        if (!_byName.TryGetValue(name, out List<Procedure>? procedures)) _byName.Add(name, procedures = []);
        procedures.Add(procedure);
    }

    /// <summary>Checks a procedure against the statements of its body.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="body">Its query, or the statements of its body, bound.</param>
    /// <param name="unbound">The routine, when its body is in a language that is not bound.</param>
    public void Check(Procedure procedure, IEnumerable<BoundStatement> body, Routine? unbound = null)
    {
        if (procedure.IsInternal) return;
        EquatableArray<BoundStatement> statements = body.ToEquatableArray();
        CheckCalls(procedure, statements, unbound);
        CheckTables(procedure, statements, unbound);
        if (procedure.Signature is { Service: AdHoc, Mode: AccessMode.Writes })
        {
            Report(
                FindingRules.Annotation, procedure,
                $"{procedure.Signature.QualifiedName} belongs to adhoc, the read-only role for people, and writes. Give it to the service that does this work, or make it a query that only reads.");
        }
    }

    private void CheckCalls(Procedure procedure, EquatableArray<BoundStatement> body, Routine? unbound)
    {
        if ((procedure.Signature.Service ?? self) is not { } caller) return;
        HashSet<Procedure> reported = [];
        foreach ((Procedure called, string? through) in CalledFrom(body, unbound, caller, null, []))
        {
            if (OwnerOfWrites(called, caller) is not { } owner || !reported.Add(called)) continue;
            string way = through is null ? "" : $", through {through}";
            Report(
                FindingRules.ForeignWrite, procedure,
                $"{procedure.Signature.QualifiedName} belongs to the service {caller} and calls {called.Signature.QualifiedName}{way}, which writes and belongs to the service {owner}. A service calls procedures of another one only where they read. "
                + $"Let {owner} make the call, or give {called.Signature.Name} to all services (remove its line '-- service: {owner}'); if it only reads, say so: '-- reads'.");
        }
    }

    // What is internal belongs to whoever calls it, and so do its calls.
    private IEnumerable<(Procedure Called, string? Through)> CalledFrom(EquatableArray<BoundStatement> body, Routine? unbound, string caller, string? through, HashSet<SourceLocation> seen)
    {
        foreach ((Procedure called, string? own) in Called(body).Concat(unbound is null ? [] : Called(unbound, caller).Select(static called => (called, (string?)null))))
        {
            yield return (called, through is null || own is null ? through ?? own : $"{through} and {own}");
            if (!called.IsInternal || !_internal.TryGetValue(called.Location, out var inner) || !seen.Add(called.Location)) continue;
            foreach ((Procedure, string?) further in CalledFrom(inner.Body, inner.Unbound, caller, called.Signature.QualifiedName, seen)) yield return further;
        }
    }

    private static string? OwnerOfWrites(Procedure called, string caller) =>
        called is { IsInternal: false, Signature: { Mode: AccessMode.Writes, Service: { } owner } } && owner != caller ? owner : null;

    private IEnumerable<(Procedure Called, string? Through)> Called(EquatableArray<BoundStatement> body)
    {
        foreach (RoutineUse use in body.SelectMany(static statement => statement.Routines))
        {
            if (_routines.TryGetValue(use.Oid, out Procedure? called)) yield return (called, use.Through);
        }
    }

    // Which of several overloads a body calls is not known: only what each of them would cross counts, and one that stands alone.
    private IEnumerable<Procedure> Called(Routine unbound, string caller)
    {
        foreach ((EquatableArray<string> schemas, string name, int arguments, _, _) in PlpgsqlCalls.Of(catalog, unbound))
        {
            List<Procedure>? found = schemas.Select(schema => _byName.TryGetValue((schema, name), out List<Procedure>? procedures) ? procedures.FindAll(procedure => Takes(procedure.Signature, arguments)) : null).FirstOrDefault(static procedures => procedures is { Count: > 0 });
            if (found is { Count: 1 } && found[0].IsInternal || (found is not null && found.TrueForAll(called => OwnerOfWrites(called, caller) is not null))) yield return found[0];
        }
    }

    private static bool Takes(ProcedureSignature signature, int count)
    {
        // CALL passes something for OUT arguments of procedures, too.
        List<ProcedureArgument> passed = signature.Arguments.Where(argument => signature.Kind == ProcedureKind.Procedure || argument.Mode != ArgumentMode.Out).ToList();
        return count >= passed.FindAll(static argument => !argument.HasDefault && argument.Mode != ArgumentMode.Variadic).Count && (count <= passed.Count || passed.Exists(static argument => argument.Mode == ArgumentMode.Variadic));
    }

    private void CheckTables(Procedure procedure, EquatableArray<BoundStatement> body, Routine? unbound)
    {
        // For queries 'access apply' gives the rights that they need.
        if (procedure is not { Origin: ProcedureOrigin.Routine, Signature: { Security: SecurityMode.Invoker, Service: { } service } }) return;
        SortedSet<string> tables = new(StringComparer.Ordinal);
        foreach (BoundStatement statement in body)
        {
            foreach (RelationRight right in statement.Rights) Add(catalog.FindRelation(right.Schema, right.Relation), right.Privilege);
        }

        if (unbound is not null)
        {
            foreach ((Relation table, string privilege) in PlpgsqlTables.Of(catalog, unbound)) Add(table, privilege);
        }

        if (tables.Count == 0) return;
        string advice = unbound is not null && PlpgsqlTables.EndsTransactions(unbound)
            ? "A procedure that commits cannot be SECURITY DEFINER: let it call routines that are, and touch the tables there"
            : "Write 'security definer set search_path = pg_catalog, pg_temp' at the routine";
        Report(
            FindingRules.InvokerTouchesTables, procedure,
            $"{procedure.Signature.QualifiedName} runs with the rights of its caller, and the service {service} has none on {string.Join(" and ", tables)}, so calls fail (42501). "
            + $"{advice}, or grant the service what the body needs.");

        void Add(Relation? table, string privilege)
        {
            if (table is not { IsUserDefined: true } || table.Kind == RelationKind.Sequence) return;
            // Which of them a MERGE in PL/pgSQL needs is not known.
            string[] any = privilege == "merge" ? ["insert", "update", "delete"] : [privilege];
            if (!any.Any(one => IsGranted(table, one, service))) tables.Add(table.QualifiedName.ToString());
        }
    }

    // A right on some of its columns is a right on the table: which of them a body needs is not told here.
    private bool IsGranted(Relation relation, string privilege, string service)
    {
        return Enum.TryParse(privilege, ignoreCase: true, out Privileges wanted) && (IsIn(catalog.AccessOf(relation)) || relation.Columns.Any(column => column.Access is { } access && IsIn(access)));

        bool IsIn(AccessList list) => list.Items.Any(item => (item.Privileges & wanted) != Privileges.None && (item.Grantee == AccessList.Public || item.Grantee == service || roles.IsRoleOf(item.Grantee, service)));
    }

    private void Report(FindingRule rule, Procedure procedure, string message)
    {
        SourceLocation place = procedure.Location;
        findings.Add(new Finding(rule, rule.Severity, place.Path, place.Span, place.Start, place.End, message));
    }
}
