using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Procedures;
using Perennial.Sql.Routines;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// PRN1020 in the working tree: tells a mistake in a body from tables that changed below a shipped one. A body that fitted the newest sealed version
/// and does not fit today was broken by the tables.
/// </summary>
internal sealed class ShippedBodies
{
    private readonly ILookup<string, ContractProcedure> _lines;
    private readonly FoldedVersion? _sealed;
    private readonly BindStage _binding;

    /// <param name="contract">The shipped lines.</param>
    /// <param name="newest">The newest sealed version; null when nothing is sealed or it cannot be relied on.</param>
    /// <param name="binding">Binds queries.</param>
    public ShippedBodies(ContractFile contract, FoldedVersion? newest, BindStage binding)
    {
        _lines = ContractLines.Of(contract).ByName;
        _sealed = newest;
        _binding = binding;
    }

    /// <summary>What binding a query of today gave, with findings about changed tables told as such.</summary>
    public BoundStatement Explain(QueryDefinition query, BoundStatement bound)
    {
        if (bound.Findings.IsEmpty || !bound.Findings.Any(IsBreaking) || Line(query) is not { } line || Sealed(query) is not { } before) return bound;
        return before.Findings.Any(IsBreaking) ? bound : bound with { Findings = Explain(bound.Findings, line) };
    }

    /// <summary>The same for a routine's body.</summary>
    public BoundBody Explain(Routine routine, BoundBody body)
    {
        EquatableArray<BoundStatement> bound = body.Statements;
        string name = routine.Schema + "." + routine.Name;
        if (_sealed is null || !_lines.Contains(name) || !bound.Any(static statement => statement.Findings.Any(IsBreaking))) return body;
        if (Before(routine) is not { } before || _binding.Bind(before, _sealed.Key, _sealed.Catalog)?.Problem is not null) return body;
        ContractProcedure line = _lines[name].First();
        return body with { Statements = bound.Select(statement => statement with { Findings = Explain(statement.Findings, line) }).ToEquatableArray() };
    }

    /// <summary>What a body in PL/pgSQL names and does not find any more, in words: it fitted the newest sealed version, and has not changed. Null where that is not so.</summary>
    /// <param name="routine">The routine of today.</param>
    /// <param name="result">What its body proves today; null for nothing.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public string? Broken(Routine routine, BodyResult? result, CancellationToken cancellationToken) =>
        result?.Problem is { } problem && _sealed is not null && Before(routine) is { } before && _binding.Prove(before, _sealed.Key, _sealed.Catalog, cancellationToken) is { Result.Problem: null }
            ? $"{Procedure.BodyDoesNotFit}{problem.TrimEnd('.')}; at version {_sealed.Folder.Name} it did"
            : null;

    /// <summary>A null that a column refuses is a change only where the column allowed it before.</summary>
    public BoundStatement WithoutOldRefusals(QueryDefinition query, BoundStatement bound)
    {
        if (!RefusesNull(bound)) return bound;
        if (Line(query) is not null && Sealed(query) is { } before) return WithoutOldRefusals(bound, before.Parameters);

        // The same object each time, since what is built from a statement is kept with it.
        return bound.Unshipped.Get(bound) as BoundStatement ?? (BoundStatement)bound.Unshipped.Set(bound, WithoutOldRefusals(bound, default));
    }

    /// <summary>PRN1007 for the items of <c>:copyfrom</c>, whose nulls no signature shows: they travel in arrays.</summary>
    /// <param name="query">The query of today.</param>
    /// <param name="bound">It, bound against the tables of today without errors.</param>
    /// <returns>A finding for each property that took null in the newest sealed version.</returns>
    public IEnumerable<Finding> RefusedItems(QueryDefinition query, BoundStatement bound)
    {
        if (query.Command != QueryCommand.CopyFrom || Line(query) is not { } line || Sealed(query) is not { HasErrors: false } before) yield break;
        foreach (BoundParameter parameter in bound.Parameters)
        {
            if (!parameter.RefusesNull || !before.Parameters.Any(old => old.Name == parameter.Name && old is { IsNullable: true, RefusesNull: false })) continue;
            SourceLocation place = query.Location;
            yield return Finding.Create(
                FindingRules.ArgumentRefusesNull, place,
                $"'{parameter.Name}' in the items of {line.Signature.QualifiedName} refuses null, which running services may pass: {parameter.NullRefuser ?? "its column"} is NOT NULL now. Shipped: {line.Line} | "
                + $"Say what a null means, as in coalesce(@{parameter.Name}?::{parameter.TypeName}, ...), or let the column take null again, or write the new form as a procedure of its own ('{line.Signature.Name}_2') beside it.");
        }
    }

    /// <summary>PRN1012 for <c>:single</c>, which says one row whatever is proven: where the newest sealed body gives one row in every case, that is what running services rely on.</summary>
    /// <param name="query">The query of today.</param>
    /// <param name="bound">It, bound against the tables of today without errors.</param>
    /// <param name="procedure">What it becomes.</param>
    public Finding? LostRow(QueryDefinition query, BoundStatement bound, Procedure procedure)
    {
        if (query.Command != QueryCommand.Single || bound.Cardinality == Cardinality.One || Line(query) is not { Signature.Cardinality: ResultCardinality.One } line) return null;
        // What is left of a feature that is gone says so, and asks nothing of the tables.
        if (query.Deprecated is not null && bound.Reads.IsEmpty && bound.Writes.IsEmpty) return null;
        Routine? before = _sealed?.Catalog.FindRoutines(query.Schema, query.ProcedureName).FirstOrDefault(routine => FoldCheck.Identity(_sealed.Catalog, routine) == FoldCheck.Identity(line.Signature));
        if (before?.Source is not { } source || (GeneratedBody.Query(source, out bool returnsRows) ?? source) is not { } sql || !returnsRows) return null;
        BoundStatement shipped = _binding.Bind(sql, _sealed!.Key, _sealed.Catalog);
        if (shipped.HasErrors || shipped.Cardinality != Cardinality.One) return null;
        return Finding.Create(
            FindingRules.CardinalityWidened, procedure.Location,
            $"{line.Signature.QualifiedName} may return {(bound.Cardinality == Cardinality.Many ? "many rows" : "no row")}, and at version {_sealed.Folder.Name} its body gave exactly one in every case, on which running services rely; ':single' proves nothing. "
            + $"Shipped: {line.Line} | Take back what changed the number of rows (ON CONFLICT DO NOTHING, a second row of VALUES, WHERE, GROUP BY, HAVING), or write the new form as a procedure of its own ('{line.Signature.Name}_2') beside it.");
    }

    /// <summary>The unique keys that are gone from the tables of a shipped routine which may give more rows than its line says, and whose body is as it was; empty where the cause is another.</summary>
    /// <param name="catalog">The database of today.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="procedure">What it becomes.</param>
    /// <param name="body">Its body, bound; null where none can be bound.</param>
    /// <param name="unbound">What the words of such a body tell; null for others.</param>
    public EquatableArray<string> LostKeys(DatabaseCatalog catalog, Routine routine, Procedure procedure, BoundBody? body, UnboundBody? unbound)
    {
        string name = routine.Schema + "." + routine.Name;
        if (_sealed is null || !_lines[name].Any(line => line.Signature.Cardinality < procedure.Signature.Cardinality) || Before(routine) is null) return [];
        IEnumerable<(string Schema, string Name)> tables = (body?.Statements ?? []).SelectMany(static statement => statement.Reads).Select(static use => (use.Schema, use.Relation))
            .Concat((unbound?.Rights ?? []).Select(static right => (right.Schema, right.Relation))).Distinct();
        List<string> keys = [];
        foreach ((string schema, string table) in tables)
        {
            if (_sealed.Catalog.FindRelation(schema, table) is not { } before || catalog.FindRelation(schema, table) is not { } now) continue;
            HashSet<string> kept = new(now.Indexes.Where(IsKey).Select(index => Columns(now, index)), StringComparer.Ordinal);
            keys.AddRange(before.Indexes.Where(IsKey).Where(index => !kept.Contains(Columns(before, index))).Select(index => $"{index.Name} of {schema}.{table} ({Columns(before, index)})"));
        }

        return keys.ToEquatableArray();

        static bool IsKey(RelationIndex index) => index is { IsUnique: true, IsPartial: false, IsImmediate: true };
        static string Columns(Relation relation, RelationIndex index) =>
            string.Join(", ", index.Columns.Select(number => relation.FindColumn(number)?.Name ?? "(...)"));
    }

    // The routine that had the same body when services were shipped.
    private Routine? Before(Routine routine) => _sealed?.Catalog.FindRoutines(routine.Schema, routine.Name).FirstOrDefault(candidate =>
        candidate.Language == routine.Language && candidate.Volatility == routine.Volatility && candidate.Source == routine.Source && Equals(candidate.Body, routine.Body));

    private static BoundStatement WithoutOldRefusals(BoundStatement bound, EquatableArray<BoundParameter> before) => bound with
    {
        Parameters = bound.Parameters.Select(parameter =>
            parameter.IsNullable && !before.Any(old => old.Name == parameter.Name && !old.RefusesNull) ? parameter with { RefusesNull = false } : parameter).ToEquatableArray(),
    };

    private static bool RefusesNull(BoundStatement bound)
    {
        foreach (BoundParameter parameter in bound.Parameters)
        {
            if (parameter is { IsNullable: true, RefusesNull: true }) return true;
        }

        return false;
    }

    private ContractProcedure? Line(QueryDefinition query) => _lines[query.Schema + "." + query.ProcedureName].FirstOrDefault();

    private BoundStatement? Sealed(QueryDefinition query) => _sealed is null ? null : _binding.Bind(query.Sql, _sealed.Key, _sealed.Catalog);

    // An INSERT that leaves out a column that must not be null, or waits for a conflict that no index finds, fails as surely as one that does not bind.
    private static bool IsBreaking(Finding finding) =>
        finding.Rule == FindingRules.MissingInsertColumn || finding.Rule == FindingRules.NeverRuns || (finding.Severity == FindingSeverity.Error && finding.Rule.Category is "Names" or "Types");

    private EquatableArray<Finding> Explain(EquatableArray<Finding> findings, ContractProcedure line) => findings.Select(finding => !IsBreaking(finding)
        ? finding
        : finding with
        {
            Rule = FindingRules.BodyDoesNotBind,
            Severity = FindingSeverity.Error,
            Message = $"The body of the shipped {line.Signature.QualifiedName} no longer fits the tables: {Finding.Sentence(finding.Message)} At version {_sealed!.Folder.Name} it did, and running services call it. "
                + $"Shipped: {line.Line} | Keep what the body uses, or rewrite the body in the same version so that it gives the same from the new tables.",
        }).ToEquatableArray();
}
