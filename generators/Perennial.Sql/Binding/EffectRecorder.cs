using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Collects what a statement reads, writes and calls.</summary>
internal sealed class EffectRecorder
{
    private readonly HashSet<RelationColumnUse> _reads = [];
    private readonly HashSet<RelationColumnUse> _writes = [];
    private readonly Dictionary<uint, RoutineUse> _routines = [];
    private readonly HashSet<Relation> _relationsRead = [];
    private readonly HashSet<Relation> _relationsWithColumns = [];

    public bool CallsVolatile { get; private set; }

    public bool CallsStable { get; private set; }

    public bool LocksRows { get; set; }

    public void ReadRelation(Relation relation) => _relationsRead.Add(relation);

    public void ReadColumn(Relation relation, string column)
    {
        _relationsWithColumns.Add(relation);
        _reads.Add(new(relation.Schema, relation.Name, column));
    }

    public void Write(Relation relation, string? column) => _writes.Add(new(relation.Schema, relation.Name, column));

    public void Call(Routine routine)
    {
        CallsVolatile |= routine.Volatility == RoutineVolatility.Volatile;
        CallsStable |= routine.Volatility != RoutineVolatility.Immutable;
        if (routine.IsUserDefined) _routines[routine.Oid] = new(routine.Oid, routine.Schema, routine.Name);
    }

    public void UseSqlValue() => CallsStable = true;

    public EquatableArray<RelationColumnUse> Reads()
    {
        foreach (Relation relation in _relationsRead)
        {
            if (!_relationsWithColumns.Contains(relation)) _reads.Add(new(relation.Schema, relation.Name, null));
        }

        return Sorted(_reads);
    }

    public EquatableArray<RelationColumnUse> Writes() => Sorted(_writes);

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
