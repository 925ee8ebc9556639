using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Sessions;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// PRN1043: what calls leave in their sessions. Everything of the schema counts, because triggers, defaults, views and operators run routines that no call names; only procedures that
/// belong to other services do not, unless something that counts calls a routine of their name.
/// </summary>
/// <param name="sources">The text of a file by its path.</param>
internal sealed class SessionStage(StageCache cache, DatabaseOptions options, SchemaCatalog schema, Func<string, SourceText?> sources)
{
    private readonly List<SessionCandidate> _candidates = [];

    /// <summary>Adds a hand-written routine.</summary>
    /// <param name="declaration">Where it is written.</param>
    /// <param name="procedure">Its procedure; null for a routine that is none.</param>
    public void Add(RoutineDeclaration declaration, Procedure? procedure)
    {
        if (schema.Catalog.FindRoutine(declaration.Oid) is not { } routine) return;
        string name = routine.Schema + "." + routine.Name;
        bool isForeign = procedure is not null && IsForeign(procedure);
        SessionUses? body = routine switch
        {
            { Language: "plpgsql", Source: { } source } => Scan(source, SessionText.PlPgSql),
            { Language: "sql", Source: { } source } => Scan(source, SessionText.Sql),
            { Language: "sql" } or { IsAggregate: true } => null,
            { Language: var language } => new SessionUses([new SessionUse(SessionStateKind.Language(language), "language " + language, default)], default),
        };
        int? start = routine.Source is { } text && IsWrittenAs(text, declaration) ? declaration.BodySpan.Start : null;
        if (body is not null) _candidates.Add(new SessionCandidate(name, routine.Name, isForeign, body, declaration.Location.Path, start, declaration.Location));
        _candidates.Add(new SessionCandidate(name, routine.Name, isForeign, Scan(declaration.CreateSql, SessionText.Definition), declaration.Location.Path, null, declaration.Location));
    }

    /// <summary>Adds a query.</summary>
    public void Add(QueryDefinition query, Procedure procedure) => _candidates.Add(new SessionCandidate(
        procedure.Signature.QualifiedName, query.ProcedureName, IsForeign(procedure), Scan(query), query.Location.Path, query.Span.Start, query.Location));

    /// <summary>Adds what the definitions of a schema file call.</summary>
    public void Add(InputFile file) => _candidates.Add(new SessionCandidate(
        "", "", IsForeign: false, cache.GetOrAdd(StageNames.ScanDefinitions, file.Text, SessionScanner.ScanDefinitions), file.Path, 0, null));

    /// <summary>All that calls may leave, each once, by name.</summary>
    /// <param name="findings">Receives the places.</param>
    public EquatableArray<SessionState> Check(ICollection<Finding> findings)
    {
        HashSet<SessionState> states = [];
        foreach (SessionCandidate candidate in Reachable())
        {
            foreach (SessionUse use in candidate.Uses.Places)
            {
                if (states.Add(new SessionState(candidate.Name, $"{use.Kind.What} ({use.Word})"))) findings.Add(Describe(candidate, use));
            }
        }

        return states.OrderBy(static state => state.Routine, StringComparer.Ordinal).ThenBy(static state => state.What, StringComparer.Ordinal).ToEquatableArray();
    }

    private List<SessionCandidate> Reachable()
    {
        List<SessionCandidate> reachable = _candidates.Where(static candidate => !candidate.IsForeign).ToList();
        if (reachable.Count == _candidates.Count) return reachable;
        ILookup<string, SessionCandidate> foreign = _candidates.Where(static candidate => candidate.IsForeign).ToLookup(static candidate => candidate.CallName, StringComparer.Ordinal);
        HashSet<string> called = new(StringComparer.Ordinal);
        for (int i = 0; i < reachable.Count; i++)
        {
            foreach (string name in reachable[i].Uses.Calls)
            {
                if (called.Add(name)) reachable.AddRange(foreign[name]);
            }
        }

        return reachable;
    }

    // A literal may double its quotes or have escapes; then the routine's name is the place.
    private bool IsWrittenAs(string body, RoutineDeclaration declaration) =>
        declaration.BodySpan.Length == body.Length && sources(declaration.Location.Path) is { } file && string.CompareOrdinal(file.Text, declaration.BodySpan.Start, body, 0, body.Length) == 0;

    private SessionUses Scan(QueryDefinition query) => query.Scanned.Get(query) as SessionUses ?? (SessionUses)query.Scanned.Set(query, Scan(query.Sql, SessionText.Sql));

    private SessionUses Scan(string text, SessionText kind) => cache.GetOrAdd(StageNames.ScanSession, (text, kind), static key => SessionScanner.Scan(key.text, key.kind));

    private bool IsForeign(Procedure procedure) =>
        options.Service is { } self && !procedure.IsInternal && procedure.Signature is { Service: { } owner, Mode: AccessMode.Writes } && owner != self;

    private Finding Describe(SessionCandidate candidate, SessionUse use)
    {
        string message = $"{(candidate.Name.Length == 0 ? "This definition" : candidate.Name)} {use.Kind.What} ({use.Word}). So every connection is reset when it goes back to the pool, which makes "
            + $"a call of one row take half as long again. {use.Kind.Advice}";
        FindingRule rule = FindingRules.SessionState;
        if (candidate.Start is { } start && sources(candidate.Path) is { } source) return Finding.Create(rule, source, new TextSpan(start + use.Span.Start, use.Span.Length), message);
        SourceLocation place = candidate.Declaration!;
        return Finding.Create(rule, place, message);
    }
}
