using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Who depends on whom among the user's objects: <c>pg_depend</c> turned round, made in one pass when a DROP asks for it.</summary>
internal sealed class DependencyIndex
{
    private readonly DatabaseCatalog _catalog;
    private readonly Func<Relation, Expression, uint> _typeOf;
    private readonly Dictionary<DropTarget, List<(DropTarget Dependent, bool IsAutomatic)>> _dependents = [];

    /// <param name="catalog">The catalog as it is when the DROP runs.</param>
    /// <param name="typeOf">The type of an expression over a relation's columns; 0 when it is not known.</param>
    public DependencyIndex(DatabaseCatalog catalog, Func<Relation, Expression, uint> typeOf)
    {
        _catalog = catalog;
        _typeOf = typeOf;
        foreach (Relation relation in catalog.UserRelations) AddRelation(relation);
        foreach (SqlType type in catalog.UserTypes) AddType(type);
        foreach (Routine routine in catalog.UserRoutines) AddRoutine(routine);
        foreach (Operator found in catalog.UserOperators) AddOperator(found);
        foreach (TypeCast cast in catalog.UserCasts) AddCast(cast);
        foreach (Collation collation in catalog.UserCollations) AddToSchema(collation.Schema, new(DropKind.Collation, collation.Oid));
        foreach (TextSearchObject found in catalog.AllTextSearch) AddTextSearch(found);
        foreach (Extension extension in catalog.Extensions)
        {
            DropTarget target = new(DropKind.Extension, 0, Name: extension.Name);
            AddToSchema(extension.Schema, target);
            foreach (ObjectReference member in extension.Members)
            {
                if (Target(member) is { } dependent) Add(target, dependent, isAutomatic: true);
            }
        }
    }

    public IReadOnlyList<(DropTarget Dependent, bool IsAutomatic)> Of(DropTarget target) => _dependents.TryGetValue(target, out var dependents) ? dependents : [];

    /// <summary>The target that a reference means; null for what nobody can drop.</summary>
    private static DropTarget? Target(ObjectReference reference) => reference.Class switch
    {
        ObjectClass.Relation when reference.Column != 0 => new(DropKind.Column, reference.Oid, (uint)reference.Column),
        ObjectClass.Relation => new(DropKind.Relation, reference.Oid),
        ObjectClass.Type => new(DropKind.Type, reference.Oid),
        ObjectClass.Routine => new(DropKind.Routine, reference.Oid),
        ObjectClass.Operator => new(DropKind.Operator, reference.Oid),
        ObjectClass.TextSearch => new(DropKind.TextSearch, reference.Oid),
        _ => new(DropKind.Collation, reference.Oid),
    };

    private void Add(DropTarget target, DropTarget dependent, bool isAutomatic = false)
    {
        if (!_dependents.TryGetValue(target, out List<(DropTarget Dependent, bool IsAutomatic)>? dependents)) _dependents[target] = dependents = [];
        dependents.Add((dependent, isAutomatic));
    }

    private void AddReferences(EquatableArray<ObjectReference> references, DropTarget dependent)
    {
        foreach (ObjectReference reference in references)
        {
            Add(Target(reference)!.Value, dependent);

            // Who uses a column uses its relation, too.
            if (reference is { Class: ObjectClass.Relation, Column: not 0 }) Add(new(DropKind.Relation, reference.Oid), dependent);
        }
    }

    private void AddToSchema(string schema, DropTarget dependent) => Add(new(DropKind.Schema, 0, Name: schema), dependent);

    private void AddUse(uint type, DropTarget dependent)
    {
        if (type >= DatabaseCatalog.FirstUserOid) Add(new(DropKind.Type, type), dependent);
    }

    private void AddCollationUse(uint collation, DropTarget dependent)
    {
        if (collation >= DatabaseCatalog.FirstUserOid) Add(new(DropKind.Collation, collation), dependent);
    }

    private void AddRelation(Relation relation)
    {
        DropTarget self = new(DropKind.Relation, relation.Oid);
        AddToSchema(relation.Schema, self);
        AddReferences(relation.References, self);
        if (relation.RowType != 0) Add(self, new(DropKind.Type, relation.RowType), isAutomatic: true);
        foreach (uint parent in relation.Parents) Add(new(DropKind.Relation, parent), self, relation.IsPartition);
        AddUse(relation.OfType, self);
        if (relation.OwnerTable != 0)
        {
            Add(new(DropKind.Column, relation.OwnerTable, (uint)relation.OwnerColumn), self, isAutomatic: true);
            Add(new(DropKind.Relation, relation.OwnerTable), self, isAutomatic: true);
        }

        foreach (Column column in relation.Columns)
        {
            AddColumn(relation, column);

            // Without a column of its key there is no partitioned table.
            if (relation.PartitionKey is not null && PartitionKeyDdl.Uses(relation, column)) Add(new(DropKind.Column, relation.Oid, (uint)column.Number), self, isAutomatic: true);
        }

        foreach (Constraint constraint in relation.Constraints) AddConstraint(relation, constraint);
        foreach (RelationIndex index in relation.Indexes) AddIndex(relation, index);
        foreach (Trigger trigger in relation.Triggers)
        {
            DropTarget target = new(DropKind.Trigger, relation.Oid, Name: trigger.Name);
            Add(new(DropKind.Routine, trigger.Function), target);
            foreach (int column in trigger.Columns) Add(new(DropKind.Column, relation.Oid, (uint)column), target);
            AddReferences(trigger.References, target);
        }

        foreach (Policy policy in relation.Policies) AddReferences(policy.References, new(DropKind.Policy, relation.Oid, Name: policy.Name));
        foreach (RewriteRule rule in relation.Rules) AddReferences(rule.References, new(DropKind.Rule, relation.Oid, Name: rule.Name));
        foreach (ExtendedStatistics statistics in relation.Statistics)
        {
            DropTarget target = new(DropKind.Statistics, relation.Oid, statistics.Oid);
            AddToSchema(statistics.Schema, target);
            AddReferences(statistics.References, target);
            foreach (int column in StatisticsDdl.UsedColumns(relation, statistics)) Add(new(DropKind.Column, relation.Oid, (uint)column), target, isAutomatic: true);
        }
    }

    private void AddColumn(Relation relation, Column column)
    {
        DropTarget self = new(DropKind.Column, relation.Oid, (uint)column.Number);
        AddUse(column.Type, self);
        AddCollationUse(column.Collation, self);
        if (column.Default is null) return;
        bool isGenerated = column.Generated != ColumnGeneration.None;
        AddReferences(column.References, isGenerated ? self : new(DropKind.Default, relation.Oid, (uint)column.Number));
        if (!isGenerated) return;
        foreach (Column used in ExpressionParts.Columns(column.Default, relation)) Add(new(DropKind.Column, relation.Oid, (uint)used.Number), self);
    }

    private void AddConstraint(Relation relation, Constraint constraint)
    {
        DropTarget self = new(DropKind.Constraint, relation.Oid, Name: constraint.Name);
        AddReferences(constraint.References, self);
        foreach (int column in constraint.Columns) Add(new(DropKind.Column, relation.Oid, (uint)column), self, isAutomatic: true);

        // A key goes with its columns, and so does a check. What only WHERE of an exclusion names, the constraint holds on to, other than an index would.
        foreach (int column in OnlyInPredicate(relation, constraint)) Add(new(DropKind.Column, relation.Oid, (uint)column), self);
        if (constraint.Kind != ConstraintKind.ForeignKey || _catalog.FindRelation(constraint.ReferencedRelation) is not { } referenced) return;
        if (referenced.Oid != relation.Oid) AddPartitions(referenced, self);
        foreach (int column in constraint.ReferencedColumns) Add(new(DropKind.Column, referenced.Oid, (uint)column), self);
        RelationIndex? key = referenced.Indexes.FirstOrDefault(index =>
            index.IsUnique && !index.IsPartial && index.Columns.Count == constraint.ReferencedColumns.Count && !index.Columns.Except(constraint.ReferencedColumns).Any());
        if (key is null) return;
        Add(new(DropKind.Constraint, referenced.Oid, Name: key.Name), self);
        Add(new(DropKind.Index, referenced.Oid, Name: key.Name), self);
    }

    private static IEnumerable<int> OnlyInPredicate(Relation relation, Constraint constraint) => constraint is { Kind: ConstraintKind.Exclusion, Condition: { } predicate }
        ? ExpressionParts.Columns(predicate, relation).Select(static column => column.Number).Except(constraint.Columns)
        : [];

    // Who references a partitioned table references every part of it.
    private void AddPartitions(Relation referenced, DropTarget dependent)
    {
        Add(new(DropKind.Relation, referenced.Oid), dependent);
        if (referenced.Kind != RelationKind.PartitionedTable) return;
        foreach (Relation child in InheritanceDdl.Children(_catalog, referenced)) AddPartitions(child, dependent);
    }

    private void AddIndex(Relation relation, RelationIndex index)
    {
        // What serves a constraint goes with that.
        bool isOfConstraint = relation.Constraints.Any(constraint => constraint.Name == index.Name && ConstraintDdl.HasIndex(constraint.Kind));
        DropTarget self = new(isOfConstraint ? DropKind.Constraint : DropKind.Index, relation.Oid, Name: index.Name);
        AddOperatorClasses(relation, index, self);
        if (isOfConstraint) return;
        AddReferences(index.References, self);
        HashSet<int> columns = [.. index.Columns, .. index.IncludedColumns];
        foreach (IndexElement element in index.Elements) columns.UnionWith(ExpressionParts.Columns(element.Value, relation).Select(static column => column.Number));
        if (index.Predicate is not null) columns.UnionWith(ExpressionParts.Columns(index.Predicate, relation).Select(static column => column.Number));
        foreach (int column in columns) Add(new(DropKind.Column, relation.Oid, (uint)column), self, isAutomatic: true);
    }

    // An index holds on to the operator class of each of its keys, and so to the extension that brought it. That of a type goes with the type, which has the column.
    private void AddOperatorClasses(Relation relation, RelationIndex index, DropTarget self)
    {
        if (!_catalog.UserOperatorClasses.Any()) return;
        for (int i = 0; i < index.Columns.Count; i++)
        {
            IndexElement? element = i < index.Elements.Count ? index.Elements[i] : null;
            uint type = relation.FindColumn(index.Columns[i])?.Type ?? (element is { OperatorClass: null } ? _typeOf(relation, element.Value) : 0);
            OperatorClass? used = element?.OperatorClass is { } written
                ? _catalog.FindOperatorClass(index.Method, written.Schema, written.Name)
                : _catalog.FindDefaultOperatorClassOf(index.Method, type);
            if (used is null || _catalog.Extensions.FirstOrDefault(extension => extension.Made(used.Oid)) is not { } owner || owner.Made(_catalog.GetBaseType(type))) continue;
            Add(new(DropKind.Extension, 0, Name: owner.Name), self);
        }
    }

    private void AddType(SqlType type)
    {
        DropTarget self = new(DropKind.Type, type.Oid);

        // Row types and array types belong to their relation or element; in a schema's list they would be there twice.
        if (type.Kind is not (TypeKind.Array or TypeKind.Composite)) AddToSchema(type.Schema, self);
        if (type.Relation != 0 && _catalog.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType }) Add(self, new(DropKind.Relation, type.Relation), isAutomatic: true);
        if (type.ArrayType != 0) Add(self, new(DropKind.Type, type.ArrayType), isAutomatic: true);
        if (type.Kind == TypeKind.Range && type.RangePartner != 0) Add(self, new(DropKind.Type, type.RangePartner), isAutomatic: true);
        if (type.Kind == TypeKind.Range) AddUse(type.RangeSubtype, self);
        if (type.Kind is TypeKind.Base or TypeKind.Range) AddReferences(type.References, self);
        if (type.Kind != TypeKind.Domain) return;
        AddUse(type.BaseType, self);
        AddCollationUse(type.Collation, self);
        AddReferences(type.References, self);
        foreach (Constraint constraint in type.Constraints) AddReferences(constraint.References, new(DropKind.DomainConstraint, type.Oid, Name: constraint.Name));
    }

    private void AddRoutine(Routine routine)
    {
        DropTarget self = new(DropKind.Routine, routine.Oid);
        AddToSchema(routine.Schema, self);
        AddReferences(routine.References, self);
        foreach (Argument argument in routine.Arguments) AddUse(argument.Type, self);
        if (!LanguageDdl.IsBuiltIn(routine.Language))
        {
            Add(new(DropKind.Language, 0, Name: routine.Language), self);
            Add(new(DropKind.Extension, 0, Name: routine.Language), self);
        }

        // Constructors of range types are a part of the type.
        bool isConstructor = routine.Language == "internal" && _catalog.FindType(routine.ReturnType) is { Kind: TypeKind.Range or TypeKind.Multirange } range && range.Name == routine.Name;
        if (routine.ReturnType >= DatabaseCatalog.FirstUserOid) Add(new(DropKind.Type, routine.ReturnType), self, isConstructor);
    }

    private void AddTextSearch(TextSearchObject found)
    {
        DropTarget self = new(DropKind.TextSearch, found.Oid);
        AddToSchema(found.Schema, self);
        if (found.Base != 0) Add(new(DropKind.TextSearch, found.Base), self);
        foreach (TextSearchMethod method in found.Methods) Add(new(DropKind.Routine, method.Routine), self);
        foreach (uint dictionary in found.Mappings.SelectMany(static mapping => mapping.Dictionaries).Distinct()) Add(new(DropKind.TextSearch, dictionary), self);
    }

    private void AddOperator(Operator found)
    {
        DropTarget self = new(DropKind.Operator, found.Oid);
        AddToSchema(found.Schema, self);
        Add(new(DropKind.Routine, found.Routine), self);
        AddUse(found.Left, self);
        AddUse(found.Right, self);
        AddUse(found.Result, self);
    }

    private void AddCast(TypeCast cast)
    {
        DropTarget self = new(DropKind.Cast, cast.Source, cast.Target);
        bool isOfRange = _catalog.FindType(cast.Source) is { Kind: TypeKind.Range } range && range.RangePartner == cast.Target;
        if (cast.Source >= DatabaseCatalog.FirstUserOid) Add(new(DropKind.Type, cast.Source), self, isOfRange);
        if (cast.Target >= DatabaseCatalog.FirstUserOid) Add(new(DropKind.Type, cast.Target), self, isOfRange);
        if (cast.Function != 0) Add(new(DropKind.Routine, cast.Function), self, isOfRange);
    }

    /// <summary>The object as the server's messages name it: <c>view v</c>, <c>constraint c on table t</c>.</summary>
    public string Describe(DropTarget target)
    {
        string Relation(uint oid) => _catalog.FindRelation(oid) is { } relation ? $"{KindWord(relation)} {Name(relation.Schema, relation.Name)}" : oid.ToString(CultureInfo.InvariantCulture);
        return target.Kind switch
        {
            DropKind.Relation => Relation(target.Oid),
            DropKind.Column => $"column {_catalog.FindRelation(target.Oid)?.FindColumn((int)target.Number)?.Name} of {Relation(target.Oid)}",
            DropKind.Default => $"default value for column {_catalog.FindRelation(target.Oid)?.FindColumn((int)target.Number)?.Name} of {Relation(target.Oid)}",
            DropKind.Constraint or DropKind.Trigger or DropKind.Policy or DropKind.Rule => $"{target.Kind.ToString().ToLowerInvariant()} {target.Name} on {Relation(target.Oid)}",
            DropKind.Statistics => $"statistics object {_catalog.FindRelation(target.Oid)?.Statistics.FirstOrDefault(made => made.Oid == target.Number)?.Name}",
            DropKind.TextSearch when _catalog.FindTextSearch(target.Oid) is { } found => $"{TextSearchDdl.Word(found.Kind)} {Name(found.Schema, found.Name)}",
            DropKind.Collation when _catalog.UserCollations.FirstOrDefault(made => made.Oid == target.Oid) is { } collation => $"collation {Name(collation.Schema, collation.Name)}",
            DropKind.Language => $"language {target.Name}",
            DropKind.Index => $"index {target.Name}",
            DropKind.Type => $"type {_catalog.FormatType(target.Oid)}",
            DropKind.DomainConstraint => $"constraint {target.Name} of type {_catalog.FormatType(target.Oid)}",
            DropKind.Routine => $"function {_catalog.FindRoutine(target.Oid)?.Name}({string.Join(",", _catalog.FindRoutine(target.Oid)?.ArgumentTypes.Select(oid => _catalog.FormatType(oid)) ?? [])})",
            DropKind.Operator => $"operator {_catalog.FindOperator(target.Oid)?.Name}",
            DropKind.Cast => $"cast from {_catalog.FormatType(target.Oid)} to {_catalog.FormatType(target.Number)}",
            _ => $"{target.Kind.ToString().ToLowerInvariant()} {target.Name}",
        };
    }

    private string Name(string schema, string name) => _catalog.SearchPath.Effective.Contains(schema) ? NameRules.Quote(name) : new CatalogName(schema, name).ToString();

    private static string KindWord(Relation relation) => relation.Kind switch
    {
        RelationKind.View => "view",
        RelationKind.MaterializedView => "materialized view",
        RelationKind.Sequence => "sequence",
        RelationKind.ForeignTable => "foreign table",
        RelationKind.CompositeType => "composite type",
        _ => "table",
    };
}
