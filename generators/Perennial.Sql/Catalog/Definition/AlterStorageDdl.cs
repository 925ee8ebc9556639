using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Actions of ALTER TABLE and its relatives that change how a relation is stored, vacuumed and replicated.</summary>
internal static class AlterStorageDdl
{
    // No option of a partitioned table is known before, and since then the server says why.
    private const int RefusesOptionsOfPartitioned = 16;

    private const int RefusesLoggingOfPartitioned = 18;

    public static void Apply(DdlSession session, Relation relation, StorageAction action)
    {
        switch (action.Verb)
        {
            case "SET" or "RESET":
                ChangeOptions(session, relation, action);
                break;
            case "SET LOGGED" or "SET UNLOGGED":
                ChangeLogging(session, relation, action);
                break;
            case "CLUSTER ON":
                ClusterOn(session, relation, action.Name!.Value);
                break;
            case "SET WITHOUT CLUSTER" when relation.Kind == RelationKind.PartitionedTable:
                session.Error("0A000", action.Span, "cannot mark index clustered in partitioned table");
                break;
            case "OF":
                TypedTableDdl.SetType(session, relation, action.Type!);
                break;
            case "NOT OF" when relation.OfType == 0:
                session.Error("42809", action.Span, $"\"{relation.Name}\" is not a typed table");
                break;
            case "NOT OF":
                session.Editor.Put(relation with { OfType = 0 });
                break;
            case "SET WITHOUT CLUSTER":
                session.Editor.Put(relation with { Indexes = Mark(relation.Indexes, static index => index with { IsClustered = false }) });
                break;
            case "REPLICA IDENTITY USING INDEX":
                IdentifyBy(session, relation, action.Name!.Value);
                break;
            case "REPLICA IDENTITY DEFAULT":
                Identify(session, relation, ReplicaIdentity.Default, null);
                break;
            case "REPLICA IDENTITY FULL":
                Identify(session, relation, ReplicaIdentity.Full, null);
                break;
            case "REPLICA IDENTITY NOTHING":
                Identify(session, relation, ReplicaIdentity.Nothing, null);
                break;
            default:
                if (action.Column is { } column) ColumnStorageDdl.Apply(session, relation, column, action);
                break;
        }
    }

    /// <summary>False with an error when a partitioned table has options.</summary>
    public static bool CheckPartitioned(DdlSession session, EquatableArray<DefinitionOption> options)
    {
        if (options.IsEmpty) return true;
        return session.ServerVersion < RefusesOptionsOfPartitioned
            ? session.Error("22023", options[0].Span, $"unrecognized parameter \"{options[0].Name.Name}\": a partitioned table has none, its partitions have")
            : session.Error("42809", options[0].Span, "cannot specify storage parameters for a partitioned table: specify them for its leaf partitions instead");
    }

    private static void ChangeOptions(DdlSession session, Relation relation, StorageAction action)
    {
        bool isReset = action.Verb == "RESET";
        if (isReset && action.Options.FirstOrDefault(static option => option.Value is not null) is { } valued)
        {
            session.Error("42601", valued.Span, "RESET must not include values for parameters");
            return;
        }

        if (relation.Kind == RelationKind.PartitionedTable)
        {
            if (!isReset) CheckPartitioned(session, action.Options);
            return;
        }

        StorageOptionTarget target = relation.Kind == RelationKind.View ? StorageOptionTarget.View : StorageOptionTarget.Heap;
        EquatableArray<StorageOption>? options = isReset
            ? StorageOptionDdl.Reset(session, relation.Options, action.Options)
            : StorageOptionDdl.Set(session, relation.Options, action.Options, target);
        if (options is null || !ViewDdl.CheckCheckOption(session, relation.UpdateObstacle, options.Value, action.Span)) return;
        session.Editor.Put(relation with { Options = options.Value });
    }

    private static void ChangeLogging(DdlSession session, Relation relation, StorageAction action)
    {
        bool isUnlogged = action.Verb == "SET UNLOGGED";
        if (relation.Kind == RelationKind.PartitionedTable)
        {
            if (session.ServerVersion >= RefusesLoggingOfPartitioned) session.Error("42809", action.Span, $"ALTER action {action.Verb} cannot be performed on relation \"{relation.Name}\"");
            return;
        }

        if (relation.Schema == SchemaName.Temporary)
        {
            session.Error("42P16", action.Span, $"cannot change logged status of table \"{relation.Name}\" because it is temporary");
            return;
        }

        // Rows that outlive a crash may not refer to such that do not.
        if (relation.Unlogged == isUnlogged) return;
        Relation? other = isUnlogged
            ? session.Catalog.UserRelations.FirstOrDefault(other => other is { Unlogged: false } && other.Oid != relation.Oid && other.Constraints.Any(constraint => constraint.ReferencedRelation == relation.Oid))
            : relation.Constraints.Select(constraint => session.Catalog.FindRelation(constraint.ReferencedRelation)).FirstOrDefault(referenced => referenced is { Unlogged: true } && referenced.Oid != relation.Oid);
        if (other is not null)
        {
            session.Error("42P16", action.Span, isUnlogged
                ? $"could not change table \"{relation.Name}\" to unlogged because logged table \"{other.Name}\" references it"
                : $"could not change table \"{relation.Name}\" to logged because it references unlogged table \"{other.Name}\"");
            return;
        }

        session.Editor.Put(relation with { Unlogged = isUnlogged });
    }

    private static void ClusterOn(DdlSession session, Relation relation, Identifier name)
    {
        if (RequireIndex(session, relation, name) is not { } index) return;
        string? refusal = index.IsPartial ? $"cannot cluster on partial index \"{index.Name}\""
            : index.Method is not ("btree" or "gist") ? $"cannot cluster on index \"{index.Name}\" because access method does not support clustering"
            : relation.Kind == RelationKind.PartitionedTable ? "cannot mark index clustered in partitioned table"
            : null;
        if (refusal is not null) session.Error("0A000", name.Span, refusal);
        else session.Editor.Put(relation with { Indexes = Mark(relation.Indexes, other => other with { IsClustered = other.Oid == index.Oid }) });
    }

    private static void IdentifyBy(DdlSession session, Relation relation, Identifier name)
    {
        if (RequireIndex(session, relation, name) is not { } index) return;
        (string SqlState, string Message)? refusal = !index.IsUnique ? ("42809", $"cannot use non-unique index \"{index.Name}\" as replica identity")
            : !index.IsImmediate ? ("0A000", $"cannot use non-immediate index \"{index.Name}\" as replica identity")
            : index.Columns.Contains(0) ? ("0A000", $"cannot use expression index \"{index.Name}\" as replica identity")
            : index.IsPartial ? ("0A000", $"cannot use partial index \"{index.Name}\" as replica identity")
            : index.Columns.Select(relation.FindColumn).FirstOrDefault(static column => column is { NotNull: false }) is { } nullable
                ? ("42809", $"index \"{index.Name}\" cannot be used as replica identity because column \"{nullable.Name}\" is nullable")
            : null;
        if (refusal is { } found) session.Error(found.SqlState, name.Span, found.Message);
        else Identify(session, relation, ReplicaIdentity.Index, index);
    }

    private static void Identify(DdlSession session, Relation relation, ReplicaIdentity identity, RelationIndex? by) =>
        session.Editor.Put(relation with { ReplicaIdentity = identity, Indexes = Mark(relation.Indexes, index => index with { IsReplicaIdentity = index.Oid == by?.Oid }) });

    private static RelationIndex? RequireIndex(DdlSession session, Relation relation, Identifier name)
    {
        if (relation.Indexes.FirstOrDefault(index => index.Name == name.Name) is { } found) return found;
        if (session.Catalog.FindIndexTable(relation.Schema, name.Name) is null) session.Error("42704", name.Span, $"index \"{name.Name}\" for table \"{relation.Name}\" does not exist");
        else session.Error("42809", name.Span, $"\"{name.Name}\" is not an index for table \"{relation.Name}\"");
        return null;
    }

    private static EquatableArray<RelationIndex> Mark(EquatableArray<RelationIndex> indexes, Func<RelationIndex, RelationIndex> mark) => indexes.Select(mark).ToEquatableArray();
}
