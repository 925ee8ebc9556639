using Perennial.Sql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Conformance.Ddl;

/// <summary>The users' objects of a catalog as lines of text, to be compared with those of <see cref="ServerSnapshot"/>.</summary>
internal static class CatalogSnapshot
{
    public static SortedSet<string> Of(DatabaseCatalog catalog)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (Schema schema in catalog.UserSchemas) lines.Add($"schema {schema.Name}");
        foreach (Relation relation in catalog.UserRelations.Where(static r => r.Schema != SchemaName.Temporary)) Add(lines, catalog, relation);
        foreach (SqlType type in catalog.UserTypes.Where(static t => t.Schema != SchemaName.Temporary))
        {
            char kind = type.Kind switch { TypeKind.Composite => 'c', TypeKind.Domain => 'd', TypeKind.Enum => 'e', TypeKind.Range => 'r', TypeKind.Multirange => 'm', TypeKind.Pseudo => 'p', _ => 'b' };
            string detail = type.Kind switch
            {
                TypeKind.Domain => $"{catalog.FormatType(type.BaseType, type.Typmod)}{(type.NotNull ? " not null" : "")}{(type.Default is null ? "" : " default")}",
                TypeKind.Range => catalog.FormatType(type.RangeSubtype),
                _ => "",
            };
            lines.Add($"type {type.Schema}.{type.Name} {kind} {type.Category} {string.Join(",", type.EnumLabels)}{detail}");
            if (type.Comment is not null) lines.Add($"comment on type {catalog.FormatType(type.Oid)} {type.Comment}");
            foreach (Constraint constraint in type.Constraints) lines.Add($"constraint {type.Schema}.{type.Name} {constraint.Name} {Letter(constraint.Kind)} (){(constraint.Validated ? "" : " not valid")}");
        }

        foreach (Routine routine in catalog.UserRoutines.Where(static r => r.Schema != SchemaName.Temporary))
        {
            char kind = routine.Kind switch { RoutineForm.Procedure => 'p', RoutineForm.Aggregate => 'a', RoutineForm.Window => 'w', _ => 'f' };
            char volatility = routine.Volatility switch { RoutineVolatility.Immutable => 'i', RoutineVolatility.Stable => 's', _ => 'v' };
            string arguments = string.Join(", ", routine.Arguments.Select(argument => $"{Letter(argument.Mode)} {argument.Name} {catalog.FormatType(argument.Type)}"));
            lines.Add($"routine {routine.Schema}.{routine.Name}({arguments}) {kind} returns {(routine.ReturnsSet ? "setof " : "")}{catalog.FormatType(routine.ReturnType)} "
                + $"{volatility}{(routine.IsStrict ? " strict" : "")}{(routine.SecurityDefiner ? " definer" : "")} {routine.DefaultCount} {routine.Language}{(routine.VariadicElement == 0 ? "" : " variadic")}");
        }

        foreach (Operator found in catalog.UserOperators.Where(static o => o.Schema != SchemaName.Temporary))
            lines.Add($"operator {found.Schema}.{found.Name} {catalog.FormatType(found.Left)} {catalog.FormatType(found.Right)} {catalog.FormatType(found.Result)}");
        foreach (TypeCast cast in catalog.UserCasts)
        {
            char context = cast.Context switch { CastContext.Implicit => 'i', CastContext.Assignment => 'a', _ => 'e' };
            char method = cast.Method switch { CastMethod.Function => 'f', CastMethod.InOut => 'i', _ => 'b' };
            lines.Add($"cast {catalog.FormatType(cast.Source)} {catalog.FormatType(cast.Target)} {context}{method}");
        }

        foreach (TextSearchObject found in catalog.UserTextSearch.Where(static t => t.Schema != SchemaName.Temporary)) Add(lines, catalog, found);
        foreach (Extension extension in catalog.Extensions) lines.Add($"extension {extension.Name} in {extension.Schema}");
        return lines;
    }

    private static void Add(SortedSet<string> lines, DatabaseCatalog catalog, TextSearchObject found)
    {
        lines.Add($"text search {found.Kind.ToString().ToLowerInvariant()} {found.Schema}.{found.Name}{(found.Base == 0 ? "" : " " + catalog.FindTextSearch(found.Base)!.Name)}");
        foreach (TextSearchMapping mapping in found.Mappings)
            lines.Add($"mapping of {found.Schema}.{found.Name} for {mapping.TokenType}: {string.Join(",", mapping.Dictionaries.Select(oid => catalog.FindTextSearch(oid)!.Name))}");
        if (found.Comment is not null) lines.Add($"comment on text search {found.Name} {found.Comment}");
    }

    private static void Add(SortedSet<string> lines, DatabaseCatalog catalog, Relation relation)
    {
        string name = $"{relation.Schema}.{relation.Name}";
        char kind = relation.Kind switch
        {
            RelationKind.PartitionedTable => 'p',
            RelationKind.View => 'v',
            RelationKind.MaterializedView => 'm',
            RelationKind.Sequence => 'S',
            RelationKind.ForeignTable => 'f',
            RelationKind.CompositeType => 'c',
            _ => 'r',
        };
        if (kind != 'c') lines.Add($"relation {name} {kind}{(relation.RowSecurity ? " row security" : "")}");
        if (relation.Comment is not null) lines.Add($"comment on {name} 0 {relation.Comment}");
        if (kind == 'S') return;
        int position = 0;
        foreach (Column column in relation.Columns)
        {
            string identity = column.Identity switch { ColumnIdentity.Always => " always", ColumnIdentity.ByDefault => " by default", _ => "" };
            string generated = column.Generated switch { ColumnGeneration.Stored => " stored", ColumnGeneration.Virtual => " virtual", _ => "" };
            lines.Add($"column {name}.{column.Name} {++position} {catalog.FormatType(column.Type, column.Typmod)}{(column.NotNull ? " not null" : "")}{(column.HasDefault || column.Default is not null ? " default" : "")}"
                + $"{identity}{generated} {column.InheritCount}{(column.IsLocal ? "" : " inherited")}");
            if (column.Comment is not null) lines.Add($"comment on {name} {column.Number} {column.Comment}");
        }

        foreach (Constraint constraint in relation.Constraints)
        {
            string columns = string.Join(",", constraint.Columns.Select(number => number == 0 ? "0" : relation.FindColumn(number)!.Name));
            string reference = "";
            if (catalog.FindRelation(constraint.ReferencedRelation) is { } referenced)
            {
                bool visible = catalog.FindRelation(null, referenced.Name)?.Oid == referenced.Oid;
                reference = $" {(visible ? NameRules.Quote(referenced.Name) : referenced.QualifiedName.ToString())} {Letter(constraint.OnDelete)}{Letter(constraint.OnUpdate)}";
            }

            lines.Add($"constraint {name} {constraint.Name} {Letter(constraint.Kind)} ({columns}){reference}{(constraint.Deferrable ? " deferrable" : "")}{(constraint.Validated ? "" : " not valid")}"
                + (constraint.Kind is ConstraintKind.Check or ConstraintKind.NotNull ? $"{(constraint.NoInherit ? " no inherit" : "")} {constraint.InheritCount}{(constraint.IsLocal ? "" : " inherited")}" : ""));
        }

        foreach (RelationIndex index in relation.Indexes)
        {
            string columns = string.Join(",", index.Columns.Concat(index.IncludedColumns).Select(number => number == 0 ? "0" : relation.FindColumn(number)!.Name));
            lines.Add($"index {relation.Schema}.{index.Name} on {relation.Name} {index.Method} ({columns}) {index.Columns.Count}{(index.IsUnique ? " unique" : "")}{(index.IsPartial ? " partial" : "")}");
        }

        AddStorage(lines, relation, name);
        foreach (uint parent in relation.Parents) lines.Add($"inherits {name} from {catalog.FindRelation(parent)?.Name}");
        foreach (Trigger trigger in relation.Triggers) lines.Add($"trigger {trigger.Name} on {name} {Bits(trigger)} {trigger.Enabled}");
        foreach (ExtendedStatistics statistics in relation.Statistics.Where(static made => made.Schema != SchemaName.Temporary))
        {
            string columns = string.Join(",", statistics.Columns.Select(number => relation.FindColumn(number)!.Name));
            string kinds = string.Concat(statistics.Kinds.Select(static kind => kind switch { "ndistinct" => 'd', "dependencies" => 'f', _ => 'm' })) + (statistics.Expressions.IsEmpty ? "" : "e");
            lines.Add($"statistics {statistics.QualifiedName} on {name} ({columns}) {kinds} {statistics.Target ?? -1}");
            if (statistics.Comment is not null) lines.Add($"comment on statistics {statistics.QualifiedName} {statistics.Comment}");
        }

        foreach (RewriteRule rule in relation.Rules)
            lines.Add($"rule {rule.Name} on {name} {rule.Event switch { "update" => 2, "insert" => 3, _ => 4 }} {(rule.IsInstead ? 't' : 'f')} {rule.Enabled}");
        foreach (Policy policy in relation.Policies) lines.Add($"policy {policy.Name} on {name} {policy.Command}{(policy.Permissive ? "" : " restrictive")}");
    }

    // Of options the names only: the server keeps values as they are written.
    private static void AddStorage(SortedSet<string> lines, Relation relation, string name)
    {
        if (Names(relation.Options) is { Length: > 0 } options) lines.Add($"options {name} {options}");
        if (relation.ReplicaIdentity != ReplicaIdentity.Default) lines.Add($"replica identity {name} {char.ToLowerInvariant(relation.ReplicaIdentity.ToString()[0])}");
        foreach (Column column in relation.Columns)
        {
            string storage = $"{(column.Storage is null ? "" : column.Storage == "external" ? "e" : column.Storage[..1] == "e" ? "x" : column.Storage[..1])} {column.Compression?[..1]} {column.StatisticsTarget} {Names(column.Options)}";
            if (!string.IsNullOrWhiteSpace(storage)) lines.Add($"storage {name}.{column.Name} {storage}");
        }

        foreach (RelationIndex index in relation.Indexes)
        {
            string marks = $"{Names(index.Options)}{(index.IsClustered ? " clustered" : "")}{(index.IsReplicaIdentity ? " identity" : "")}";
            if (marks.Length > 0) lines.Add($"index storage {relation.Schema}.{index.Name} {marks}");
        }
    }

    private static string Names(EquatableArray<StorageOption> options) =>
        string.Join(",", options.Select(static option => option.Name).Where(static option => !option.StartsWith("toast.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // pg_trigger.tgtype
    private static int Bits(Trigger trigger) =>
        (trigger.ForEachRow ? 1 : 0)
        | trigger.Timing switch { TriggerTiming.Before => 2, TriggerTiming.InsteadOf => 64, _ => 0 }
        | (trigger.Events.HasFlag(TriggerEvents.Insert) ? 4 : 0)
        | (trigger.Events.HasFlag(TriggerEvents.Delete) ? 8 : 0)
        | (trigger.Events.HasFlag(TriggerEvents.Update) ? 16 : 0)
        | (trigger.Events.HasFlag(TriggerEvents.Truncate) ? 32 : 0);

    private static char Letter(ParameterMode mode) => mode switch
    {
        ParameterMode.Out => 'o',
        ParameterMode.InOut => 'b',
        ParameterMode.Variadic => 'v',
        ParameterMode.Table => 't',
        _ => 'i',
    };

    private static char Letter(ConstraintKind kind) => kind switch
    {
        ConstraintKind.Check => 'c',
        ConstraintKind.NotNull => 'n',
        ConstraintKind.PrimaryKey => 'p',
        ConstraintKind.Unique => 'u',
        ConstraintKind.ForeignKey => 'f',
        _ => 'x',
    };

    private static char Letter(ReferentialAction action) => action switch
    {
        ReferentialAction.Restrict => 'r',
        ReferentialAction.Cascade => 'c',
        ReferentialAction.SetNull => 'n',
        ReferentialAction.SetDefault => 'd',
        _ => 'a',
    };
}
