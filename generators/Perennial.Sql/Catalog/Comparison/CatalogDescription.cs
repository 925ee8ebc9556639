using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Describes the users' objects of a catalog by name, so that two catalogs built in different ways can be compared.</summary>
internal sealed class CatalogDescription
{
    private readonly DatabaseCatalog _catalog;
    private readonly DatabaseCatalog _searched;
    private readonly bool _includeComments;
    private readonly IDefinitionBinder? _binder;
    private readonly Dictionary<string, ObjectDescription> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<ObjectReference> _extensionMembers;

    private CatalogDescription(DatabaseCatalog catalog, bool includeComments, IDefinitionBinder? binder)
    {
        // Every name is written out: what one catalog's search path finds another one's may not.
        _catalog = catalog.WithSearchPath(SearchPath.Empty);
        _searched = catalog;
        _includeComments = includeComments;
        _binder = binder;
        _extensionMembers = [.. catalog.Extensions.SelectMany(static extension => extension.Members)];
    }

    public static IReadOnlyDictionary<string, ObjectDescription> Of(DatabaseCatalog catalog, bool includeComments, IDefinitionBinder? binder = null)
    {
        CatalogDescription description = new(catalog, includeComments, binder);
        description.AddAll();
        return description._objects;
    }

    private void AddAll()
    {
        foreach (Schema schema in _catalog.UserSchemas)
        {
            // public is there from the start with a comment of its own, which a dump repeats or not.
            Add($"schema {NameRules.Quote(schema.Name)}", schema.Name == SchemaName.Public ? null : schema.Comment).With(_catalog.AccessOf(schema));
        }

        foreach (KeyValuePair<DefaultPrivilegesKey, AccessList> entry in _catalog.DefaultPrivileges) Add(NameOf(entry.Key), null).With(entry.Value);

        // An extension brings its own comment, which a dump repeats.
        foreach (Extension extension in _catalog.Extensions) Add($"extension {extension.Name}", null).With("schema", extension.Schema);
        foreach (Relation relation in _catalog.UserRelations)
        {
            if (!IsOfExtension(ObjectClass.Relation, relation.Oid) && relation.Schema != SchemaName.Temporary) AddRelation(relation);
        }

        foreach (SqlType type in _catalog.UserTypes)
        {
            if (!IsOfExtension(ObjectClass.Type, type.Oid)) AddType(type);
        }

        foreach (Routine routine in _catalog.UserRoutines)
        {
            if (!IsOfExtension(ObjectClass.Routine, routine.Oid)) AddRoutine(routine);
        }

        foreach (Operator found in _catalog.UserOperators)
        {
            if (IsOfExtension(ObjectClass.Operator, found.Oid)) continue;
            Add(NameOf(_catalog, found), null)
                .With("function", Routine(found.Routine)).With("result", Type(found.Result));
        }

        foreach (TypeCast cast in _catalog.UserCasts)
        {
            // A range type brings the cast to its multirange.
            if (IsOfExtension(ObjectClass.Type, cast.Source) || IsOfExtension(ObjectClass.Type, cast.Target) || _catalog.FindType(cast.Target)?.Kind == TypeKind.Multirange) continue;
            Add(NameOf(_catalog, cast), null)
                .With("context", cast.Context.ToString()).With("method", cast.Method.ToString()).With("function", cast.Function == 0 ? null : Routine(cast.Function));
        }

        foreach (TextSearchObject found in _catalog.UserTextSearch)
        {
            if (!IsOfExtension(ObjectClass.TextSearch, found.Oid) && found.Schema != SchemaName.Temporary) AddTextSearch(found);
        }

        foreach (Collation collation in _catalog.UserCollations)
            Add($"collation {new CatalogName(collation.Schema, collation.Name)}", null).With("deterministic", collation.IsDeterministic).WithAttributes(collation.Options);
    }

    private bool IsOfExtension(ObjectClass kind, uint oid) => _extensionMembers.Contains(new(kind, oid));

    private ObjectDescription Add(string name, string? comment) => Describe(_objects, name, comment);

    private ObjectDescription Describe(Dictionary<string, ObjectDescription> among, string name, string? comment)
    {
        ObjectDescription description = new();
        if (_includeComments && comment is not null) description.Properties["comment"] = new(comment, $"'{comment}'");
        among[name] = description;
        return description;
    }

    private string Type(uint oid, int typmod = TypeModifier.None) => _catalog.FormatType(oid, typmod);

    private string Routine(uint oid) => _catalog.FindRoutine(oid) is { } routine ? Signature(routine) : "";

    private string Signature(Routine routine) => $"{routine.QualifiedName}({string.Join(", ", routine.ArgumentTypes.Select(type => _catalog.FormatType(type)))})";

    private string Collation(uint oid, uint type) => oid == 0 || oid == (_catalog.FindType(type)?.Collation ?? 0)
        ? ""
        : oid switch { Sql.Catalog.Collation.COid => "C", Sql.Catalog.Collation.DefaultOid => "default", _ => _catalog.UserCollations.FirstOrDefault(c => c.Oid == oid)?.Name ?? $"collation {oid}" };

    private void AddRelation(Relation relation)
    {
        if (relation.Kind == RelationKind.CompositeType) return;
        string name = relation.QualifiedName.ToString();
        ObjectDescription table = Add($"{Word(relation.Kind)} {name}", relation.Comment);
        table.With("row security", relation.RowSecurity).With("forced row security", relation.ForceRowSecurity).With("persistence", relation.Unlogged ? "unlogged" : null)
            .With(relation.Options).With("replica identity", Identity(relation)).With("clustering index", relation.Indexes.FirstOrDefault(static index => index.IsClustered) is { } clustering ? NameRules.Quote(clustering.Name) : null)
            .With("parents", string.Join(", ", relation.Parents.Select(parent => _catalog.FindRelation(parent)?.QualifiedName.ToString())))
            .With("partition key", relation.PartitionKey).With("partition bound", relation.PartitionBound is { } bound ? PartitionBoundNormalForm.Of(bound) : null);
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
        IndexElement[] elements = [.. index.Elements.Select(element => IndexElementNormalForm.Of(WithoutDefaultClass(element, relation, index) with { Value = Normal(element.Value, relation)! }))];
        Describe(table.Parts, $"index {new CatalogName(relation.Schema, index.Name)}", index.Comment)
            .With("unique", index.IsUnique).With("method", index.Method).With("columns", Columns(relation, index.Columns))
            .With("elements", new EquatableArray<IndexElement>(elements)).With("included columns", Columns(relation, index.IncludedColumns))
            .With("condition", Condition(index.Predicate, relation)).With("nulls not distinct", index.NullsNotDistinct)
            .With(index.Options);
    }

    // The server prints a class only where it is not what the column's type has anyway (get_opclass_name).
    private IndexElement WithoutDefaultClass(IndexElement element, Relation relation, RelationIndex index) =>
        element is { OperatorClass: { } name, OperatorClassOptions.IsEmpty: true, Value: ColumnReference { Parts.Count: 1 } value } && relation.FindColumn(value.Name) is { } column
            && _catalog.FindOperatorClass(index.Method, name.Schema, name.Name) is { } written && written.Oid == _catalog.FindDefaultOperatorClassOf(index.Method, column.Type)?.Oid
            ? element with { OperatorClass = null }
            : element;

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
        string text = string.Join("; ", rule.Actions.Select(static action => Printing.SqlPrinter.Print(action)));
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

    private void AddTextSearch(TextSearchObject made)
    {
        string? of = _catalog.FindTextSearch(made.Base)?.QualifiedName.ToString();
        ObjectDescription description = Add(NameOf(made), made.Comment)
            .With("template", made.Kind == TextSearchKind.Dictionary ? of : null).With("parser", made.Kind == TextSearchKind.Configuration ? of : null)
            .WithAttributes(made.Options.OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray());
        foreach (TextSearchMethod method in made.Methods) description.With(method.Name + ObjectDescription.MethodSuffix, Routine(method.Routine));
        foreach (TextSearchMapping mapping in made.Mappings)
            description.With(ObjectDescription.MappingPrefix + mapping.TokenType, string.Join(", ", mapping.Dictionaries.Select(oid => _catalog.FindTextSearch(oid)?.QualifiedName.ToString())));
    }

    /// <summary>How a difference names a text search object, and DROP as well.</summary>
    public static string NameOf(TextSearchObject found) => $"{TextSearchDdl.Word(found.Kind)} {found.QualifiedName}";

    /// <summary>How a difference names an operator, and DROP as well.</summary>
    public static string NameOf(DatabaseCatalog catalog, Operator found) =>
        $"operator {NameRules.Quote(found.Schema)}.{found.Name} ({(found.Left == 0 ? "none" : catalog.FormatType(found.Left, TypeModifier.None, SearchPath.Empty))}, {catalog.FormatType(found.Right, TypeModifier.None, SearchPath.Empty)})";

    /// <summary>How a difference names a cast, and DROP as well.</summary>
    public static string NameOf(DatabaseCatalog catalog, TypeCast cast) =>
        $"cast ({catalog.FormatType(cast.Source, TypeModifier.None, SearchPath.Empty)} as {catalog.FormatType(cast.Target, TypeModifier.None, SearchPath.Empty)})";

    /// <summary>How a difference names what ALTER DEFAULT PRIVILEGES is about.</summary>
    public static string NameOf(DefaultPrivilegesKey key) =>
        $"default privileges on {Plural(key.Kind)}{(key.Schema.Length == 0 ? "" : " in schema " + NameRules.Quote(key.Schema))}{(key.Role.Length == 0 ? "" : " of role " + NameRules.Quote(key.Role))}";

    /// <summary>The word of ALTER DEFAULT PRIVILEGES.</summary>
    public static string Plural(AccessKind kind) => kind.ToString().ToLowerInvariant() + "s";

    private void AddType(SqlType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Enum:
                Add($"type {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type)).With("labels", string.Join(", ", type.EnumLabels.Select(static label => $"'{label}'")));
                break;
            case TypeKind.Domain:
                ObjectDescription domain = Add($"domain {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type))
                    .With("type", Type(type.BaseType, type.Typmod)).With("not null", type.NotNull).With("collation", Collation(type.Collation, type.BaseType))
                    .With("default", Default(type.Default, null));
                foreach (Constraint constraint in type.Constraints)
                {
                    Describe(domain.Parts, $"constraint {NameRules.Quote(constraint.Name)} on {type.QualifiedName}", constraint.Comment)
                        .With("kind", constraint.Kind.ToString()).With("condition", Condition(constraint.Condition, null, type.BaseType)).With("not valid", !constraint.Validated);
                }

                break;
            case TypeKind.Composite when _catalog.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType } relation:
                AddColumns(Add($"type {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type)), type.QualifiedName.ToString(), relation);
                break;
            case TypeKind.Range:
                Add($"type {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type)).With("subtype", Type(type.RangeSubtype));
                break;
            case TypeKind.Base or TypeKind.Pseudo:
                Add($"type {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type)).With("category", type.Category.ToString()).With("preferred", type.IsPreferred);
                break;
        }
    }

    private void AddRoutine(Routine routine)
    {
        // Constructors of range types come with the type.
        if (routine.Language == "internal" && routine.Kind == RoutineForm.Function && routine.Source is null) return;
        Add($"{routine.Kind.ToString().ToLowerInvariant()} {Signature(routine)}", routine.Comment)
            .With("arguments", string.Join(", ", routine.Arguments.Select(argument => $"{argument.Mode} {argument.Name} {Type(argument.Type)}")))
            .With("result", (routine.ReturnsSet ? "setof " : "") + Type(routine.ReturnType)).With("language", routine.Language)
            .With("body", routine.Body).With("source", routine.Source?.Replace("\r\n", "\n"))
            .With("defaults", routine.Defaults.Select(value => Normal(value, null)!).ToEquatableArray())
            .With("volatility", routine.Volatility.ToString()).With("strict", routine.IsStrict).With("security definer", routine.SecurityDefiner)
            .With("parallel", routine.Parallel.ToString()).With("cost", routine.Cost).With("rows", routine.Rows).With("support function", routine.SupportFunction == 0 ? null : Routine(routine.SupportFunction))
            .WithAttributes(routine.AggregateOptions.Select(option => option with { Value = QueryForm.Named(option.Value, _catalog) }).ToEquatableArray()).With("leakproof", routine.LeakProof).With("settings", routine.Settings)

            // The runner takes the rights of PUBLIC on every routine, whatever scripts say.
            .With(_catalog.AccessOf(routine).Revoke(AccessList.Public, Privileges.Execute));
    }

    private static string Columns(Relation relation, EquatableArray<int> numbers) =>
        string.Join(", ", numbers.Select(number => number == 0 ? "expression" : relation.FindColumn(number) is { } column ? NameRules.Quote(column.Name) : "?"));

    private Expression? Normal(Expression? expression, Relation? relation) => expression is null ? null : ExpressionNormalForm.Of(expression, relation, _searched);

    /// <param name="form">What the condition meant when it was written; null to ask for what its text means now.</param>
    private DescribedCondition? Condition(Expression? expression, Relation? relation, uint domainValue = 0, string? form = null)
    {
        if (Normal(expression, relation) is not { } tree) return null;
        DefinitionScope scope = new() { Relation = relation, DomainValue = domainValue, Target = TypeOid.Bool };
        return new(tree, () => (form ?? _binder?.FormOf(_searched, expression!, scope)) is { } meaning ? QueryForm.Named(meaning, _catalog) : null);
    }

    private DescribedCondition? ColumnDefault(Column column, Relation relation)
    {
        if (Default(column.Default, relation) is not { } tree) return null;
        if (column.Type == TypeOid.Bool && tree is StringLiteral { Value: var word } && ConstantNormalForm.Boolean(word) is { } value) tree = new BooleanLiteral(value);
        return new(tree, () => MeaningOf(column, relation));
    }

    private string? MeaningOf(Column column, Relation relation)
    {
        if (column.Default is null || ExpressionParts.SequenceOfNextval(column.Default) is not null) return null;
        DefinitionScope scope = new() { Construct = "DEFAULT", Relation = column.Generated == ColumnGeneration.None ? null : relation, Target = column.Type, TargetTypmod = column.Typmod };
        return _binder?.FormOf(_searched, column.Default, scope) is { } form ? QueryForm.Named(form, _catalog) : null;
    }

    /// <summary>A default; one that takes from a sequence is compared by the sequence, however its name is written.</summary>
    private Expression? Default(Expression? value, Relation? relation)
    {
        if (value is null || ExpressionParts.SequenceOfNextval(value) is not { } text) return Normal(value, relation) is { } written and not NullLiteral ? written : null;
        Relation? sequence = SequenceDdl.Find(_catalog, text) ?? SequenceDdl.Find(_catalog.WithSearchPath(new([relation?.Schema ?? SchemaName.Public, SchemaName.Public])), text);
        return new StringLiteral($"nextval {sequence?.QualifiedName.ToString() ?? text}");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Word(RelationKind kind) => kind switch
    {
        RelationKind.PartitionedTable => "table",
        RelationKind.MaterializedView => "materialized view",
        RelationKind.ForeignTable => "foreign table",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
