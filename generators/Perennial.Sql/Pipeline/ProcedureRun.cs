using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Services;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>The part of an analysis that makes procedures: binds the bodies of routines and the queries, and checks what they do.</summary>
/// <param name="sources">The text of a file by its path.</param>
/// <param name="findings">Receives what is wrong.</param>
internal sealed class ProcedureRun(
    SchemaCatalog schema, DatabaseOptions options, BindStage binding, ShippedBodies shipped, SessionStage sessions, Func<string, SourceText?> sources, ICollection<Finding> findings, CancellationToken cancellationToken)
{
    private readonly SignatureTypeFactory _types = new(schema.Catalog, schema.OpenEnumNames);
    private readonly ServiceBoundaries _boundaries = new(schema.Catalog, options.Service, new ServiceRoles(options.AccessPrefixes), findings);
    private readonly List<(Procedure Procedure, ProcedureBody Body)> _bodies = [];
    private readonly HashSet<(string Path, string Schema)> _unknownSchemas = [];

    /// <summary>The types of today.</summary>
    public SignatureTypeFactory Types => _types;

    /// <summary>The procedures that could be made.</summary>
    public List<Procedure> Procedures { get; } = [];

    /// <summary>The queries with <c>-- inline</c>.</summary>
    public List<Procedure> InlineQueries { get; } = [];

    /// <summary>Names of the queries that are wrong in themselves, so that nothing is known about their procedures.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the routines stand whose bodies have errors: nothing can be proven of their results.</summary>
    public HashSet<SourceLocation> Unproven { get; } = [];

    /// <summary>Whether something of the schema is missing, as its own findings say, so that bodies which are not checked may prove less.</summary>
    public bool IsSchemaIncomplete { get; init; }

    /// <summary>Makes the procedures of hand-written routines.</summary>
    public void BuildRoutines()
    {
        RoutineProcedureBuilder builder = new(schema.Catalog, _types, schema.Declarations.SupportRoutines);
        foreach (RoutineDeclaration declaration in schema.Declarations.Routines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (schema.Catalog.FindRoutine(declaration.Oid) is not { } routine || sources(declaration.Location.Path) is not { } file) continue;
            BoundBody? body = binding.Bind(routine, file);
            if (body is not null) body = shipped.Explain(routine, body);
            bool hasErrors = body is not null && ReportBody(declaration, body, file);
            if (hasErrors) body = null;
            UnboundBody? unbound = body is null && !hasErrors ? CheckUnbound(declaration, routine) : null;
            PlpgsqlOutcome? proven = body is null && !hasErrors ? binding.Prove(routine, cancellationToken) : null;
            if (proven?.Refusal is { } refusal) ReportRefusal(declaration, routine, file, refusal.Place, refusal.Message);
            BodyResult? result = body?.Result is { } rows ? BodyResult.Of(schema.Catalog, routine, rows) : proven?.Result;
            Procedure? built = builder.Build(declaration, body?.Statements, result, proven, findings);
            sessions.Add(declaration, built);
            if (built is not { } procedure) continue;
            if (shipped.LostKeys(schema.Catalog, routine, procedure, body, unbound) is { Count: > 0 } keys) procedure = procedure with { LostKeys = keys };
            if (shipped.Broken(routine, result, cancellationToken) is { } broken) procedure = procedure with { NullReasons = procedure.Signature.Columns.Select(_ => broken).ToEquatableArray() };
            Procedures.Add(procedure);
            if (hasErrors || (IsSchemaIncomplete && body is null)) Unproven.Add(procedure.Location);
            _boundaries.Add(declaration.Oid, procedure);
            _bodies.Add((procedure, new(body?.Statements ?? default, unbound)));
        }
    }

    // At the statement of a PL/pgSQL body.
    private void ReportRefusal(RoutineDeclaration declaration, Routine routine, SourceText file, TextSpan place, string message)
    {
        Finding finding = Finding.Create(FindingRules.NeverRuns, new SourceText("", routine.Source!), place, message, NonVolatileBody.SqlState);
        BoundBody body = new(routine.Source!, [new BoundStatement { Command = "", Findings = [finding] }], StandsInFile: false);
        foreach (Finding placed in body.Findings(file, declaration.BodySpan, declaration.Location.Span)) findings.Add(placed);
    }

    // Of a body that is not bound, what its words tell.
    private UnboundBody CheckUnbound(RoutineDeclaration declaration, Routine routine)
    {
        UnboundBody body = binding.ReadUnbound(routine);
        if (body.Newer is ({ } what, { } version))
        {
            findings.Add(Finding.Create(
                FindingRules.FeatureTooNew, declaration.Location,
                $"The body of {routine.Schema}.{routine.Name} uses {what}, which needs PostgreSQL {version}, and {options.OldestPostgres} is to be supported. "
                + $"Write it in a way that {options.OldestPostgres} has, or set PerennialPostgres to {version} when no older server is left."));
        }

        if ((routine.SecurityDefiner || !routine.Settings.IsEmpty) && body.EndsTransactions)
        {
            string why = routine.SecurityDefiner ? "SECURITY DEFINER" : "a SET clause";
            findings.Add(Finding.Create(
                FindingRules.NeverRuns, declaration.Location,
                $"{routine.Schema}.{routine.Name} ends transactions (COMMIT, ROLLBACK) and has {why}: the server refuses that whenever it gets there (2D000). "
                + $"Remove {why}, and let the procedure call routines that are SECURITY DEFINER where its callers have no rights; or leave the transaction to the caller."));
        }

        return body;
    }

    /// <summary>Makes the procedures of queries.</summary>
    public void BuildQueries(IReadOnlyList<QueryDefinition> queries)
    {
        List<(QueryDefinition Query, BoundStatement Bound)> callers = [];
        foreach (QueryDefinition query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (query.Inline is { } inline && !options.AllowInline) RefuseInline(query, inline);
            if (!query.IsReadable) Unread.Add(query.Schema + "." + query.ProcedureName);
            else if (binding.Bind(query) is var bound && QueryCalls.IsCandidate(bound)) callers.Add((query, bound));
            else Build(query, bound);
        }

        if (callers.Count == 0) return;
        QueryCalls? calls = QueryCalls.Create(schema, callers.Select(static caller => caller.Query), Procedures);
        foreach (KeyValuePair<uint, Procedure> called in calls?.Procedures ?? []) _boundaries.Add(called.Key, called.Value);
        foreach ((QueryDefinition query, BoundStatement bound) in callers) Build(query, calls is null ? bound : binding.Bind(query, calls.Key, calls.Catalog), calls);
    }

    /// <summary>Checks what services do, once all procedures are known.</summary>
    public void CheckBoundaries()
    {
        foreach ((Procedure procedure, ProcedureBody body) in _bodies)
        {
            if (procedure.Inline is null) _boundaries.Add(procedure, body);
        }

        foreach ((Procedure procedure, ProcedureBody body) in _bodies) _boundaries.Check(procedure, body);
    }

    private void Build(QueryDefinition query, BoundStatement found, QueryCalls? calls = null)
    {
        BoundStatement bound = shipped.WithoutOldRefusals(query, shipped.Explain(query, found));
        if (!bound.Findings.IsEmpty)
        {
            foreach (Finding finding in BindStage.Move(bound.Findings, sources(query.Location.Path)!, query.Span.Start)) findings.Add(finding);
        }

        if (!found.HasErrors) RefuseUnknownSchema(query);
        if (!found.HasErrors && BuiltQueries.Build(query, bound, _types, findings) is { } procedure)
        {
            (procedure.Inline is null ? Procedures : InlineQueries).Add(procedure);
            foreach (Finding finding in shipped.RefusedItems(query, found)) findings.Add(finding);
            if (shipped.LostRow(query, found, procedure) is { } lost) findings.Add(lost);
            sessions.Add(query, procedure);
            _bodies.Add((procedure, new([bound], null)));
            if (!query.Page.IsEmpty) CheckPage(query, calls);
        }
        else
        {
            Unread.Add(query.Schema + "." + query.ProcedureName);
        }
    }

    private void CheckPage(QueryDefinition query, QueryCalls? calls)
    {
        if (binding.AdvisePage(query, calls?.Key ?? schema.Key, calls?.Catalog ?? schema.Catalog) is not { } advice) return;
        string names = string.Join(", ", QueryVariants.PageColumns(query));
        findings.Add(Finding.Create(
            FindingRules.PageKeyNotUnique, query.Location,
            $"The pages of '{query.Name}' are cut behind {names}, which nothing proves to be unique{(query.Page.Count == 1 ? "" : " together")}: rows with the same values as the last one of a page would be on no page. {advice}"));
    }

    // One line of a file, or one setting, is wrong for all queries behind it.
    private void RefuseUnknownSchema(QueryDefinition query)
    {
        if (query.Inline is not null || schema.Catalog.FindSchema(query.Schema) is not null || !_unknownSchemas.Add((query.Location.Path, query.Schema))) return;
        findings.Add(Finding.Create(
            FindingRules.UnknownName, query.Location,
            $"schema \"{query.Schema}\" does not exist, so the query '{query.Name}' cannot become a procedure in it.{NameSuggestion.For(query.Schema, schema.Catalog.UserSchemas.Select(static found => found.Name))}"
            + " A line '-- schema: name' above the first query of the file chooses the schema, else the setting PerennialSchema (default public)."));
    }

    private void RefuseInline(QueryDefinition query, SourceLocation place) => findings.Add(Finding.Create(
            FindingRules.InlineRefused, place,
            $"The query '{query.Name}' is inline: its SQL would travel with the call, so the service would need rights on tables, and nothing could keep the query working in later versions. "
            + "Remove the line '-- inline', so that it becomes a procedure; PerennialInline=allow permits it."));

    // What an SQL-standard body does not find when its statement runs is an error also when the rest of schema.sql brings it.
    private bool ReportBody(RoutineDeclaration declaration, BoundBody body, SourceText file)
    {
        foreach (Finding finding in body.Findings(file, declaration.BodySpan, declaration.Location.Span)) findings.Add(finding);
        if (body.HasErrors) return true;
        if (schema.Catalog.FindRoutine(declaration.Oid) is { } routine && BodyEffects.Check(declaration, routine, body) is { } refused) findings.Add(refused);
        foreach (Finding finding in declaration.BodyErrors) findings.Add(finding);
        return !declaration.BodyErrors.IsEmpty;
    }
}
