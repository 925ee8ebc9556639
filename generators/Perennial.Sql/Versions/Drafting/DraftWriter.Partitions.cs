using System.Globalization;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Rows of partitions that go or get other bounds: they leave the parent before others come, which take the rows.</content>
internal sealed partial class DraftWriter
{
    // By the oids of before, tables whose rows move from partition to partition - and what is above them, or below a partition that gives rows: what references them waits
    // until all are in place, since the server detaches no partition with referenced rows, and a row that is deleted would take what references it along.
    private readonly HashSet<uint> _movedTables = [];
    private readonly List<string> _moves = [];

    // Those of default partitions, which have the rows of others until all of these are in place.
    private readonly List<string> _movesOfDefaults = [];

    // Those of partitions that go: to those that stay, all in place by then.
    private readonly List<string> _movesOfGone = [];

    private void FindMovedTables()
    {
        foreach (Relation partition in _from.UserRelations.Where(static relation => relation is { IsPartition: true, PartitionBound: not null }))
        {
            if (StayingParent(partition) is not { } parent || !GivesRows(partition, parent)) continue;
            _movedTables.UnionWith(TablesAbove(partition));
            _movedTables.Add(partition.Oid);
            _movedTables.UnionWith(_from.UserRelations.Where(below => below.IsPartition && TablesAbove(below).Contains(partition.Oid)).Select(static below => below.Oid));
        }
    }

    // By the oids of before, the parent of a partition, the parent's parent and so on.
    private IEnumerable<uint> TablesAbove(Relation partition)
    {
        for (Relation? table = partition; table is { IsPartition: true }; table = _from.FindRelation(table.Parents[0])) yield return table.Parents[0];
    }

    // The parent as it will be, or null when it goes as well.
    private Relation? StayingParent(Relation partition) =>
        _from.FindRelation(partition.Parents[0]) is { } parent && _to.FindRelation(parent.Schema, parent.Name) is { Kind: RelationKind.PartitionedTable } now ? now : null;

    private bool GivesRows(Relation partition, Relation parent)
    {
        bool isGone = Is(NameOf(partition), CatalogDifferenceKind.Unexpected);
        if (partition.PartitionBound is DefaultPartitionBound) return Arriving(parent).Any();
        if (!isGone && !HasOtherBound(partition)) return false;

        // What an upgrade added goes back to where it would have been without it; what an upgrade drops is no longer wanted. A default partition gets what another bound no longer lets in.
        return IsTaken(parent, partition) || ((!_isSafe || !isGone) && DefaultBeside(parent, partition) is not null);
    }

    private Relation? DefaultBeside(Relation parent, Relation partition) => Partitions(parent).FirstOrDefault(other => other.PartitionBound is DefaultPartitionBound && other.QualifiedName != partition.QualifiedName);

    private bool HasOtherBound(Relation partition) => _differences[NameOf(partition)].Any(static difference => difference is { Kind: CatalogDifferenceKind.Changed, Property: "partition bound" });

    // Whether other partitions get what a bound of before let in.
    private bool IsTaken(Relation parent, Relation partition) =>
        !PartitionBoundDdl.Check(new DdlSession(_to, new DdlContext(new SourceText("", ""), DefinitionBinder.Instance)), parent, partition.PartitionBound!, partition.Name);

    private IEnumerable<Relation> Partitions(Relation parent) => _to.UserRelations.Where(partition => partition is { IsPartition: true, PartitionBound: not null } && partition.Parents.Contains(parent.Oid));

    private IEnumerable<Relation> Arriving(Relation parent) => Partitions(parent).Where(partition => partition.PartitionBound is not DefaultPartitionBound
        && (IsMissing(NameOf(partition)) || HasOtherBound(partition) || _differences[NameOf(partition)].Any(static difference => difference.Property == "parents")));

    /// <summary>Takes a partition that goes away from its parent where another one gets its rows, or where a foreign key to the parent would not let it go.</summary>
    private void LeaveParent(Relation partition)
    {
        if (partition is not { IsPartition: true, PartitionBound: not null } || StayingParent(partition) is not { } parent) return;
        bool moves = GivesRows(partition, parent);
        HashSet<uint> above = [.. TablesAbove(partition)];
        if (!moves && !_from.UserRelations.Any(table => table.Constraints.Any(constraint => constraint.Kind == ConstraintKind.ForeignKey && above.Contains(constraint.ReferencedRelation)))) return;
        _first.Add($"alter table {parent.QualifiedName} detach partition {partition.QualifiedName}");
        if (!moves) return;
        string columns = CommonColumns(partition, parent);
        _movesOfGone.Add($"insert into {parent.QualifiedName} ({columns}){Overriding(parent)} select {columns} from {partition.QualifiedName}");
    }

    /// <summary>Attaches a partition again that stays: behind all that takes rows from it.</summary>
    /// <returns>False when none does, so that nothing is drafted.</returns>
    private bool RejoinParent(Relation table, Relation old)
    {
        if (ParentToRejoin(table, old) is not { } parent || table.PartitionBound is not { } bound) return false;
        string condition = bound is DefaultPartitionBound
            ? string.Join(" or ", Arriving(parent).Select(partition => $"({ConditionOf(parent, partition.PartitionBound!)})"))
            : $"({ConditionOf(parent, bound)}) is not true";
        if (condition.Length == 0) return false;

        // A default partition that is detached as well takes what no partition has yet, and gives it to those that are attached by then.
        Relation taker = DefaultBeside(parent, old) is { } other && _from.FindRelation(other.Schema, other.Name) is { } before && ParentToRejoin(other, before) is not null ? other : parent;
        List<string> moves = bound is DefaultPartitionBound ? _movesOfDefaults : _moves;
        string columns = CommonColumns(old, parent);
        _first.Add($"alter table {parent.QualifiedName} detach partition {old.QualifiedName}");
        moves.Add($"with moved as (delete from {table.QualifiedName} where {condition} returning {columns})\ninsert into {taker.QualifiedName} ({columns}){Overriding(parent)} select {columns} from moved");
        moves.Add($"alter table {parent.QualifiedName} attach partition {table.QualifiedName} {SqlPrinter.Print(bound)}");
        return true;
    }

    private Relation? ParentToRejoin(Relation table, Relation old) =>
        table is { IsPartition: true, PartitionBound: not null } && old is { IsPartition: true, PartitionBound: not null } && StayingParent(old) is { } parent && table.Parents.Contains(parent.Oid) && GivesRows(old, parent) ? parent : null;

    private static string CommonColumns(Relation old, Relation parent) =>
        string.Join(", ", parent.Columns.Where(column => column.Generated == ColumnGeneration.None && old.FindColumn(column.Name) is not null).Select(static column => CatalogText.Quote(column.Name)));

    private static string Overriding(Relation table) => table.Columns.Any(static column => column.Identity != ColumnIdentity.None) ? " overriding system value" : "";

    // What the server derives from a bound (get_qual_from_partbound), where a null is taken for false.
    private static string ConditionOf(Relation parent, PartitionBound bound)
    {
        string[] keys = [.. parent.PartitionKey!.Elements.Select(static element => element.Value is ColumnReference ? SqlPrinter.Print(element.Value) : $"({SqlPrinter.Print(element.Value)})")];
        if (bound is HashPartitionBound hash)
        {
            FormattableString parts = $"{hash.Modulus}, {hash.Remainder}";
            return $"satisfies_hash_partition({SqlPrinter.QuoteLiteral(parent.QualifiedName.ToString())}::regclass, {parts.ToString(CultureInfo.InvariantCulture)}, {string.Join(", ", keys)})";
        }

        List<string> conditions = [];
        if (bound is ListPartitionBound list)
        {
            List<string> values = list.Values.Where(static value => value is not NullLiteral).Select(static value => SqlPrinter.Print(value)).ToList();
            if (values.Count > 0) conditions.Add($"{keys[0]} in ({string.Join(", ", values)})");
            if (values.Count < list.Values.Count) conditions.Add($"{keys[0]} is null");
            return string.Join(" or ", conditions);
        }

        if (bound is not RangePartitionBound range) return "true";
        Add(range.From, isLower: true);
        Add(range.To, isLower: false);
        return conditions.Count == 0 ? string.Join(" and ", keys.Select(static key => key + " is not null")) : string.Join(" and ", conditions);

        // An infinite value decides for all behind it.
        void Add(EquatableArray<Expression> values, bool isLower)
        {
            int count = values.TakeWhile(static value => PartitionBoundDdl.Infinity(value) == 0).Count();
            int infinity = count < values.Count ? PartitionBoundDdl.Infinity(values[count]) : 0;
            if (count == 0) return;
            string comparison = isLower ? infinity > 0 ? ">" : ">=" : infinity > 0 ? "<=" : "<";
            conditions.Add($"{Row(keys.Take(count))} {comparison} {Row(values.Take(count).Select(static value => SqlPrinter.Print(value)))}");
        }

        static string Row(IEnumerable<string> parts) => parts.ToList() is var list && list.Count == 1 ? list[0] : $"({string.Join(", ", list)})";
    }

    // The server names indexes of partitions by itself, in the order in which they come: what the target calls otherwise is renamed.
    private void NameIndexesOfPartitions()
    {
        List<Relation> partitions = _to.UserRelations.Where(static table => table.IsPartition && table.Indexes.Any(static index => index.ParentIndex != 0)).OrderBy(static table => table.Oid).ToList();
        if (partitions.Count == 0) return;
        DatabaseCatalog made = _from;
        foreach (string statement in Changes.Where(statement => !UsesNewLabel(statement)).ToList()) made = Apply(made, statement);
        foreach (Relation partition in partitions)
        {
            foreach (RelationIndex index in partition.Indexes.Where(static index => index.ParentIndex != 0))
            {
                if (made.FindRelation(partition.Schema, partition.Name) is not { IsPartition: true } found || _to.FindRelation(partition.Parents[0]) is not { } parent || parent.Indexes.FirstOrDefault(whole => whole.Oid == index.ParentIndex) is not { } wanted) continue;
                if (made.FindRelation(parent.Schema, parent.Name)?.Indexes.FirstOrDefault(whole => whole.Name == wanted.Name) is not { } madeParent) continue;
                if (found.Indexes.FirstOrDefault(own => own.ParentIndex == madeParent.Oid) is not { } own || own.Name == index.Name) continue;
                CatalogName name = new(partition.Schema, index.Name);
                if (made.UserRelations.FirstOrDefault(table => table.Schema == name.Schema && table.Indexes.Any(other => other.Name == name.Name)) is { } holder) Rename(holder, name.Name, FreeName(name, "_old"));
                Rename(found, own.Name, index.Name);
            }
        }

        void Rename(Relation table, string before, string after)
        {
            bool isKey = table.Constraints.Any(constraint => constraint.Name == before && ConstraintDdl.HasIndex(constraint.Kind));
            string statement = isKey ? $"alter table {table.QualifiedName} rename constraint {CatalogText.Quote(before)} to {CatalogText.Quote(after)}" : $"alter index {new CatalogName(table.Schema, before)} rename to {CatalogText.Quote(after)}";
            _last.Add(statement);
            made = Apply(made, statement);
        }
    }

    // What the fold makes of a statement; the check tells what is wrong with it.
    private static DatabaseCatalog Apply(DatabaseCatalog catalog, string statements)
    {
        SourceText source = new("", statements);
        foreach (Parsing.ParsedStatement statement in Parsing.SqlParser.Parse(source).Statements)
        {
            if (statement.Node is { } node) catalog = DdlApplier.Apply(catalog, node, new DdlContext(source, DefinitionBinder.Instance)).Catalog;
        }

        return catalog;
    }
}
