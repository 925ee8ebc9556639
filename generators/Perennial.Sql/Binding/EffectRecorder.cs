using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Collects what a statement reads, writes and calls.</summary>
internal sealed class EffectRecorder
{
    // By read-only transactions, or by standby servers.
    private static readonly HashSet<string> RefusedRoutines = new(
        [
            "nextval", "setval", "txid_current", "pg_current_xact_id", "pg_notify", "pg_logical_emit_message",
            "lo_creat", "lo_create", "lo_from_bytea", "lo_import", "lo_put", "lo_truncate", "lo_truncate64", "lo_unlink", "lowrite",
        ],
        StringComparer.Ordinal);

    private readonly HashSet<RelationColumnUse> _reads = [];
    private readonly HashSet<RelationColumnUse> _writes = [];
    private readonly Dictionary<uint, RoutineUse> _routines = [];
    private readonly HashSet<RelationRight> _rights = [];
    private readonly HashSet<Relation> _relationsRead = [];
    private readonly HashSet<Relation> _relationsWithColumns = [];
    private readonly HashSet<Relation> _relationsWithSystemColumns = [];
    private readonly List<Routine> _mutable = [];

    /// <summary>A volatile routine that is called: the user's own tell more than those built in.</summary>
    public Routine? VolatileRoutine { get; private set; }

    public bool CallsStable { get; private set; }

    public bool LocksRows { get; set; }

    /// <summary>What a read-only connection refuses beside changes and locks of the statement's own: <c>calls nextval</c>, <c>uses the view app.v, which locks rows</c>; null when there is nothing.</summary>
    public string? RefusedReadOnly { get; private set; }

    private readonly HashSet<Relation> _namedSequences = [];
    private bool _drawsFromSequences;
    private bool _setsSequences;

    /// <summary>Routines that are called and not declared immutable, built-in ones included.</summary>
    public IReadOnlyCollection<Routine> Mutable => _mutable;

    /// <summary>The volatile routines that are called, built-in ones included.</summary>
    public EquatableArray<uint> VolatileRoutines() => _mutable.Where(static routine => routine.Volatility == RoutineVolatility.Volatile).Select(static routine => routine.Oid).Distinct().ToEquatableArray();

    /// <summary>Whether CURRENT_DATE or one of its relatives stands somewhere.</summary>
    public bool UsesSqlValue { get; private set; }

    /// <summary>Whether some value becomes text or is read from text in a way that settings such as DateStyle decide.</summary>
    public bool ConvertsBySettings { get; set; }

    public void ReadRelation(Relation relation)
    {
        _relationsRead.Add(relation);
        if (relation.RefusedReadOnly is { } refused) RefusedReadOnly ??= $"uses the view {relation.QualifiedName}, which {refused}";
    }

    public void ReadColumn(Relation relation, string column)
    {
        _relationsWithColumns.Add(relation);
        _reads.Add(new(relation.Schema, relation.Name, column));
        Need(relation, "select", column);
    }

    /// <summary>A system column (ctid, xmin ...): takes the right to read it, and is none of the table's columns.</summary>
    public void ReadSystemColumn(Relation relation, string column)
    {
        _relationsWithSystemColumns.Add(relation);
        Need(relation, "select", column);
    }

    public void Write(Relation relation, string? column) => _writes.Add(new(relation.Schema, relation.Name, column));

    /// <summary>Notes a right. Where any column does and the statement names none, it is the first one.</summary>
    public void Need(Relation relation, string privilege, string? column)
    {
        // The columns of a sequence have no rights of their own.
        if (relation.IsUserDefined) _rights.Add(new(relation.Schema, relation.Name, privilege, relation.Kind == RelationKind.Sequence ? null : column));
    }

    /// <summary>The same for a relation of which some column has to do.</summary>
    public void NeedSome(Relation relation, string privilege)
    {
        if (!relation.Columns.IsEmpty) Need(relation, privilege, relation.Columns[0].Name);
    }

    /// <summary>A default draws from a sequence.</summary>
    public void UseSequence(Relation sequence) => NeedSequence(sequence, "usage");

    /// <summary>A literal names a sequence: for whichever function is called in the statement.</summary>
    public void NameSequence(Relation sequence) => _namedSequences.Add(sequence);

    private void NeedSequence(Relation sequence, string privilege) => _rights.Add(new(sequence.Schema, sequence.Name, privilege, null));

    public void Call(Routine routine)
    {
        _setsSequences |= !routine.IsUserDefined && routine.Name == "setval";
        _drawsFromSequences |= !routine.IsUserDefined && routine.Name is "nextval" or "currval";
        if (!routine.IsUserDefined && RefusedRoutines.Contains(routine.Name)) RefusedReadOnly ??= $"calls {routine.Name}";
        if (routine.Volatility == RoutineVolatility.Volatile && VolatileRoutine is not { IsUserDefined: true }) VolatileRoutine = routine.IsUserDefined ? routine : VolatileRoutine ?? routine;
        CallsStable |= routine.Volatility != RoutineVolatility.Immutable;
        if (routine.Volatility != RoutineVolatility.Immutable) _mutable.Add(routine);
        if (routine.IsUserDefined) _routines[routine.Oid] = new(routine.Oid, routine.Schema, routine.Name);
    }

    /// <summary>
    /// A view or a default calls a routine: with the rights of the statement's caller. What the statement itself does is no other because of it, unless a read-only connection surely refuses it
    /// (<see cref="RefusedReadOnly"/>): the mode of a shipped query changes only where running services notice.
    /// </summary>
    public void CallThrough(Routine routine, string through)
    {
        if (routine.IsUserDefined && !_routines.ContainsKey(routine.Oid)) _routines.Add(routine.Oid, new(routine.Oid, routine.Schema, routine.Name, through));
    }

    public void UseSqlValue() => CallsStable = UsesSqlValue = true;

    public EquatableArray<RelationColumnUse> Reads()
    {
        foreach (Relation relation in _relationsRead)
        {
            if (!_relationsWithColumns.Contains(relation)) _reads.Add(new(relation.Schema, relation.Name, null));
        }

        return Sorted(_reads);
    }

    public EquatableArray<RelationColumnUse> Writes() => Sorted(_writes);

    /// <summary>What a caller needs whose rights the statement has; views stand for themselves, triggers and routines are not followed.</summary>
    public EquatableArray<RelationRight> Rights()
    {
        foreach (Relation relation in _relationsRead)
        {
            if (!_relationsWithColumns.Contains(relation) && !_relationsWithSystemColumns.Contains(relation)) NeedSome(relation, "select");
        }

        foreach (Relation sequence in _namedSequences)
        {
            if (_drawsFromSequences) NeedSequence(sequence, "usage");
            if (_setsSequences) NeedSequence(sequence, "update");
        }

        return _rights.OrderBy(static right => right.Schema, StringComparer.Ordinal).ThenBy(static right => right.Relation, StringComparer.Ordinal)
            .ThenBy(static right => right.Privilege, StringComparer.Ordinal).ThenBy(static right => right.Column, StringComparer.Ordinal).ToEquatableArray();
    }

    public EquatableArray<RoutineUse> Routines()
    {
        RoutineUse[] routines = [.. _routines.Values];
        Array.Sort(routines, static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Schema, right.Schema);
            if (order == 0) order = string.CompareOrdinal(left.Name, right.Name);
            return order == 0 ? left.Oid.CompareTo(right.Oid) : order;
        });
        return new(routines);
    }

    private static EquatableArray<RelationColumnUse> Sorted(HashSet<RelationColumnUse> uses)
    {
        RelationColumnUse[] sorted = [.. uses];
        Array.Sort(sorted, static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Schema, right.Schema);
            if (order == 0) order = string.CompareOrdinal(left.Relation, right.Relation);
            return order == 0 ? string.CompareOrdinal(left.Column, right.Column) : order;
        });
        return new(sorted);
    }
}
