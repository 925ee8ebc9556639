using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>What is made of a routine that is made anew: it goes before the routine does, and comes back behind it.</content>
internal sealed partial class DraftWriter
{
    // By the oids of before, operators that go at once, for good or to come back.
    private readonly HashSet<uint> _replacedOperators = [];

    // Names of operators, casts, aggregates, routines and columns that go at once and for good, and of columns that keep their values and lose their expression.
    private readonly HashSet<string> _goneAtOnce = new(StringComparer.Ordinal);

    /// <param name="Object">What a statement drops or creates.</param>
    /// <param name="Uses">What that uses.</param>
    /// <param name="Text">The statement.</param>
    private readonly record struct Step(ObjectReference Object, EquatableArray<ObjectReference> Uses, string Text);

    private static ObjectReference Reference(Relation relation) => new(ObjectClass.Relation, relation.Oid);

    private static ObjectReference Reference(Routine routine) => new(ObjectClass.Routine, routine.Oid);

    /// <summary>The later first, unless something older has come to use it.</summary>
    private static IEnumerable<string> UsersFirst(IEnumerable<Step> steps) => InOrder([.. steps.OrderByDescending(static step => step.Object.Oid)], static (step, other) => Uses(other, step));

    /// <summary>The older first, unless it has come to use something later.</summary>
    private static IEnumerable<string> UsedFirst(IEnumerable<Step> steps) => InOrder([.. steps.OrderBy(static step => step.Object.Oid)], Uses);

    private static IEnumerable<string> InOrder(List<Step> pending, Func<Step, Step, bool> waitsFor)
    {
        while (pending.Count > 0)
        {
            int next = Math.Max(0, pending.FindIndex(step => !pending.Exists(other => other.Object != step.Object && waitsFor(step, other))));
            yield return pending[next].Text;
            pending.RemoveAt(next);
        }
    }

    private void Drop(ObjectReference it, EquatableArray<ObjectReference> uses, string text) => _drops.Add((it.Oid, new(it, uses, text)));

    // What only the order of creation tells where it belongs.
    private void Drop(uint rank, string text) => _drops.Add((rank, new(default, default, text)));

    private void Create(ObjectReference it, EquatableArray<ObjectReference> uses, string text) => _creates.Add((it.Oid, new(it, uses, text)));

    private void Create(uint rank, string text) => _creates.Add((rank, new(default, default, text)));

    // A default, a constraint or an index may have come to use what was made after the table.
    private static EquatableArray<ObjectReference> UsedByDefinition(Relation table) =>
        table.Columns.SelectMany(static column => column.References)
            .Concat(table.Constraints.Where(static constraint => constraint.Kind != ConstraintKind.ForeignKey).SelectMany(static constraint => constraint.References)).Distinct().ToEquatableArray();

    private static EquatableArray<ObjectReference> UsedByParts(Relation relation) =>
        UsedByDefinition(relation).Concat(relation.References).Concat(relation.Indexes.SelectMany(static index => index.References))
            .Concat(relation.Policies.SelectMany(static policy => policy.References)).Concat(relation.Statistics.SelectMany(static statistics => statistics.References)).Distinct().ToEquatableArray();

    private static bool Uses(Step user, Step used) =>
        user.Uses.Any(reference => reference.Class == used.Object.Class && reference.Oid == used.Object.Oid && (reference.Column == used.Object.Column || reference.Column == 0 || used.Object.Column == 0));

    private bool CallsReplaced(EquatableArray<ObjectReference> references) => references.Any(reference => reference.Class is ObjectClass.Routine or ObjectClass.Operator && IsReplaced(reference));

    // Operators, aggregates and routines with defaults can be made of each other.
    private void FindMadeOfReplaced()
    {
        bool hasMore = true;
        while (hasMore)
        {
            hasMore = false;
            foreach (Operator made in _from.UserOperators)
            {
                string name = ObjectNames.Of(_from, made);
                if ((_replacedRoutines.Contains(made.Routine) || IsChanged(name)) && MakeAnew(name, new(ObjectClass.Operator, made.Oid), [new(ObjectClass.Routine, made.Routine)])) hasMore = _replacedOperators.Add(made.Oid);
            }

            // A body that goes for good makes room as soon as what it uses does, and so does what calls it.
            foreach (Routine routine in Bodies.Where(routine => IsGone(routine) && routine.References.Any(IsReplaced))) hasMore |= _replacedRoutines.Add(routine.Oid);
            foreach (Routine routine in _from.UserRoutines.Where(static routine => routine.IsAggregate || routine.DefaultCount > 0))
            {
                string name = FoldCheck.Identity(_from, routine);
                if (!_procedures.Contains(name) && CallsReplaced(routine.References) && MakeAnew(name, Reference(routine), routine.References)) hasMore = _replacedRoutines.Add(routine.Oid);
            }
        }
    }

    private bool MakeAnew(string name, ObjectReference it, EquatableArray<ObjectReference> uses)
    {
        if (_remade.Contains(name) || _goneAtOnce.Contains(name)) return false;
        if (Is(name, CatalogDifferenceKind.Unexpected)) _goneAtOnce.Add(name);
        else if (_definitionText(name) is not null) _remade.Add(name);
        else return false;
        _room.Add(new(it, uses, "drop " + InCommands(name)));
        return true;
    }

    // Nothing depends on a cast but on its function.
    private void SetCastsAside()
    {
        foreach (TypeCast cast in _from.UserCasts.Where(cast => _replacedRoutines.Contains(cast.Function)))
        {
            string name = ObjectNames.Of(_from, cast);
            bool isGone = Is(name, CatalogDifferenceKind.Unexpected);
            if (!isGone && _definitionText(name) is null) continue;
            (isGone ? _goneAtOnce : _remade).Add(name);
            _asides.Add("drop " + name);
        }
    }

    private void SetDomainPartsAside()
    {
        foreach (SqlType domain in _from.UserTypes.Where(static type => type.Kind == TypeKind.Domain))
        {
            foreach (Constraint constraint in domain.Constraints.Where(constraint => CallsReplaced(constraint.References)))
                _asides.Add($"alter domain {domain.QualifiedName} drop constraint {CatalogText.Quote(constraint.Name)}");
            if (domain.Default is not null && CallsReplaced(domain.References)) _asides.Add($"alter domain {domain.QualifiedName} drop default");
        }
    }

    // Of a table that stays, whatever is drafted for it finds its parts gone; of one that is dropped, they go before the rest does.
    private void SetPartsAside(Relation dropped)
    {
        foreach (Constraint constraint in dropped.Constraints.Where(constraint => constraint.InheritCount == 0 && CallsReplaced(constraint.References)))
            _asides.Add($"alter table {dropped.QualifiedName} drop constraint {CatalogText.Quote(constraint.Name)}");
        foreach (RelationIndex index in dropped.Indexes.Where(index => index.ParentIndex == 0 && CallsReplaced(index.References) && !dropped.Constraints.Any(constraint => constraint.Name == index.Name))) _asides.Add($"drop index {new CatalogName(dropped.Schema, index.Name)}");
        foreach (ExtendedStatistics statistics in dropped.Statistics.Where(statistics => CallsReplaced(statistics.References))) _asides.Add("drop statistics " + statistics.QualifiedName);
        foreach (Policy policy in dropped.Policies.Where(policy => CallsReplaced(policy.References))) _asides.Add($"drop policy {CatalogText.Quote(policy.Name)} on {dropped.QualifiedName}");
        foreach (Trigger trigger in dropped.Triggers.Where(trigger => !IsInherited(_from, dropped, trigger) && (_replacedRoutines.Contains(trigger.Function) || CallsReplaced(trigger.References)))) _asides.Add($"drop trigger {CatalogText.Quote(trigger.Name)} on {dropped.QualifiedName}");
    }

    /// <summary>Whether a generated column of before has to go, since what it is computed from does or gets another type.</summary>
    private bool IsInTheWay(Relation table, Column column) => column is { Generated: not ColumnGeneration.None, Default: { } expression }
        && (CallsReplaced(column.References) || ExpressionParts.Columns(expression, table).Any(used => used.Name != column.Name && DifferencesOf(table, used).Any(static difference => difference is { Kind: CatalogDifferenceKind.Changed, Property: "type" or "collation" })));

    private IEnumerable<CatalogDifference> DifferencesOf(Relation table, Column column) => _differences[NameOf(table, column)];

    private static string NameOf(Relation table, Column column) => $"column {table.QualifiedName}.{CatalogText.Quote(column.Name)}";

    /// <summary>Children that have a column of their own and inherit it as well: they lose it only after their parents have, and have it again before that.</summary>
    private static IEnumerable<(Relation Table, Column Column)> Heirs(DatabaseCatalog catalog, Relation table, Column column)
    {
        foreach (Relation child in catalog.UserRelations)
        {
            if (child.Parents.Contains(table.Oid) && child.FindColumn(column.Name) is { IsLocal: true } own) yield return (child, own);
        }
    }

    private void SetColumnsAside()
    {
        foreach (Relation table in _from.UserRelations)
        {
            foreach (Column column in table.Columns.Where(column => (column.IsLocal || column.InheritCount == 0) && IsInTheWay(table, column)))
            {
                string name = CatalogText.Quote(column.Name);
                Column? now = _to.FindRelation(table.Schema, table.Name)?.FindColumn(column.Name);
                if (now is not { Generated: not ColumnGeneration.None }) _goneAtOnce.Add(NameOf(table, column));
                if (now is { Generated: ColumnGeneration.None }) _asides.Add($"alter table {table.QualifiedName} alter column {name} drop expression");
                else _room.Add(new(Reference(table) with { Column = column.Number }, column.References.Concat(Heirs(_from, table, column).Select(static heir => Reference(heir.Table) with { Column = heir.Column.Number })).ToEquatableArray(), $"alter table {table.QualifiedName} drop column {name}"));
            }
        }
    }
}
