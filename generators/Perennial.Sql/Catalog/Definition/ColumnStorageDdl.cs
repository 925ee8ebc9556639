using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>STORAGE, COMPRESSION, statistics targets and options of columns.</summary>
internal static class ColumnStorageDdl
{
    private const string Plain = "plain";

    private static readonly HashSet<string> Storages = new(StringComparer.Ordinal) { Plain, "external", "extended", "main" };

    private static readonly HashSet<string> CompressionMethods = new(StringComparer.Ordinal) { "pglz", "lz4" };

    /// <summary>ALTER COLUMN ... SET and RESET.</summary>
    public static void Apply(DdlSession session, Relation relation, Identifier name, StorageAction action)
    {
        if (relation.FindColumn(name.Name) is not { } column)
        {
            if (SystemColumn.Find(name.Name) is not null) session.Error("0A000", name.Span, $"cannot alter system column \"{name.Name}\"");
            else session.Error("42703", name.Span, $"column \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
            return;
        }

        Column? changed = action.Verb switch
        {
            "ALTER COLUMN SET STORAGE" when action.Name is { } storage => WithStorage(session, column, storage),
            "ALTER COLUMN SET COMPRESSION" when action.Name is { } method => WithCompression(session, column, method),
            "ALTER COLUMN SET STATISTICS" => WithTarget(session, column, action),
            "ALTER COLUMN SET" => StorageOptionDdl.Set(session, column.Options, action.Options, StorageOptionTarget.Column) is { } set ? column with { Options = set } : null,
            "ALTER COLUMN RESET" => StorageOptionDdl.Reset(session, column.Options, action.Options) is { } reset ? column with { Options = reset } : null,
            _ => null,
        };
        if (changed is null) return;
        session.Editor.Put(ColumnDdl.Replace(relation, changed));
        if (session.IsOnly || action.Verb is not ("ALTER COLUMN SET STORAGE" or "ALTER COLUMN SET STATISTICS")) return;
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) Apply(session, child, name, action);
    }

    /// <summary>The column with the storage and compression that its definition gives; null after an error.</summary>
    public static Column? WithDefinition(DdlSession session, Column column, ColumnDefinition written)
    {
        Column? result = column;
        if (written.Storage is { } storage) result = WithStorage(session, result, storage);
        return result is not null && written.Compression is { } method ? WithCompression(session, result, method) : result;
    }

    private static Column? WithStorage(DdlSession session, Column column, Identifier word)
    {
        string storage = word.Name.ToLowerInvariant();
        string usual = StorageOf(session.Catalog, column.Type);
        if (storage == "default") return column with { Storage = null };
        if (!Storages.Contains(storage))
        {
            session.Error("22023", word.Span, $"invalid storage type \"{word.Name}\"");
            return null;
        }

        if (storage != Plain && session.Catalog.FindType(session.Catalog.GetBaseType(column.Type)) is not { Length: -1 })
        {
            session.Error("0A000", word.Span, $"column data type {session.Catalog.FormatType(column.Type)} can only have storage PLAIN");
            return null;
        }

        return column with { Storage = storage == usual ? null : storage };
    }

    private static Column? WithCompression(DdlSession session, Column column, Identifier word)
    {
        if (word.Name == "default") return column with { Compression = null };
        if (StorageOf(session.Catalog, column.Type) == Plain)
        {
            session.Error("0A000", word.Span, $"column data type {session.Catalog.FormatType(column.Type)} does not support compression");
            return null;
        }

        if (CompressionMethods.Contains(word.Name)) return column with { Compression = word.Name };
        session.Error("22023", word.Span, $"invalid compression method \"{word.Name}\"");
        return null;
    }

    private static Column? WithTarget(DdlSession session, Column column, StorageAction action)
    {
        if (action.Target < -1)
        {
            session.Error("22023", action.Span, $"statistics target {action.Target} is too low");
            return null;
        }

        if (column.Generated != ColumnGeneration.Virtual) return column with { StatisticsTarget = action.Target is null or -1 ? null : Math.Min(action.Target.Value, StatisticsDdl.MaxTarget) };
        session.Error("0A000", action.Span, $"cannot alter statistics on virtual generated column \"{column.Name}\"");
        return null;
    }

    /// <summary>The storage that a type's values have by themselves (<c>typstorage</c>).</summary>
    public static string StorageOf(DatabaseCatalog catalog, uint type)
    {
        SqlType? found = catalog.FindType(catalog.GetBaseType(type));
        if (found is not { Length: -1 }) return Plain;
        return found is { Schema: SchemaName.Catalog, Name: "numeric" or "inet" or "cidr" } ? "main" : found is { Schema: SchemaName.Catalog, Name: "tsquery" } ? Plain : "extended";
    }
}
