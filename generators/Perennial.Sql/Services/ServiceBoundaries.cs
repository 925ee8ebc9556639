using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;

namespace Perennial.Sql.Services;

/// <summary>
/// PRN1040 and PRN1042: what a service's procedures do beyond what the service may. A service calls its own procedures, those of nobody, and those of other
/// services that only read; it has no rights on tables but those that its invoker queries need.
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
    private readonly Dictionary<SourceLocation, ProcedureBody> _internal = [];
    private readonly SortedSet<string> _services = new(self is null ? [] : [self], StringComparer.Ordinal);
    private readonly CallersTables _tables = new(catalog, roles);

    /// <summary>Makes the owner of a hand-written routine known; all of them before the first check.</summary>
    public void Add(uint oid, Procedure procedure) => _routines[oid] = procedure;

    /// <summary>Makes a procedure known that bodies in languages which are not bound may name, or that other procedures call through; all of them before the first check.</summary>
    public void Add(Procedure procedure, ProcedureBody body)
    {
        if (procedure.IsInternal) _internal[procedure.Location] = body;
        if (procedure.Signature.Service is { } service and not AdHoc) _services.Add(service);
        (string, string) name = (procedure.Signature.Schema, procedure.Signature.Name);
        if (!_byName.TryGetValue(name, out List<Procedure>? procedures)) _byName.Add(name, procedures = []);
        procedures.Add(procedure);
    }

    /// <summary>Checks a procedure against what its body does.</summary>
    public void Check(Procedure procedure, ProcedureBody body)
    {
        if (procedure.IsInternal) return;
        CheckCalls(procedure, body);
        if (_tables.Check(procedure, body, _services) is { } lacking) Report(FindingRules.InvokerTouchesTables, procedure, lacking);
        if (procedure.Signature is { Service: AdHoc, Mode: AccessMode.Writes })
        {
            Report(
                FindingRules.Annotation, procedure,
                $"{procedure.Signature.QualifiedName} belongs to adhoc, the read-only role for people, and writes. Give it to the service that does this work, or make it a query that only reads.");
        }
    }

    private void CheckCalls(Procedure procedure, ProcedureBody body)
    {
        if ((procedure.Signature.Service ?? self) is not { } caller) return;
        bool hasCallersRights = procedure.Inline is not null || procedure.Signature.Security == SecurityMode.Invoker;
        HashSet<Procedure> reported = [];
        foreach (ServiceCall call in CallsFrom(body, caller, hasCallersRights, null, []))
        {
            ProcedureSignature called = call.Called.Signature;
            if (OwnerOfWrites(call.Called, caller) is not { } owner || !reported.Add(call.Called)) continue;
            string advice = call.IsFired
                ? $"The trigger's function runs with the rights of {caller}, which may not execute {called.QualifiedName} (42501): make the function SECURITY DEFINER (with 'set search_path = pg_catalog, pg_temp')"
                : $"A service calls procedures of another one only where they read. Let {owner} make the call";
            Report(
                FindingRules.ForeignWrite, procedure,
                $"{procedure.Signature.QualifiedName} belongs to the service {caller} and calls {called.QualifiedName}{(call.Through is null ? "" : $", through {call.Through}")}, which writes and belongs to the service {owner}. "
                + $"{advice}, or give {called.Name} to all services (remove its line '-- service: {owner}'); if it only reads, say so: '-- reads'.");
        }
    }

    // What is internal belongs to whoever calls it, and so do its calls. A trigger belongs to its table, whatever it calls: its function only matters where it has the rights of a service.
    private IEnumerable<ServiceCall> CallsFrom(ProcedureBody body, string caller, bool hasCallersRights, string? through, HashSet<SourceLocation> seen)
    {
        foreach ((Procedure called, string? own) in Called(body, caller))
        {
            yield return new(called, through is null || own is null ? through ?? own : $"{through} and {own}", IsFired: false);
            if (!called.IsInternal || !_internal.TryGetValue(called.Location, out ProcedureBody? inner) || !seen.Add(called.Location)) continue;
            foreach (ServiceCall further in CallsFrom(inner, caller, hasCallersRights && called.Signature.Security == SecurityMode.Invoker, called.Signature.QualifiedName, seen)) yield return further;
        }

        foreach ((Relation table, Trigger trigger) in hasCallersRights ? FiredTriggers.Of(catalog, body) : [])
        {
            if (!_routines.TryGetValue(trigger.Function, out Procedure? function) || function.Signature.Security != SecurityMode.Invoker) continue;
            if (!_internal.TryGetValue(function.Location, out ProcedureBody? inner) || !seen.Add(function.Location)) continue;
            foreach (ServiceCall further in CallsFrom(inner, caller, hasCallersRights, $"the trigger {trigger.Name} of {table.QualifiedName}", seen)) yield return further with { IsFired = true };
        }
    }

    private static string? OwnerOfWrites(Procedure called, string caller) =>
        called is { IsInternal: false, Signature: { Mode: AccessMode.Writes, Service: { } owner } } && owner != caller ? owner : null;

    private IEnumerable<(Procedure Called, string? Through)> Called(ProcedureBody body, string caller)
    {
        foreach (RoutineUse use in body.Statements.SelectMany(static statement => statement.Routines))
        {
            if (_routines.TryGetValue(use.Oid, out Procedure? called)) yield return (called, use.Through);
        }

        // Which of several overloads a body calls is not known: only what each of them would cross counts, and one that stands alone.
        foreach (PlpgsqlCall call in body.Unbound?.Calls ?? [])
        {
            List<Procedure>? found = call.Schemas.Select(schema => Overloads(schema, call)).FirstOrDefault(static overloads => overloads.Count > 0);
            if (found is null) continue;
            bool standsAlone = found.Count == 1 && found[0].IsInternal;
            if (standsAlone || found.TrueForAll(called => OwnerOfWrites(called, caller) is not null)) yield return (found[0], null);
        }
    }

    private List<Procedure> Overloads(string schema, PlpgsqlCall call) =>
        _byName.TryGetValue((schema, call.Name), out List<Procedure>? procedures) ? procedures.FindAll(procedure => Takes(procedure.Signature, call.Arguments)) : [];

    private static bool Takes(ProcedureSignature signature, int count)
    {
        // CALL passes something for OUT arguments of procedures, too.
        List<ProcedureArgument> passed = signature.Arguments.Where(argument => signature.Kind == ProcedureKind.Procedure || argument.Mode != ArgumentMode.Out).ToList();
        bool isVariadic = passed.Exists(static argument => argument.Mode == ArgumentMode.Variadic);
        return count >= passed.FindAll(static argument => !argument.HasDefault && argument.Mode != ArgumentMode.Variadic).Count && (count <= passed.Count || isVariadic);
    }

    private void Report(FindingRule rule, Procedure procedure, string message) => findings.Add(Finding.Create(rule, procedure.Location, message));

    /// <param name="Through">What makes the call, where the procedure's own body does not; null otherwise.</param>
    /// <param name="IsFired">A trigger makes it.</param>
    private readonly record struct ServiceCall(Procedure Called, string? Through, bool IsFired);
}
