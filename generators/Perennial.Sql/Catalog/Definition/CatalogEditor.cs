using System.Collections.Immutable;

namespace Perennial.Sql.Catalog;

/// <summary>A catalog while a statement changes it. Every Put adds an object or replaces the one of the same oid, whatever its name was, and keeps the name indexes right.</summary>
internal sealed class CatalogEditor(DatabaseCatalog catalog)
{
    public DatabaseCatalog Catalog { get; private set; } = catalog;

    public UserObjects User
    {
        get => Catalog.User;
        set => Catalog = Catalog.With(value);
    }

    public uint NewOid()
    {
        uint oid = User.NextOid;
        User = User with { NextOid = oid + 1 };
        return oid;
    }

    public void Put(SqlType type)
    {
        UserObjects user = User;
        ImmutableDictionary<CatalogName, uint> names = user.TypeNames;
        ImmutableDictionary<CatalogName, int> constraints = user.ConstraintNames;
        if (user.Types.TryGetValue(type.Oid, out SqlType? old))
        {
            if (old.QualifiedName != type.QualifiedName) names = names.Remove(old.QualifiedName);
            constraints = Count(constraints, old.Schema, old.Constraints, -1);
        }

        User = user with
        {
            Types = user.Types.SetItem(type.Oid, type),
            TypeNames = names.SetItem(type.QualifiedName, type.Oid),
            ConstraintNames = Count(constraints, type.Schema, type.Constraints, 1),
        };
    }

    public void Remove(SqlType type) => User = User with
    {
        Types = User.Types.Remove(type.Oid),
        TypeNames = User.TypeNames.Remove(type.QualifiedName),
        ConstraintNames = Count(User.ConstraintNames, type.Schema, type.Constraints, -1),
    };

    public void Put(Relation relation)
    {
        UserObjects user = User;
        ImmutableDictionary<CatalogName, uint> names = user.RelationNames;
        user.Relations.TryGetValue(relation.Oid, out Relation? old);
        if (old is null || old.QualifiedName != relation.QualifiedName)
        {
            if (old is not null) names = names.Remove(old.QualifiedName);
            names = names.SetItem(relation.QualifiedName, relation.Oid);
        }

        bool sameSchema = old is not null && old.Schema == relation.Schema;
        ImmutableDictionary<CatalogName, uint> indexes = user.IndexNames;
        if (!sameSchema || old!.Indexes != relation.Indexes)
        {
            (EquatableArray<RelationIndex> gone, EquatableArray<RelationIndex> come) = Changed(sameSchema ? old!.Indexes : default, relation.Indexes);
            if (!sameSchema && old is not null) gone = old.Indexes;
            indexes = indexes.RemoveRange(gone.Select(index => new CatalogName(old!.Schema, index.Name)));
            foreach (RelationIndex index in come) indexes = indexes.SetItem(new(relation.Schema, index.Name), relation.Oid);
        }

        ImmutableDictionary<CatalogName, uint> statistics = user.StatisticsNames;
        if (old?.Statistics != relation.Statistics)
        {
            if (old is not null) statistics = statistics.RemoveRange(old.Statistics.Select(static made => made.QualifiedName));
            foreach (ExtendedStatistics made in relation.Statistics) statistics = statistics.SetItem(made.QualifiedName, relation.Oid);
        }

        ImmutableDictionary<CatalogName, int> constraints = user.ConstraintNames;
        if (!sameSchema || old!.Constraints != relation.Constraints)
        {
            (EquatableArray<Constraint> gone, EquatableArray<Constraint> come) = Changed(sameSchema ? old!.Constraints : default, relation.Constraints);
            if (!sameSchema && old is not null) gone = old.Constraints;
            constraints = Count(Count(constraints, old?.Schema ?? relation.Schema, gone, -1), relation.Schema, come, 1);
        }

        User = user with
        {
            Relations = user.Relations.SetItem(relation.Oid, relation),
            RelationNames = names,
            IndexNames = indexes,
            StatisticsNames = statistics,
            ConstraintNames = constraints,
            Children = WithParents(WithoutParents(user.Children, old, relation), relation, old),
        };
    }

    // Most statements add or remove one part of many: what stands before and behind it stays.
    private static (EquatableArray<T> Gone, EquatableArray<T> Come) Changed<T>(EquatableArray<T> old, EquatableArray<T> now)
        where T : class
    {
        ReadOnlySpan<T> before = old.AsSpan(), after = now.AsSpan();
        int shorter = Math.Min(before.Length, after.Length), head = 0, tail = 0;
        while (head < shorter && ReferenceEquals(before[head], after[head])) head++;
        while (tail < shorter - head && ReferenceEquals(before[before.Length - 1 - tail], after[after.Length - 1 - tail])) tail++;
        return (EquatableArray.Create(before.Slice(head, before.Length - head - tail)), EquatableArray.Create(after.Slice(head, after.Length - head - tail)));
    }

    public void Remove(Relation relation) => User = User with
    {
        Relations = User.Relations.Remove(relation.Oid),
        RelationNames = User.RelationNames.Remove(relation.QualifiedName),
        IndexNames = User.IndexNames.RemoveRange(relation.Indexes.Select(index => new CatalogName(relation.Schema, index.Name))),
        StatisticsNames = User.StatisticsNames.RemoveRange(relation.Statistics.Select(static made => made.QualifiedName)),
        ConstraintNames = Count(User.ConstraintNames, relation.Schema, relation.Constraints, -1),
        Children = WithoutParents(User.Children, relation, null),
    };

    public void Put(Routine routine)
    {
        UserObjects user = User;
        ImmutableDictionary<CatalogName, ImmutableArray<uint>> names = user.RoutineNames;
        if (user.Routines.TryGetValue(routine.Oid, out Routine? old))
        {
            if (old.QualifiedName != routine.QualifiedName) names = Add(Without(names, old.QualifiedName, old.Oid), routine.QualifiedName, routine.Oid);
        }
        else
        {
            names = Add(names, routine.QualifiedName, routine.Oid);
        }

        User = user with { Routines = user.Routines.SetItem(routine.Oid, routine), RoutineNames = names };
    }

    public void Remove(Routine routine) => User = User with
    {
        Routines = User.Routines.Remove(routine.Oid),
        RoutineNames = Without(User.RoutineNames, routine.QualifiedName, routine.Oid),
    };

    public void Put(Operator added)
    {
        UserObjects user = User;
        CatalogName name = new(added.Schema, added.Name);
        ImmutableDictionary<CatalogName, ImmutableArray<uint>> names = user.OperatorNames;
        if (user.Operators.TryGetValue(added.Oid, out Operator? old)) names = Without(names, new(old.Schema, old.Name), old.Oid);
        User = user with { Operators = user.Operators.SetItem(added.Oid, added), OperatorNames = Add(names, name, added.Oid) };
    }

    public void Remove(Operator removed) => User = User with
    {
        Operators = User.Operators.Remove(removed.Oid),
        OperatorNames = Without(User.OperatorNames, new(removed.Schema, removed.Name), removed.Oid),
    };

    public void Put(TextSearchObject added)
    {
        TextSearchObject? old = Catalog.FindTextSearch(added.Oid);
        ImmutableDictionary<TextSearchName, TextSearchObject> others = old is null || old.FullName == added.FullName ? User.TextSearch : User.TextSearch.Remove(old.FullName);
        User = User with { TextSearch = others.SetItem(added.FullName, added) };
    }

    private static ImmutableDictionary<CatalogName, ImmutableArray<uint>> Add(
        ImmutableDictionary<CatalogName, ImmutableArray<uint>> names, CatalogName name, uint oid) =>
        names.SetItem(name, names.TryGetValue(name, out ImmutableArray<uint> oids) ? oids.Add(oid) : ImmutableArray.Create(oid));

    private static ImmutableDictionary<CatalogName, ImmutableArray<uint>> Without(
        ImmutableDictionary<CatalogName, ImmutableArray<uint>> names, CatalogName name, uint oid)
    {
        ImmutableArray<uint> left = names[name].Remove(oid);
        return left.IsEmpty ? names.Remove(name) : names.SetItem(name, left);
    }

    private static ImmutableDictionary<CatalogName, int> Count(
        ImmutableDictionary<CatalogName, int> counts, string schema, EquatableArray<Constraint> constraints, int change)
    {
        foreach (Constraint constraint in constraints)
        {
            CatalogName name = new(schema, constraint.Name);
            int count = (counts.TryGetValue(name, out int known) ? known : 0) + change;
            counts = count > 0 ? counts.SetItem(name, count) : counts.Remove(name);
        }

        return counts;
    }

    private static ImmutableDictionary<uint, ImmutableSortedSet<uint>> WithoutParents(ImmutableDictionary<uint, ImmutableSortedSet<uint>> children, Relation? old, Relation? current)
    {
        if (old is null || old.Parents == current?.Parents) return children;
        foreach (uint parent in old.Parents)
        {
            if (children.TryGetValue(parent, out ImmutableSortedSet<uint>? set)) children = children.SetItem(parent, set.Remove(old.Oid));
        }

        return children;
    }

    private static ImmutableDictionary<uint, ImmutableSortedSet<uint>> WithParents(ImmutableDictionary<uint, ImmutableSortedSet<uint>> children, Relation relation, Relation? old)
    {
        if (old?.Parents == relation.Parents) return children;
        foreach (uint parent in relation.Parents)
            children = children.SetItem(parent, (children.TryGetValue(parent, out ImmutableSortedSet<uint>? set) ? set : ImmutableSortedSet<uint>.Empty).Add(relation.Oid));
        return children;
    }
}
