using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>DROP of everything that has a place in the catalog.</summary>
internal static class DropDdl
{
    // ALTER TABLE ONLY drops checks of partitioned tables since 18.
    private const int FirstVersionWithLocalDrops = 18;

    public static void Drop(DdlSession session, DropStatement drop)
    {
        if (drop is { IsConcurrent: true, Objects.Count: > 1 } or { IsConcurrent: true, Behavior: DropBehavior.Cascade })
        {
            session.Error("0A000", drop.Span, $"DROP INDEX CONCURRENTLY does not support {(drop.Objects.Count > 1 ? "dropping multiple objects" : "CASCADE")}");
            return;
        }

        List<DropTarget> targets = [];
        foreach (ObjectName name in drop.Objects)
        {
            if (Find(session, drop, name) is { } target) targets.Add(target);
        }

        if (targets.Count == 0) return;
        foreach (DropTarget target in targets)
        {
            if (OwningExtension(session.Catalog, target) is not { } extension) continue;
            session.Error("2BP01", drop.Span, $"cannot drop this object because extension {extension} requires it: drop the extension");
            return;
        }

        Removal.Remove(session, targets, drop.Behavior, drop.Span);
    }

    public static void DropColumn(DdlSession session, Relation relation, Column column, DropBehavior behavior, TextSpan span) =>
        Removal.Remove(session, [new(DropKind.Column, relation.Oid, (uint)column.Number)], behavior, span);

    public static void DropConstraint(DdlSession session, Relation relation, Identifier name, bool ifExists, DropBehavior behavior)
    {
        Constraint? constraint = relation.Constraints.FirstOrDefault(c => c.Name == name.Name);
        if (constraint is null)
        {
            if (!ifExists) session.Error("42704", name.Span, $"constraint \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
            return;
        }

        if (constraint.InheritCount > 0)
        {
            session.Error("42P16", name.Span, $"cannot drop inherited constraint \"{name.Name}\" of relation \"{relation.Name}\"");
            return;
        }

        if (constraint.Kind == ConstraintKind.NotNull && relation.FindColumn(constraint.Columns[0]) is { } column && !NotNullDdl.IsDroppable(session, relation, column, name.Span)) return;
        if (session.IsOnly && session.ServerVersion < FirstVersionWithLocalDrops && relation.Kind == RelationKind.PartitionedTable && constraint is { Kind: ConstraintKind.Check, NoInherit: false } && InheritanceDdl.Children(session.Catalog, relation).Count > 0)
        {
            session.Error("42P16", name.Span, $"cannot remove constraint from only the partitioned table \"{relation.Name}\" when partitions exist: leave out ONLY");
            return;
        }

        Removal.Remove(session, [new(DropKind.Constraint, relation.Oid, Name: name.Name)], behavior, name.Span);
    }

    private static DropTarget? Find(DdlSession session, DropStatement drop, ObjectName target)
    {
        switch (drop.Kind)
        {
            case ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence:
                if (ObjectLookup.RequireRelation(session, drop.Kind, target.Name, drop.IfExists) is not { } relation) return null;
                if (relation.IsUserDefined) return new(DropKind.Relation, relation.Oid);
                session.Error("42501", target.Span, $"permission denied: \"{relation.Name}\" is a system catalog");
                return null;
            case ObjectKind.Index:
                return FindIndex(session, target, drop);
            case ObjectKind.Type or ObjectKind.Domain:
                return FindType(session, target, drop);
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate when target.Routine is not null:
                if (RoutineLookup.Require(session, drop.Kind, target.Routine, drop.IfExists) is not { } routine) return null;
                if (drop.Kind == ObjectKind.Function && routine.Kind == RoutineForm.Aggregate)
                {
                    session.Error("42809", target.Span, $"\"{routine.Name}\" is an aggregate function: use DROP AGGREGATE");
                    return null;
                }

                return routine.IsUserDefined ? new(DropKind.Routine, routine.Oid) : Required(session, target, $"{drop.Kind.ToString().ToLowerInvariant()} {routine.Name}");
            case ObjectKind.Schema:
                if (session.Catalog.FindSchema(target.Name.Name) is null)
                {
                    if (!drop.IfExists) session.Error("3F000", target.Span, $"schema \"{target.Name}\" does not exist");
                    return null;
                }

                return new(DropKind.Schema, 0, Name: target.Name.Name);
            case ObjectKind.Trigger or ObjectKind.Policy when target.Owner is not null:
                if (drop.IfExists && session.Catalog.FindRelation(target.Owner.Schema, target.Owner.Name) is null) return null;
                if (session.RequireRelation(target.Owner) is not { } table || !ObjectLookup.RequirePart(session, table, target, drop.IfExists)) return null;
                return new(drop.Kind == ObjectKind.Trigger ? DropKind.Trigger : DropKind.Policy, table.Oid, Name: target.Name.Name);
            case ObjectKind.Rule when target.Owner is not null:
                if (RuleDdl.Require(session, target, drop.IfExists) is not { } ruled || !RuleDdl.IsDroppable(session, ruled, target)) return null;
                return new(DropKind.Rule, ruled.Oid, Name: target.Name.Name);
            case ObjectKind.Statistics:
                if (StatisticsDdl.Require(session, target.Name, drop.IfExists) is not { } statistics) return null;
                return new(DropKind.Statistics, session.Catalog.FindStatisticsTable(statistics.Schema, statistics.Name)!.Oid, statistics.Oid);
            case ObjectKind.Extension:
                if (session.Catalog.FindExtension(target.Name.Name) is not null) return new(DropKind.Extension, 0, Name: target.Name.Name);
                if (!drop.IfExists) session.Error("42704", target.Span, $"extension \"{target.Name}\" does not exist");
                return null;
            case ObjectKind.Language:
                if (session.Catalog.User.Languages.Contains(target.Name.Name)) return new(DropKind.Language, 0, Name: target.Name.Name);
                if (LanguageDdl.OwningExtension(session.Catalog, target.Name.Name) is { } owner) session.Error("2BP01", target.Span, $"cannot drop language {target.Name} because extension {owner} requires it: drop the extension");
                else if (LanguageDdl.IsBuiltIn(target.Name.Name)) Required(session, target, $"language {target.Name}");
                else if (!drop.IfExists) LanguageDdl.Require(session, target.Name);
                return null;
            case ObjectKind.TextSearchConfiguration or ObjectKind.TextSearchDictionary or ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate:
                if (TextSearchDdl.Require(session, TextSearchDdl.KindOf(drop.Kind)!.Value, target.Name, drop.IfExists) is not { } textSearch) return null;
                return textSearch.Oid <= BuiltInTextSearch.LastPinned ? Required(session, target, $"{TextSearchDdl.Word(textSearch.Kind)} {textSearch.Name}") : new(DropKind.TextSearch, textSearch.Oid);
            case ObjectKind.Cast:
                return FindCast(session, target, drop.IfExists);
            case ObjectKind.Operator:
                return FindOperator(session, target, drop.IfExists);
            case ObjectKind.Collation:
                if (session.Catalog.FindCollation(target.Name.Schema, target.Name.Name) is { } collation) return new(DropKind.Collation, collation.Oid);
                if (!drop.IfExists) session.Error("42704", target.Span, $"collation \"{target.Name}\" for encoding \"UTF8\" does not exist");
                return null;
            default:
                return null;
        }
    }

    private static DropTarget? Required(DdlSession session, ObjectName target, string what)
    {
        session.Error("2BP01", target.Span, $"cannot drop {what} because it is required by the database system");
        return null;
    }

    private static DropTarget? FindIndex(DdlSession session, ObjectName target, DropStatement drop)
    {
        if (ObjectLookup.RequireIndex(session, target.Name, drop.IfExists, isDrop: true) is not { } table) return null;
        string name = target.Name.Name;
        // An index of a temporary table is dropped as without CONCURRENTLY.
        if (drop.IsConcurrent && table.Kind == RelationKind.PartitionedTable && table.Schema != SchemaName.Temporary)
        {
            session.Error("0A000", target.Span, $"cannot drop partitioned index \"{name}\" concurrently");
            return null;
        }

        if (table.Indexes.First(index => index.Name == name).ParentIndex is not 0 and var whole && !IsDropped(session.Catalog, drop, whole))
        {
            session.Error("2BP01", target.Span, $"cannot drop index {name} because an index of the partitioned table requires it");
            return null;
        }

        if (table.Constraints.Any(constraint => constraint.Name == name && ConstraintDdl.HasIndex(constraint.Kind)))
        {
            session.Error("2BP01", target.Span, $"cannot drop index {name} because constraint {name} on table {table.Name} requires it");
            return null;
        }

        return new(DropKind.Index, table.Oid, Name: name);
    }

    private static bool IsDropped(DatabaseCatalog catalog, DropStatement drop, uint index) => drop.Objects.Any(target =>
        catalog.FindIndexTable(target.Name.Schema, target.Name.Name)?.Indexes.Any(found => found.Oid == index && found.Name == target.Name.Name) == true);

    private static DropTarget? FindType(DdlSession session, ObjectName target, DropStatement drop)
    {
        QualifiedName name = target.Type?.Name ?? target.Name;
        if (drop.IfExists && session.Catalog.FindType(name.Schema, name.Name) is null) return null;
        if (TypeDdl.Require(session, name, target.Span) is not { } type) return null;
        if (!type.IsUserDefined) return Required(session, target, $"type {session.Catalog.FormatType(type.Oid)}");
        if (drop.Kind == ObjectKind.Domain && type.Kind != TypeKind.Domain)
        {
            session.Error("42809", target.Span, $"\"{name}\" is not a domain");
            return null;
        }

        if (type.Kind == TypeKind.Array)
        {
            session.Error("2BP01", target.Span, $"cannot drop type {session.Catalog.FormatType(type.Oid)} because type {session.Catalog.FormatType(type.ElementType)} requires it");
            return null;
        }

        if (type.Relation == 0 || session.Catalog.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType }) return new(DropKind.Type, type.Oid);
        session.Error("2BP01", target.Span, $"cannot drop type {type.Name} because table {type.Name} requires it");
        return null;
    }

    private static DropTarget? FindCast(DdlSession session, ObjectName target, bool ifExists)
    {
        if (target.LeftType is null || target.RightType is null) return null;
        if (ifExists && new[] { target.LeftType, target.RightType }.Any(type => TypeNameResolver.Resolve(session.Catalog, type, out _).Oid == 0)) return null;
        if (session.ResolveType(target.LeftType) is not { } source || session.ResolveType(target.RightType) is not { } result) return null;
        if (session.Catalog.FindCast(source.Oid, result.Oid) is not null) return new(DropKind.Cast, source.Oid, result.Oid);
        if (!ifExists) session.Error("42704", target.Span, $"cast from type {session.Catalog.FormatType(source.Oid)} to type {session.Catalog.FormatType(result.Oid)} does not exist");
        return null;
    }

    private static DropTarget? FindOperator(DdlSession session, ObjectName target, bool ifExists)
    {
        if (target.Operator is null) return null;
        if (ifExists)
        {
            foreach (TypeName? type in new[] { target.LeftType, target.RightType })
            {
                if (type is not null && TypeNameResolver.Resolve(session.Catalog, type, out _).Oid == 0) return null;
            }

            uint left = target.LeftType is null ? 0 : TypeNameResolver.Resolve(session.Catalog, target.LeftType, out _).Oid;
            uint right = target.RightType is null ? 0 : TypeNameResolver.Resolve(session.Catalog, target.RightType, out _).Oid;
            if (target.RightType is not null && !session.Catalog.FindOperators(target.Operator.Schema?.Name, target.Operator.Symbol).Any(o => o.Left == left && o.Right == right)) return null;
        }

        return OperatorDdl.Require(session, target.Operator, target.LeftType, target.RightType, target.Span) is { IsUserDefined: true } found ? new(DropKind.Operator, found.Oid) : null;
    }

    private static string? OwningExtension(DatabaseCatalog catalog, DropTarget target)
    {
        ObjectReference? reference = target.Kind switch
        {
            DropKind.Relation => new(ObjectClass.Relation, target.Oid),
            DropKind.Type => new(ObjectClass.Type, target.Oid),
            DropKind.Routine => new(ObjectClass.Routine, target.Oid),
            DropKind.Operator => new(ObjectClass.Operator, target.Oid),
            DropKind.TextSearch => new(ObjectClass.TextSearch, target.Oid),
            _ => null,
        };
        return reference is { } member ? catalog.Extensions.FirstOrDefault(extension => extension.Members.Contains(member))?.Name : null;
    }
}
