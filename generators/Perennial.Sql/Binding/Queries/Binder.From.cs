using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>FROM (PostgreSQL documentation, "Table Expressions").</summary>
internal sealed partial class Binder
{
    private void BindFrom(Scope scope, EquatableArray<FromItem> items, BoundQuery query)
    {
        foreach (FromItem item in items)
        {
            List<NamespaceItem> added = [];
            query.From.Add(BindFromItem(scope, item, added));
            CheckNames(scope.Namespace, added, item.Span);
            SetLateral(added, isLateralOnly: true, isAllowed: true);
            scope.Namespace.AddRange(added);
        }

        SetLateral(scope.Namespace, isLateralOnly: false, isAllowed: true);
    }

    private static void SetLateral(List<NamespaceItem> items, bool isLateralOnly, bool isAllowed)
    {
        foreach (NamespaceItem item in items)
        {
            item.IsLateralOnly = isLateralOnly;
            item.IsLateralAllowed = isAllowed;
        }
    }

    // Two tables of one name can stand side by side when one is reached by its schema.
    private void CheckNames(List<NamespaceItem> existing, List<NamespaceItem> added, TextSpan span)
    {
        foreach (NamespaceItem left in existing)
        {
            if (!left.IsRelationVisible) continue;
            foreach (NamespaceItem right in added)
            {
                if (!right.IsRelationVisible || left.Entry.Name != right.Entry.Name) continue;
                bool differ = left.Entry.Relation is { } one && right.Entry.Relation is { } other && one.Oid != other.Oid && !left.Entry.HasAlias && !right.Entry.HasAlias;
                if (!differ) throw UnknownName(span, "42712", $"table name \"{right.Entry.Name}\" specified more than once; give one of them an alias");
            }
        }
    }

    private BoundFromItem BindFromItem(Scope scope, FromItem item, List<NamespaceItem> added)
    {
        Enter(item);
        BoundFromItem result = item switch
        {
            TableItem table => BindTable(scope, table, added),
            SubqueryItem subquery => BindFromSubquery(scope, subquery, added),
            FunctionItem function => BindFromFunction(scope, function, added),
            JoinItem join => BindJoin(scope, join, added),
            JsonTableItem table => BindJsonTable(scope, table, added),
            XmlTableItem table => BindXmlTable(scope, table, added),
            _ => throw NotUnderstood(item, "This item of FROM"),
        };
        Leave();
        return result;
    }

    private static BoundFromEntry AddEntry(Scope scope, RangeEntry entry, List<NamespaceItem> added)
    {
        scope.Entries.Add(entry);
        added.Add(ItemOf(entry));
        return new(entry);
    }

    private static NamespaceItem ItemOf(RangeEntry entry)
    {
        VisibleColumn[] columns = new VisibleColumn[entry.Columns.Length];
        for (int i = 0; i < columns.Length; i++) columns[i] = new(entry.Columns[i].Name, entry, i);
        return new(entry, columns);
    }

    private BoundFromItem BindTable(Scope scope, TableItem item, List<NamespaceItem> added)
    {
        RangeEntry entry = item.Relation.Name.Schema is null && FindCommonTable(scope, item.Relation.Name.Name) is { } found
            ? ReferCommonTable(scope, found, item)
            : ReferRelation(scope, item.Relation, item.Alias);
        if (item.Sample is { } sample) BindSample(scope, sample, entry);
        return AddEntry(scope, entry, added);
    }

    private RangeEntry ReferRelation(Scope scope, RelationName name, TableAlias? alias)
    {
        Relation relation = FindRelation(scope, name.Name);
        if (relation.Kind == RelationKind.CompositeType) throw Mismatch(name.Span, $"cannot open relation \"{relation.Name}\": it is a composite type", "42809");
        Effects.ReadRelation(relation);
        if (relation.Kind == RelationKind.View) CallThrough(relation.References, $"the view {relation.QualifiedName}", []);
        return new()
        {
            Kind = RangeKind.Relation,
            Name = alias?.Name.Name ?? relation.Name,
            HasAlias = alias is not null,
            Columns = Rename(name.IsOnly ? _types.ColumnsOf(relation) : _types.ColumnsWithChildren(relation), alias, name.Span),
            Scope = scope,
            Relation = relation,
            IsOnly = name.IsOnly,
            HasInheritors = HasInheritors(relation, name.IsOnly),
            RowType = relation.RowType == 0 ? TypeOid.Record : relation.RowType,
        };
    }

    /// <summary>Notes the user's routines that a view or a default calls: a statement that uses it calls them, with the rights of its caller.</summary>
    private void CallThrough(EquatableArray<ObjectReference> references, string through, HashSet<uint> seen)
    {
        foreach (ObjectReference reference in references)
        {
            if (reference.Class == ObjectClass.Routine && _catalog.FindRoutine(reference.Oid) is { } routine) Effects.CallThrough(routine, through);
            else if (reference.Class == ObjectClass.Relation && _catalog.FindRelation(reference.Oid) is { Kind: RelationKind.View } view && seen.Add(view.Oid)) CallThrough(view.References, through, seen);
        }
    }

    private bool HasInheritors(Relation relation, bool isOnly) => !isOnly && relation.Kind == RelationKind.Table && _types.ChildrenOf(relation).Count > 0;

    /// <summary>The relation of a name, which is noted for qualification.</summary>
    private Relation FindRelation(Scope scope, QualifiedName name)
    {
        string? schema = name.Schema;
        if (name.Parts.Count > 2) throw Refused(name.Span, name.Parts.Count == 3 ? "0A000" : "42601", $"cross-database references are not implemented: {_source.ToString(name.Span)}; a name has at most a schema before it");
        if (_catalog.FindRelation(schema, name.Name, _types.SearchPath) is { } relation)
        {
            Replacements.Qualify(name.Span, schema, relation.Schema, relation.Name);
            return relation;
        }

        if (_catalog.FindIndexTable(schema, name.Name, _types.SearchPath) is not null) throw Mismatch(name.Span, $"cannot open relation \"{name.Name}\": it is an index", "42809");
        if (schema is not null && !SchemaExists(schema))
        {
            throw UnknownName(name.Span, "42P01", $"relation \"{name}\" does not exist: there is no schema \"{schema}\".{NameSuggestion.For(schema, _catalog.UserSchemas.Select(static found => found.Name))}".TrimEnd('.'));
        }

        throw UnknownName(name.Span, "42P01", $"relation \"{name}\" does not exist{AdviseOnRelation(scope, schema, name.Name)}");
    }

    private string AdviseOnRelation(Scope? scope, string? schema, string name)
    {
        if (schema is null && name == "dual") return "; a query without a table has no FROM";
        for (Scope? level = scope; level is not null && schema is null; level = level.Parent)
        {
            if (level.FutureCommonTables?.Contains(name) == true) return $". There is a query \"{name}\" in WITH, which cannot be seen from here: write WITH RECURSIVE, or put it before the one that uses it";
        }

        return ("." + SuggestRelation(scope, schema, name)).TrimEnd('.');
    }

    private string SuggestRelation(Scope? scope, string? schema, string name)
    {
        List<string> names = [];
        for (Scope? level = scope; level is not null && schema is null; level = level.Parent) names.AddRange(level.CommonTables.Select(static common => common.Name));
        List<string> elsewhere = [];
        foreach (Relation relation in _catalog.UserRelations)
        {
            if (relation.Kind == RelationKind.CompositeType) continue;
            bool isVisible = schema is null ? _types.SearchPath.Effective.AsSpan().IndexOf(relation.Schema) >= 0 : relation.Schema == schema;
            if (isVisible) names.Add(relation.Name);
            else if (relation.Name == name) elsewhere.Add(relation.Schema + "." + relation.Name);
        }

        return elsewhere.Count > 0 ? $" There is {string.Join(" and ", elsewhere)}." : NameSuggestion.For(name, names);
    }

    private RangeColumn[] Rename(RangeColumn[] columns, TableAlias? alias, TextSpan span)
    {
        if (alias is null || alias.Columns.IsEmpty) return columns;
        if (alias.Columns.Count > columns.Length)
        {
            throw Refused(span, "42P10", $"table \"{alias.Name.Name}\" has {columns.Length} columns available but {alias.Columns.Count} columns specified");
        }

        RangeColumn[] renamed = [.. columns];
        for (int i = 0; i < alias.Columns.Count; i++) renamed[i] = renamed[i] with { Name = alias.Columns[i].Name };
        return renamed;
    }

    private void BindSample(Scope scope, TableSample sample, RangeEntry entry)
    {
        if (entry.Relation is not { Kind: RelationKind.Table or RelationKind.PartitionedTable or RelationKind.MaterializedView }) throw Mismatch(sample.Span, "TABLESAMPLE clause can only be applied to tables and materialized views", "42809");
        string method = sample.Method.Name;
        bool isMethod = method is "bernoulli" or "system";
        foreach (Routine routine in _catalog.FindRoutines(sample.Method.Schema, method, _types.SearchPath))
        {
            if (routine.ArgumentTypes.Count != 1 || routine.ArgumentTypes[0] != TypeOid.Internal) continue;
            isMethod = true;
            Replacements.Qualify(sample.Method.Span, sample.Method.Schema, routine.Schema, routine.Name);
        }

        if (!isMethod) throw UnknownName(sample.Method.Span, "42704", $"tablesample method {method} does not exist");
        if (sample.Arguments.Count != 1) throw Refused(sample.Method.Span, "2202H", $"tablesample method {method} requires 1 argument, not {sample.Arguments.Count}");
        List<BoundExpression> arguments = [];
        foreach (Expression argument in sample.Arguments)
        {
            BoundExpression value = BindExpression(scope, argument, ExpressionPlace.FromFunction);
            arguments.Add(SampleArgument(method) is { } type ? ToSpecificType(value, type, "TABLESAMPLE") : value);
        }

        BoundExpression? seed = sample.Repeatable is null ? null : ToSpecificType(BindExpression(scope, sample.Repeatable, ExpressionPlace.FromFunction), TypeOid.Float8, "REPEATABLE");
        entry.Sample = new(method, arguments, seed);
    }

    // Methods tell their arguments' types only to the server; these are the ones that come with it.
    private static uint? SampleArgument(string method) => method switch
    {
        "bernoulli" or "system" => TypeOid.Float4,
        "system_rows" => TypeOid.Int8,
        "system_time" => TypeOid.Float8,
        _ => null,
    };

    private BoundFromItem BindFromSubquery(Scope scope, SubqueryItem item, List<NamespaceItem> added)
    {
        if (item.Alias is null && _catalog.ServerVersion < 16) throw Refused(item.Span, "42601", "subquery in FROM must have an alias (since PostgreSQL 16 it may be left out)");
        ExpressionPlace before = scope.Place;
        bool wasLateral = scope.IsLateralActive;
        scope.Place = ExpressionPlace.FromSubselect;
        scope.IsLateralActive = item.IsLateral;
        BoundQuery query = BindSelect(new Scope(scope), item.Query);
        scope.IsLateralActive = wasLateral;
        scope.Place = before;
        RangeEntry entry = new()
        {
            Kind = RangeKind.Subquery,
            Name = item.Alias?.Name.Name ?? "unnamed_subquery",
            HasAlias = true,
            Columns = Rename(ColumnsOf(query), item.Alias, item.Span),
            Scope = scope,
            Query = query,
        };
        BoundFromItem result = AddEntry(scope, entry, added);
        if (item.Alias is null) added[added.Count - 1].IsRelationVisible = false;
        return result;
    }

    private RangeColumn[] ColumnsOf(BoundQuery query)
    {
        RangeColumn[] columns = new RangeColumn[query.Targets.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            BoundTarget target = query.Targets[i];
            columns[i] = new(target.Name, target.Value.Type, target.Value.Typmod) { Collation = CollationOf(target.Value) };
        }

        return columns;
    }
}
