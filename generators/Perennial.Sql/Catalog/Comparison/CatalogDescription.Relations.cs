using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

internal sealed partial class CatalogDescription
{
    private void AddRelation(Relation relation)
    {
        if (relation.Kind == RelationKind.CompositeType) return;
        string name = relation.QualifiedName.ToString();
        ObjectDescription table = Add($"{Word(relation.Kind)} {name}", relation.Comment);
        table.With("row security", relation.RowSecurity).With("forced row security", relation.ForceRowSecurity).With("persistence", relation.Unlogged ? "unlogged" : null)
            .With(relation.Options).With("replica identity", Identity(relation)).With("clustering index", relation.Indexes.FirstOrDefault(static index => index.IsClustered) is { } clustering ? NameRules.Quote(clustering.Name) : null)
            .With("parents", string.Join(", ", relation.Parents.Select(parent => _catalog.FindRelation(parent)?.QualifiedName.ToString())))
            .With("partition bound", relation.PartitionBound is { } bound ? PartitionBoundNormalForm.Of(bound, KeyTypes(relation)) : null);
        if (relation.PartitionKey is { } key) table.Properties["partition key"] = new(KeyForm(key, relation), Printing.SqlPrinter.Print(key));
        if (relation.Query is { } query)
        {
            string form = relation.QueryForm is { } meaning ? QueryForm.Named(meaning, _catalog) : ViewNormalForm.Of(query, relation, _catalog);
            table.Properties["query"] = new(form, Printing.SqlPrinter.Print(query));
        }

        table.With(_catalog.AccessOf(relation));
        if (relation.Kind == RelationKind.Sequence)
        {
            AddSequence(table, relation);
            return;
        }

        AddColumns(table, name, relation);
        foreach (Constraint constraint in relation.Constraints) AddConstraint(table, name, relation, constraint);
        foreach (RelationIndex index in relation.Indexes) AddIndex(table, relation, index);
        foreach (Trigger trigger in relation.Triggers) AddTrigger(table, name, relation, trigger);
        foreach (RewriteRule rule in relation.Rules) AddRule(table, name, rule);
        foreach (ExtendedStatistics statistics in relation.Statistics) AddStatistics(table, relation, statistics);
        foreach (Policy policy in relation.Policies)
        {
            Describe(table.Parts, $"policy {NameRules.Quote(policy.Name)} on {name}", policy.Comment)
                .With("command", policy.Command.ToString()).With("permissive", policy.Permissive).With("roles", string.Join(", ", policy.Roles))
                .With("using", Condition(policy.Using, relation, form: policy.UsingForm)).With("with check", Condition(policy.WithCheck, relation, form: policy.WithCheckForm));
        }
    }

    // An expression is compared by what it means, and by its text where nothing binds it.
    private string KeyForm(PartitionKey key, Relation relation) => Printing.SqlPrinter.Print(key with
    {
        Elements = key.Elements.Select(element => IsColumn(element) ? element : element with
        {
            Value = _binder?.FormOf(_searched, element.Value, KeyScope(relation)) is { } meaning ? new StringLiteral(QueryForm.Named(meaning, _catalog)) : Normal(element.Value, relation)!,
        }).ToEquatableArray(),
    });

    // Of what the parent is partitioned by; 0 for an expression that nothing binds.
    private uint[] KeyTypes(Relation partition) => partition.Parents.Count > 0 && _catalog.FindRelation(partition.Parents[0]) is { PartitionKey: { } key } parent
        ? [.. key.Elements.Select(element => IsColumn(element) ? parent.FindColumn(((ColumnReference)element.Value).Name)?.Type ?? 0
            : _binder?.BindExpression(_searched, element.Value, KeyScope(parent), new SourceText("", "")).Type ?? 0)]
        : [];

    private static bool IsColumn(PartitionElement element) => element.Value is ColumnReference { Parts.Count: 1 };

    private static DefinitionScope KeyScope(Relation relation) => new() { Construct = "PARTITION BY", Relation = relation };

    private void AddSequence(ObjectDescription sequence, Relation relation)
    {
        SequenceSettings settings = SequenceSettings.Of(_catalog, relation.SequenceOptions);
        sequence.With("type", Type(settings.Type)).With("start", Number(settings.Start)).With("increment", Number(settings.Increment))
            .With("minimum", Number(settings.Minimum)).With("maximum", Number(settings.Maximum)).With("cache", Number(settings.Cache)).With("cycle", settings.Cycle);
        if (_catalog.FindRelation(relation.OwnerTable) is { } owner)
            sequence.With("owner", $"{owner.QualifiedName}.{NameRules.Quote(owner.FindColumn(relation.OwnerColumn)?.Name ?? "")}");
    }

    private void AddColumns(ObjectDescription table, string tableName, Relation relation)
    {
        // A column that a parent gets later comes last in its children; no way to write them says so.
        if (relation.Parents.IsEmpty) table.WithOrder("order of columns", relation.Columns.Select(static column => NameRules.Quote(column.Name)).ToEquatableArray());
        foreach (Column column in relation.Columns)
        {
            Describe(table.Parts, $"column {tableName}.{NameRules.Quote(column.Name)}", column.Comment)
                .With("type", Type(column.Type, column.Typmod)).With("not null", column.NotNull)
                .With("collation", Collation(column.Collation, column.Type))
                .With("identity", column.Identity == ColumnIdentity.None ? null : column.Identity.ToString())
                .With("generated", column.Generated == ColumnGeneration.None ? null : column.Generated.ToString())
                .With("default", ColumnDefault(column, relation))
                .With("storage", column.Storage).With("compression", column.Compression).With("statistics target", column.StatisticsTarget is { } target ? Number(target) : null).With(column.Options)
                .With(column.Access);
        }
    }

    private void AddConstraint(ObjectDescription table, string tableName, Relation relation, Constraint constraint)
    {
        Relation? referenced = _catalog.FindRelation(constraint.ReferencedRelation);

        // The columns of a check follow from its condition.
        bool named = constraint.Kind != ConstraintKind.Check;
        RelationIndex? index = ConstraintDdl.HasIndex(constraint.Kind) ? relation.Indexes.FirstOrDefault(index => index.Name == constraint.Name) : null;
        Describe(table.Parts, $"constraint {NameRules.Quote(constraint.Name)} on {tableName}", constraint.Comment)
            .With(index?.Options ?? default)
            .With("kind", constraint.Kind.ToString()).With("columns", named ? Columns(relation, constraint.Columns) : null)
            .With("condition", Condition(constraint.Condition, relation))
            .With("operators", string.Join(", ", constraint.Operators))
            .With("references", referenced is null ? null : $"{referenced.QualifiedName} ({Columns(referenced, constraint.ReferencedColumns)})")
            .With("on update", referenced is null ? null : constraint.OnUpdate.ToString())
            .With("on delete", referenced is null ? null : constraint.OnDelete.ToString()).With("on delete columns", Columns(relation, constraint.OnDeleteColumns))
            .With("match", referenced is null ? null : constraint.Match.ToString())
            .With("deferrable", constraint.Deferrable).With("initially deferred", constraint.InitiallyDeferred).With("not valid", !constraint.Validated)
            .With("not enforced", !constraint.Enforced).With("no inherit", constraint.NoInherit).With("nulls not distinct", constraint.NullsNotDistinct)
            .With("temporal", constraint.Temporal);
    }

    private void AddIndex(ObjectDescription table, Relation relation, RelationIndex index)
    {
        // What serves a constraint is compared with that.
        if (relation.Constraints.Any(constraint => constraint.Name == index.Name && ConstraintDdl.HasIndex(constraint.Kind))) return;
        IndexElement[] elements = [.. index.Elements.Select(element => IndexElementNormalForm.Of(WithoutUsual(element, relation, index) with { Value = Normal(element.Value, relation)! }))];
        Describe(table.Parts, $"index {new CatalogName(relation.Schema, index.Name)}", index.Comment)
            .With("unique", index.IsUnique).With("method", index.Method).With("columns", Columns(relation, index.Columns))
            .With("elements", new EquatableArray<IndexElement>(elements)).With("included columns", Columns(relation, index.IncludedColumns))
            .With("condition", Condition(index.Predicate, relation)).With("nulls not distinct", index.NullsNotDistinct)
            .With("attached", index.ParentIndex != 0).With(index.Options);
    }

    // The server prints a class only where it is not what the type has anyway (get_opclass_name), and a collation where it is not that of the column.
    private IndexElement WithoutUsual(IndexElement element, Relation relation, RelationIndex index)
    {
        Column? column = element.Value is ColumnReference { Parts.Count: 1 } value ? relation.FindColumn(value.Name) : null;
        if (element is { OperatorClass: { } name, OperatorClassOptions.IsEmpty: true } && _searched.FindOperatorClass(index.Method, name.Schema, name.Name) is { } written)
        {
            uint type = column?.Type ?? _binder?.BindExpression(_searched, element.Value, new DefinitionScope { Construct = "index expressions", Relation = relation }, new SourceText("", "")).Type ?? 0;
            if (type != 0 && written.Oid == _catalog.FindDefaultOperatorClassOf(index.Method, type)?.Oid) element = element with { OperatorClass = null };
        }

        if (element.Collation is not { } collation || _searched.FindCollation(collation.Schema, collation.Name) is not { } found) return element;
        uint usual = column is null ? 0 : column.Collation != 0 ? column.Collation : _catalog.FindType(column.Type)?.Collation ?? 0;
        return element with
        {
            Collation = found.Oid == usual ? null : collation with { Parts = found.Schema == SchemaName.Catalog ? [collation.Parts[collation.Parts.Count - 1]] : collation.Parts },
        };
    }

    private static string? Identity(Relation relation) => relation.ReplicaIdentity switch
    {
        ReplicaIdentity.Default => null,
        ReplicaIdentity.Index => $"index {relation.Indexes.FirstOrDefault(static index => index.IsReplicaIdentity)?.Name}",
        ReplicaIdentity identity => identity.ToString().ToLowerInvariant(),
    };

    // In which order columns are named makes no difference to the server.
    private void AddStatistics(ObjectDescription table, Relation relation, ExtendedStatistics statistics) =>
        Describe(table.Parts, $"statistics {statistics.QualifiedName}", statistics.Comment)
            .With("kinds", string.Join(", ", statistics.Kinds))
            .With("columns", string.Join(", ", statistics.Columns.Select(number => Columns(relation, [number])).OrderBy(static column => column, StringComparer.Ordinal)))
            .With("expressions", statistics.Expressions.Select(expression => Normal(expression, relation)!).ToEquatableArray())
            .With("target", statistics.Target is { } target ? Number(target) : null);

    private void AddRule(ObjectDescription table, string tableName, RewriteRule rule)
    {
        string text = rule.Actions.IsEmpty ? "nothing" : string.Join("; ", rule.Actions.Select(static action => Printing.SqlPrinter.Print(action)));
        if (rule.Where is not null) text = $"where {Printing.SqlPrinter.Print(rule.Where)} do {text}";
        Describe(table.Parts, $"rule {NameRules.Quote(rule.Name)} on {tableName}", rule.Comment)
            .With("event", rule.Event).With("instead", rule.IsInstead).With("enabled", rule.Enabled.ToString())
            .Properties["definition"] = new(rule.Form is { } form ? QueryForm.Named(form, _catalog) : text, text);
    }

    // A trigger fires for the columns in whatever order they were named.
    private void AddTrigger(ObjectDescription table, string tableName, Relation relation, Trigger trigger) =>
        Describe(table.Parts, $"trigger {NameRules.Quote(trigger.Name)} on {tableName}", trigger.Comment)
            .With("timing", trigger.Timing.ToString()).With("events", trigger.Events.ToString()).With("for each row", trigger.ForEachRow)
            .With("columns", Columns(relation, trigger.Columns.OrderBy(static number => number).ToEquatableArray())).With("function", Routine(trigger.Function)).With("arguments", string.Join(", ", trigger.Arguments))
            .With("condition", Normal(trigger.When, null)).With("transition tables", trigger.Transitions)
            .With("constraint", trigger.IsConstraint).With("deferrable", trigger.Deferrable).With("initially deferred", trigger.InitiallyDeferred)
            .With("enabled", trigger.Enabled.ToString());
}
