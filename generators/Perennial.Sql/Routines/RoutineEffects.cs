using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Routines;

/// <summary>
/// Whether routines write, through the routines that they call. The server keeps one that is STABLE or IMMUTABLE from writing (PostgreSQL documentation, "Function Volatility Categories"); of a VOLATILE
/// one the body tells, where it is in SQL or PL/pgSQL.
/// </summary>
internal sealed class RoutineEffects
{
    private const int DeepestCall = 20;

    private readonly DatabaseCatalog _catalog;
    private readonly EquatableArray<string>? _searchPath;
    private readonly CancellationToken _cancellationToken;

    // A routine that is being looked at counts as one that reads: calling itself it does what its other statements do.
    private readonly Dictionary<uint, WriteCause?> _known = [];
    private int _depth;

    /// <param name="catalog">The database with the routines.</param>
    /// <param name="searchPath">Where names are looked up unless a routine says so; null for the catalog's.</param>
    /// <param name="root">The routine that is asked about.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public RoutineEffects(DatabaseCatalog catalog, EquatableArray<string>? searchPath, Routine root, CancellationToken cancellationToken)
    {
        (_catalog, _searchPath, _cancellationToken) = (catalog, searchPath, cancellationToken);
        _known[root.Oid] = null;
    }

    /// <summary>What of a bound statement writes, in itself or in a routine that it calls, or that a view calls which it reads; what surely writes goes before what may. Null when nothing does.</summary>
    public WriteCause? Of(BoundStatement statement)
    {
        if (WriteCause.Of(statement with { VolatileRoutine = null }) is { } own) return own;
        WriteCause? unsure = null;
        foreach (uint oid in statement.VolatileRoutines)
        {
            if (_catalog.FindRoutine(oid) is not { } called) return WriteCause.Of(statement);
            if (Of(called) is not { } cause) continue;
            WriteCause told = WriteCause.Of(statement with { VolatileRoutine = called.IsUserDefined ? called.QualifiedName.ToString() : called.Name })!;
            if (!cause.IsSure && called.IsUserDefined) told = told with { IsSure = false, Remedy = $"{told.Remedy}, or write '-- reads' above this routine if nothing is changed" };
            if (told.IsSure) return told;
            unsure ??= told;
        }

        foreach (RoutineUse use in statement.Routines)
        {
            if (use.Through is not { } through || _catalog.FindRoutine(use.Oid) is not { IsUserDefined: true } called || Of(called) is not { } cause) continue;
            WriteCause told = new($"it uses {through}, which calls {called.QualifiedName}, which is VOLATILE", $"Declare {called.QualifiedName} STABLE, or write '-- reads' above this routine, if nothing is changed") { IsSure = cause.IsSure };
            if (told.IsSure) return told;
            unsure ??= told;
        }

        return unsure;
    }

    private WriteCause? Of(Routine routine)
    {
        if (routine.Volatility != RoutineVolatility.Volatile) return null;
        if (_known.TryGetValue(routine.Oid, out WriteCause? known)) return known;
        if (_depth >= DeepestCall) return WriteCause.Volatile;
        _depth++;
        _known[routine.Oid] = null;
        WriteCause? cause = Find(routine);
        _known[routine.Oid] = cause;
        _depth--;
        return cause;
    }

    private WriteCause? Find(Routine routine)
    {
        if (!routine.IsUserDefined) return WriteCause.Volatile;
        if (RoutineBinder.Bind(_catalog, routine, _searchPath) is not { } body) return PlpgsqlProof.Find(_catalog, routine, _searchPath, this, _cancellationToken).WritesBecause;
        if (body.HasErrors) return WriteCause.Volatile;
        List<WriteCause?> causes = body.Statements.Select(Of).Where(static cause => cause is not null).ToList();
        return causes.Find(static cause => cause!.IsSure) ?? causes.FirstOrDefault();
    }
}
