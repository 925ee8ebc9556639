using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Describes the users' objects of a catalog by name, so that two catalogs built in different ways can be compared.</summary>
internal sealed partial class CatalogDescription
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

    /// <param name="other">The catalog that this one is compared with; null for none.</param>
    public static IReadOnlyDictionary<string, ObjectDescription> Of(DatabaseCatalog catalog, bool includeComments, IDefinitionBinder? binder = null, DatabaseCatalog? other = null)
    {
        CatalogDescription description = new(catalog, includeComments, binder);
        description.AddAll(other ?? catalog);
        return description._objects;
    }

    /// <summary>The objects of a catalog and their parts, by the names that differences give them.</summary>
    public static HashSet<string> Names(DatabaseCatalog catalog)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Add(Of(catalog, includeComments: false));
        return names;

        void Add(IReadOnlyDictionary<string, ObjectDescription> objects)
        {
            names.UnionWith(objects.Keys);
            foreach (ObjectDescription description in objects.Values) Add(description.Parts);
        }
    }

    /// <summary>One routine alone, without its comment and its rights.</summary>
    public static (string Name, ObjectDescription Description) Of(DatabaseCatalog catalog, Routine routine, IDefinitionBinder? binder)
    {
        CatalogDescription description = new(catalog, includeComments: false, binder);
        return (description.NameOf(routine), description.Describe(routine, new ObjectDescription()));
    }

    private void AddAll(DatabaseCatalog other)
    {
        foreach (Schema schema in _catalog.UserSchemas)
        {
            // public is there from the start with a comment of its own, which a dump repeats or not.
            Add($"schema {NameRules.Quote(schema.Name)}", schema.Name == SchemaName.Public ? null : schema.Comment).With(_catalog.AccessOf(schema));
        }

        foreach (KeyValuePair<DefaultPrivilegesKey, AccessList> entry in ScriptRunner.DefaultPrivileges(_catalog, other)) Add(ObjectNames.Of(entry.Key), null).With(entry.Value);

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
            Add(ObjectNames.Of(_catalog, found), null)
                .With("function", Routine(found.Routine)).With("result", Type(found.Result));
        }

        foreach (TypeCast cast in _catalog.UserCasts)
        {
            // A range type brings the cast to its multirange.
            if (IsOfExtension(ObjectClass.Type, cast.Source) || IsOfExtension(ObjectClass.Type, cast.Target) || _catalog.FindType(cast.Target)?.Kind == TypeKind.Multirange) continue;
            Add(ObjectNames.Of(_catalog, cast), null)
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
        : oid switch { Sql.Catalog.Collation.COid => "C", Sql.Catalog.Collation.DefaultOid => "default", _ => _catalog.FindCollation(oid)?.Name ?? $"collation {oid}" };

    private void AddTextSearch(TextSearchObject made)
    {
        string? of = _catalog.FindTextSearch(made.Base)?.QualifiedName.ToString();
        ObjectDescription description = Add(ObjectNames.Of(made), made.Comment)
            .With("template", made.Kind == TextSearchKind.Dictionary ? of : null).With("parser", made.Kind == TextSearchKind.Configuration ? of : null)
            .WithAttributes(made.Options.OrderBy(static option => option.Name, StringComparer.Ordinal).ToEquatableArray());
        foreach (TextSearchMethod method in made.Methods) description.With(method.Name + ObjectDescription.MethodSuffix, Routine(method.Routine));
        foreach (TextSearchMapping mapping in made.Mappings)
            description.With(ObjectDescription.MappingPrefix + mapping.TokenType, string.Join(", ", mapping.Dictionaries.Select(oid => _catalog.FindTextSearch(oid)?.QualifiedName.ToString())));
    }

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
                Add($"type {type.QualifiedName}", type.Comment).With(_catalog.AccessOf(type)).With("subtype", Type(type.RangeSubtype))
                    .With("multirange type", type.RangePartner == 0 ? null : Type(type.RangePartner)).WithAttributes(type.RangeOptions);
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

        // The runner takes the rights of PUBLIC on every routine, whatever scripts say.
        Describe(routine, Add(NameOf(routine), routine.Comment)).With(_catalog.AccessOf(routine).Revoke(AccessList.Public, Privileges.Execute));
    }

    private string NameOf(Routine routine) => $"{routine.Kind.ToString().ToLowerInvariant()} {Signature(routine)}";

    private ObjectDescription Describe(Routine routine, ObjectDescription description)
    {
        description
            .With("arguments", string.Join(", ", routine.Arguments.Select(argument => $"{(argument.Mode == ParameterMode.In ? "" : argument.Mode.ToString().ToLowerInvariant() + " ")}{argument.Name} {Type(argument.Type)}")))
            .With("result", (routine.ReturnsSet ? "setof " : "") + Type(routine.ReturnType)).With("language", routine.Language)
            .With("body", routine.Body is { } body ? new DescribedCondition(body, body, () => routine.BodyForm is { } form ? QueryForm.Named(form, _catalog) : null) : null)
            .With("source", routine.Source?.Replace("\r\n", "\n"))
            .With("volatility", routine.Volatility.ToString()).With("strict", routine.IsStrict).With("security definer", routine.SecurityDefiner)
            .With("parallel", routine.Parallel.ToString()).With("cost", routine.Cost).With("rows", routine.Rows).With("support function", routine.SupportFunction == 0 ? null : Routine(routine.SupportFunction))
            .WithAttributes(routine.AggregateOptions.Select(option => option with { Value = QueryForm.Named(option.Value, _catalog) }).ToEquatableArray()).With("leakproof", routine.LeakProof).With("settings", routine.Settings);
        List<Argument> inputs = routine.Arguments.Where(static argument => argument.IsInput).ToList();
        for (int i = 0; i < routine.Defaults.Count; i++)
        {
            int position = inputs.Count - routine.Defaults.Count + i;
            description.With("default of " + (inputs[position].Name.Length > 0 ? inputs[position].Name : $"${Number(position + 1)}"), ArgumentDefault(routine.Defaults[i], inputs[position].Type));
        }

        return description;
    }

    private DescribedCondition ArgumentDefault(Expression value, uint type)
    {
        DefinitionScope scope = new() { Construct = "FUNCTION DEFAULT", Target = Polymorphism.IsPolymorphic(type) ? 0 : type };
        return new(value, Normal(value, null)!, () => _binder?.FormOf(_searched, value, scope) is { } form ? QueryForm.Named(form, _catalog) : null);
    }

    private static string Columns(Relation relation, EquatableArray<int> numbers) =>
        string.Join(", ", numbers.Select(number => number == 0 ? "expression" : relation.FindColumn(number) is { } column ? NameRules.Quote(column.Name) : "?"));

    private Expression? Normal(Expression? expression, Relation? relation) => expression is null ? null : ExpressionNormalForm.Of(expression, relation, _searched);

    /// <param name="form">What the condition meant when it was written; null to ask for what its text means now.</param>
    private DescribedCondition? Condition(Expression? expression, Relation? relation, uint domainValue = 0, string? form = null)
    {
        if (Normal(expression, relation) is not { } tree) return null;
        DefinitionScope scope = new() { Relation = relation, DomainValue = domainValue, Target = TypeOid.Bool };
        return new(expression!, tree, () => (form ?? _binder?.FormOf(_searched, expression!, scope)) is { } meaning ? QueryForm.Named(meaning, _catalog) : null);
    }

    private DescribedCondition? ColumnDefault(Column column, Relation relation)
    {
        if (Default(column.Default, relation) is not { } tree) return null;
        if (column.Type == TypeOid.Bool && tree is StringLiteral { Value: var word } && ConstantNormalForm.Boolean(word) is { } value) tree = new BooleanLiteral(value);
        // The name of a sequence means what it did where the default was written. A constant becomes one of the column's type, also where it has that of an earlier type of the column.
        bool isConstant = ExpressionParts.SelfAndParts(tree).All(static part => part is Literal or ArrayConstructor);
        return new(isConstant || ExpressionParts.SequenceOfNextval(column.Default!) is not null ? tree : column.Default!, tree, () => MeaningOf(column, relation));
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
        return new FunctionCall(new([new("nextval", default)])) { Arguments = [new FunctionArgument(null, new StringLiteral(sequence?.QualifiedName.ToString() ?? text))] };
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
