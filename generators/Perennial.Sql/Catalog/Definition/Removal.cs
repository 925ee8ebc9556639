using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Drops things with all that depends on them, or refuses to (performMultipleDeletions).</summary>
internal static class Removal
{
    /// <summary>Removes the targets. False with 2BP01 when something else depends on them and CASCADE is not written.</summary>
    public static bool Remove(DdlSession session, IReadOnlyList<DropTarget> targets, DropBehavior behavior, TextSpan span)
    {
        // What nothing can depend on needs no look at the rest of the catalog.
        if (targets.All(target => IsLeaf(session.Catalog, target)))
        {
            foreach (DropTarget target in targets) Apply(session, target);
            return true;
        }

        DependencyIndex index = KnownDependencies.Of(session);
        HashSet<DropTarget> all = [.. targets];
        Queue<DropTarget> pending = new(targets);
        List<(DropTarget Dependent, DropTarget On)> blocking = [];
        while (pending.Count > 0)
        {
            DropTarget next = pending.Dequeue();
            foreach ((DropTarget dependent, bool isAutomatic) in index.Of(next))
            {
                if (!Exists(session.Catalog, dependent)) continue;
                if (!isAutomatic && behavior != DropBehavior.Cascade) blocking.Add((dependent, next));
                else if (all.Add(dependent)) pending.Enqueue(dependent);
            }
        }

        // What goes anyway does not block.
        List<(DropTarget Dependent, DropTarget On)> covered = blocking.FindAll(pair => IsCovered(all, pair.Dependent));
        blocking.RemoveAll(covered.Contains);
        if (blocking.Count > 0)
        {
            KnownDependencies.Keep(session, index);
            string details = string.Join("; ", blocking.Take(5).Select(pair => $"{index.Describe(pair.Dependent)} depends on {index.Describe(pair.On)}").Distinct());
            string what = targets.Count == 1 ? $"cannot drop {index.Describe(targets[0])} because other objects depend on it" : "cannot drop desired object(s) because other objects depend on them";
            return session.Error("2BP01", span, $"{what}: {details}. {Advice(session.Catalog, blocking)}");
        }

        foreach ((DropTarget dependent, DropTarget _) in covered.Where(static pair => pair.Dependent.Kind == DropKind.Cast)) all.Add(dependent);

        // Parts before wholes, so that a whole takes with it only what is left.
        foreach (DropTarget target in all.OrderBy(static target => target.Kind is DropKind.Relation or DropKind.Type or DropKind.Schema or DropKind.Extension)) Apply(session, target);
        KnownDependencies.Keep(session, index);
        return true;
    }

    // The index may be that of an earlier DROP.
    private static bool Exists(DatabaseCatalog catalog, DropTarget target) => target.Kind switch
    {
        DropKind.Relation => catalog.FindRelation(target.Oid) is not null,
        DropKind.Column => catalog.FindRelation(target.Oid)?.FindColumn((int)target.Number) is not null,
        DropKind.Default => catalog.FindRelation(target.Oid)?.FindColumn((int)target.Number)?.Default is not null,
        DropKind.Constraint => catalog.FindRelation(target.Oid)?.Constraints.Any(constraint => constraint.Name == target.Name) == true,
        DropKind.Index => catalog.FindRelation(target.Oid)?.Indexes.Any(index => index.Name == target.Name) == true,
        DropKind.Trigger => catalog.FindRelation(target.Oid)?.Triggers.Any(trigger => trigger.Name == target.Name) == true,
        DropKind.Policy => catalog.FindRelation(target.Oid)?.Policies.Any(policy => policy.Name == target.Name) == true,
        DropKind.Rule => catalog.FindRelation(target.Oid)?.Rules.Any(rule => rule.Name == target.Name) == true,
        DropKind.Statistics => catalog.FindRelation(target.Oid)?.Statistics.Any(statistics => statistics.Oid == target.Number) == true,
        DropKind.Type => catalog.FindType(target.Oid) is not null,
        DropKind.DomainConstraint => catalog.FindType(target.Oid)?.Constraints.Any(constraint => constraint.Name == target.Name) == true,
        DropKind.Routine => catalog.FindRoutine(target.Oid) is not null,
        DropKind.Operator => catalog.FindOperator(target.Oid) is not null,
        DropKind.Cast => catalog.User.Casts.ContainsKey((target.Oid, target.Number)),
        DropKind.Collation => catalog.UserCollations.Any(collation => collation.Oid == target.Oid),
        DropKind.TextSearch => catalog.FindTextSearch(target.Oid) is not null,
        DropKind.Language => catalog.User.Languages.Contains(target.Name!),
        DropKind.Extension => catalog.User.Extensions.ContainsKey(target.Name!),
        _ => true,
    };

    // A body in a string holds on to nothing.
    private static string Advice(DatabaseCatalog catalog, List<(DropTarget Dependent, DropTarget On)> blocking) =>
        blocking.TrueForAll(pair => pair.On.Kind != DropKind.Schema && pair.Dependent.Kind == DropKind.Routine && catalog.FindRoutine(pair.Dependent.Oid) is { Body: not null })
            ? "A body in BEGIN ATOMIC or RETURN holds on to what it uses: write the other body (CREATE OR REPLACE) before this statement"
            : "Drop them first or write CASCADE";

    private static bool IsLeaf(DatabaseCatalog catalog, DropTarget target) => target.Kind switch
    {
        DropKind.Trigger or DropKind.Policy or DropKind.Rule or DropKind.Statistics or DropKind.Default or DropKind.DomainConstraint => true,
        DropKind.Index => catalog.FindRelation(target.Oid)?.Indexes.FirstOrDefault(index => index.Name == target.Name) is { IsUnique: false },
        DropKind.Constraint => catalog.FindRelation(target.Oid)?.Constraints.FirstOrDefault(constraint => constraint.Name == target.Name) is { Kind: not (ConstraintKind.PrimaryKey or ConstraintKind.Unique) },
        _ => false,
    };

    private static bool IsCovered(HashSet<DropTarget> all, DropTarget dependent) => all.Contains(dependent) || dependent.Kind switch
    {
        DropKind.Column or DropKind.Constraint or DropKind.Index or DropKind.Trigger or DropKind.Policy or DropKind.Rule or DropKind.Statistics => all.Contains(new(DropKind.Relation, dependent.Oid)),
        DropKind.Default => all.Contains(new(DropKind.Relation, dependent.Oid)) || all.Contains(new(DropKind.Column, dependent.Oid, dependent.Number)),
        // An extension's casts go with its types.
        DropKind.Cast => all.Any(static target => target.Kind == DropKind.Extension) && (all.Contains(new(DropKind.Type, dependent.Oid)) || all.Contains(new(DropKind.Type, dependent.Number))),
        DropKind.DomainConstraint => all.Contains(new(DropKind.Type, dependent.Oid)),
        _ => false,
    };

    private static void Apply(DdlSession session, DropTarget target)
    {
        UserObjects user = session.Editor.User;
        user.Relations.TryGetValue(target.Oid, out Relation? relation);
        switch (target.Kind)
        {
            case DropKind.Relation when relation is not null:
                session.Editor.Remove(relation);
                RowTypes.Remove(session, relation.RowType);
                break;
            case DropKind.Column when relation is not null:
                RemoveColumn(session, relation, (int)target.Number);
                break;
            case DropKind.Default when relation?.FindColumn((int)target.Number) is { } column:
                session.Editor.Put(ColumnDdl.Replace(relation, column with { Default = null, HasDefault = false, References = [] }));
                break;
            case DropKind.Constraint when relation is not null:
                RemoveConstraint(session, relation, target.Name!);
                break;
            case DropKind.Index when relation is not null:
                RemoveIndex(session, relation, target.Name!);
                break;
            case DropKind.Trigger when relation is not null:
                RemoveTrigger(session, relation, target.Name!);
                break;
            case DropKind.Policy when relation is not null:
                session.Editor.Put(relation with { Policies = relation.Policies.Where(policy => policy.Name != target.Name).ToEquatableArray() });
                break;
            case DropKind.Rule when relation is not null:
                session.Editor.Put(relation with { Rules = relation.Rules.Where(rule => rule.Name != target.Name).ToEquatableArray() });
                break;
            case DropKind.Statistics when relation is not null:
                session.Editor.Put(relation with { Statistics = relation.Statistics.Where(statistics => statistics.Oid != target.Number).ToEquatableArray() });
                break;
            case DropKind.Type:
                RowTypes.Remove(session, target.Oid);
                break;
            case DropKind.DomainConstraint when user.Types.TryGetValue(target.Oid, out SqlType? domain):
                session.Editor.Put(domain with { Constraints = domain.Constraints.Where(constraint => constraint.Name != target.Name).ToEquatableArray() });
                break;
            case DropKind.Routine when user.Routines.TryGetValue(target.Oid, out Routine? routine):
                session.Editor.Remove(routine);
                break;
            case DropKind.Operator when user.Operators.TryGetValue(target.Oid, out Operator? found):
                session.Editor.Remove(found);
                break;
            case DropKind.Cast:
                session.Editor.User = user with { Casts = user.Casts.Remove((target.Oid, target.Number)) };
                break;
            case DropKind.Collation when user.Collations.Values.FirstOrDefault(c => c.Oid == target.Oid) is { } collation:
                session.Editor.User = user with { Collations = user.Collations.Remove(new(collation.Schema, collation.Name)) };
                break;
            case DropKind.TextSearch when session.Catalog.FindTextSearch(target.Oid) is { } textSearch:
                session.Editor.User = user with { TextSearch = user.TextSearch.Remove(textSearch.FullName) };
                break;
            case DropKind.Schema:
                session.Editor.User = user with { Schemas = user.Schemas.Remove(target.Name!) };
                DefaultPrivilegesDdl.RemoveSchema(session, target.Name!);
                break;
            case DropKind.Language:
                session.Editor.User = user with { Languages = user.Languages.Remove(target.Name!) };
                break;
            case DropKind.Extension:
                ExtensionInstaller.Remove(session, target.Name!);
                break;
        }
    }

    private static void RemoveColumn(DdlSession session, Relation relation, int number)
    {
        if (relation.FindColumn(number) is not { } column) return;
        session.Editor.Put(relation with { Columns = relation.Columns.Where(c => c.Number != number).ToEquatableArray() });
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation))
        {
            if (child.FindColumn(column.Name) is not { } inherited) continue;
            if (session.IsOnly)
            {
                // ALTER TABLE ONLY leaves the children what they have.
                session.Editor.Put(ColumnDdl.Replace(child, inherited with { InheritCount = Math.Max(0, inherited.InheritCount - 1), IsLocal = true }));
            }
            else if (inherited is { InheritCount: <= 1, IsLocal: false })
            {
                Relation without = child with
                {
                    Constraints = child.Constraints.Where(c => !c.Columns.Contains(inherited.Number)).ToEquatableArray(),
                    Indexes = child.Indexes.Where(i => !i.Columns.Contains(inherited.Number) && !i.IncludedColumns.Contains(inherited.Number)).ToEquatableArray(),
                };
                without = StatisticsDdl.WithoutUsers(without, inherited);
                session.Editor.Put(without);
                RemoveColumn(session, without, inherited.Number);
            }
            else
            {
                session.Editor.Put(ColumnDdl.Replace(child, inherited with { InheritCount = Math.Max(0, inherited.InheritCount - 1) }));
            }
        }
    }

    private static void RemoveConstraint(DdlSession session, Relation relation, string name)
    {
        Constraint? constraint = relation.Constraints.FirstOrDefault(c => c.Name == name);
        if (constraint is null) return;
        Relation without = relation with { Constraints = relation.Constraints.Where(c => !ReferenceEquals(c, constraint)).ToEquatableArray() };
        if (ConstraintDdl.HasIndex(constraint.Kind)) without = without with { Indexes = without.Indexes.Where(index => index.Name != name).ToEquatableArray() };
        if (constraint.Kind == ConstraintKind.NotNull)
        {
            foreach (int number in constraint.Columns)
            {
                if (without.FindColumn(number) is { } column) without = ColumnDdl.Replace(without, column with { NotNull = false });
            }
        }

        session.Editor.Put(without);
        if (constraint.NoInherit) return;
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation))
        {
            Constraint? inherited = child.Constraints.FirstOrDefault(c => c.InheritCount > 0 && InheritanceDdl.IsSame(relation, constraint, child, c));
            if (inherited is null) continue;
            if (session.IsOnly && constraint.Kind is (ConstraintKind.Check or ConstraintKind.NotNull))
            {
                session.Editor.Put(child with { Constraints = child.Constraints.Select(c => ReferenceEquals(c, inherited) ? c with { InheritCount = c.InheritCount - 1, IsLocal = true } : c).ToEquatableArray() });
                continue;
            }

            if (inherited is { InheritCount: 1, IsLocal: false }) RemoveConstraint(session, child, inherited.Name);
            else session.Editor.Put(child with { Constraints = child.Constraints.Select(c => ReferenceEquals(c, inherited) ? c with { InheritCount = c.InheritCount - 1 } : c).ToEquatableArray() });
        }
    }

    private static void RemoveIndex(DdlSession session, Relation relation, string name)
    {
        if (relation.Indexes.FirstOrDefault(index => index.Name == name) is not { } removed) return;
        session.Editor.Put(relation with { Indexes = relation.Indexes.Where(index => index.Name != name).ToEquatableArray() });
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation))
        {
            if (child.Indexes.FirstOrDefault(index => index.ParentIndex == removed.Oid) is { } part) RemoveIndex(session, child, part.Name);
        }
    }

    private static void RemoveTrigger(DdlSession session, Relation relation, string name)
    {
        session.Editor.Put(relation with { Triggers = relation.Triggers.Where(trigger => trigger.Name != name).ToEquatableArray() });
        if (relation.Kind != RelationKind.PartitionedTable) return;
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) RemoveTrigger(session, child, name);
    }
}
