using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions.Drafting;

/// <summary>
/// Finds what has another name, or another schema, in the target and is the same otherwise: dropped and created anew it would lose its rows. Where two could be meant, none is;
/// and each statement says what it is taken for, since two catalogs cannot tell a rename from a drop for sure.
/// </summary>
internal sealed partial class RenameFinder
{
    private readonly DatabaseCatalog _to;
    private readonly List<string> _statements = [];
    private DatabaseCatalog _from;

    private RenameFinder(DatabaseCatalog from, DatabaseCatalog to)
    {
        _from = from;
        _to = to;
    }

    /// <param name="from">What a database is.</param>
    /// <param name="to">What it shall be.</param>
    /// <returns>The catalog of before with the names of the target, and the statements that lead there; none when nothing has another name.</returns>
    public static (DatabaseCatalog Catalog, IReadOnlyList<string> Statements) Follow(DatabaseCatalog from, DatabaseCatalog to)
    {
        RenameFinder finder = new(from, to);
        finder.RenameSchema();
        finder.RenameTypes();
        finder.RenameTables();
        finder.RenameColumns();
        finder.RenameSequences();
        finder.RenameIndexes();
        return (finder._from, finder._statements);
    }

    // What an extension brings has its names, and temporary objects have none that last: neither is compared (CatalogDescription), nor renamed.
    private static IEnumerable<Relation> Relations(DatabaseCatalog catalog)
    {
        HashSet<ObjectReference> members = Members(catalog);
        return catalog.UserRelations.Where(relation => relation.Schema != SchemaName.Temporary && !members.Contains(new ObjectReference(ObjectClass.Relation, relation.Oid)));
    }

    private static IEnumerable<SqlType> Types(DatabaseCatalog catalog)
    {
        HashSet<ObjectReference> members = Members(catalog);
        return catalog.UserTypes.Where(type => type.Schema != SchemaName.Temporary && !members.Contains(new ObjectReference(ObjectClass.Type, type.Oid)));
    }

    private static HashSet<ObjectReference> Members(DatabaseCatalog catalog) => [.. catalog.Extensions.SelectMany(static extension => extension.Members)];

    // A statement that the server would refuse is not drafted.
    private bool Apply(string statement, string? note = null)
    {
        SourceText source = new("", statement);
        if (SqlParser.Parse(source).Statements is not { Count: 1 } statements || statements[0].Node is not { } node) return false;
        DdlResult result = DdlApplier.Apply(_from, node, new DdlContext(source, DefinitionBinder.Instance));
        if (!result.Findings.IsEmpty) return false;
        _from = result.Catalog;
        _statements.Add(note is null ? statement : $"-- {note}\n{statement}");
        return true;
    }

    private void RenameSchema()
    {
        List<Schema> gone = _from.UserSchemas.Where(schema => !_to.UserSchemas.Any(other => other.Name == schema.Name)).ToList();
        List<Schema> come = _to.UserSchemas.Where(schema => !_from.UserSchemas.Any(other => other.Name == schema.Name)).ToList();
        if (gone.Count != 1 || come.Count != 1) return;
        string before = gone[0].Name, after = come[0].Name;
        HashSet<string> old = Names(_from, before), now = Names(_to, after);
        int common = old.Count(now.Contains);
        if (common == 0 || common * 2 < Math.Max(old.Count, now.Count)) return;
        Apply($"alter schema {CatalogText.Quote(before)} rename to {CatalogText.Quote(after)}", $"Taken for a rename, since most of {CatalogText.Quote(before)} is in {CatalogText.Quote(after)} now.");

        static HashSet<string> Names(DatabaseCatalog catalog, string schema) => new(Relations(catalog).Where(relation => relation.Schema == schema).Select(static relation => relation.Name)
            .Concat(Types(catalog).Where(type => type.Schema == schema).Select(static type => type.Name)), StringComparer.Ordinal);
    }

    private void RenameTypes()
    {
        List<SqlType> gone = Types(_from).Where(type => IsNamed(_from, type) && _to.FindType(type.Schema, type.Name) is null).ToList();
        List<SqlType> come = Types(_to).Where(type => IsNamed(_to, type) && _from.FindType(type.Schema, type.Name) is null).ToList();
        foreach ((SqlType before, SqlType after) in Pairs(gone, come, (one, other) => Form(_from, one) == Form(_to, other)))
            Move(before.Kind == TypeKind.Domain ? "domain" : "type", before.QualifiedName, after.QualifiedName, "since it is defined in the same way");
        foreach (SqlType type in Types(_to).Where(type => IsNamed(_to, type)))
        {
            if (_from.FindType(type.Schema, type.Name) is not { } old || old.Kind != type.Kind) continue;
            if (type.Kind == TypeKind.Enum)
            {
                foreach ((string before, string after) in InPlace([.. old.EnumLabels], [.. type.EnumLabels], static label => label, static (_, _) => true))
                    Apply($"alter type {type.QualifiedName} rename value {SqlPrinter.QuoteLiteral(before)} to {SqlPrinter.QuoteLiteral(after)}", $"Taken for a rename, since {SqlPrinter.QuoteLiteral(after)} has the place of {SqlPrinter.QuoteLiteral(before)}.");
            }
            else if (type.Kind == TypeKind.Composite && _from.FindRelation(old.Relation) is { } fields && _to.FindRelation(type.Relation) is { } newFields)
            {
                foreach ((string before, string after) in InPlace([.. fields.Columns], [.. newFields.Columns], static field => field.Name, (one, other) => Type(_from, one) == Type(_to, other)).Select(static pair => (pair.Before.Name, pair.After.Name)))
                    Apply($"alter type {type.QualifiedName} rename attribute {CatalogText.Quote(before)} to {CatalogText.Quote(after)}", NoteOf("attribute", before, after));
            }
        }

        // Tables have row types as well.
        static bool IsNamed(DatabaseCatalog catalog, SqlType type) => type.Kind is TypeKind.Enum or TypeKind.Domain
            || (type.Kind == TypeKind.Composite && catalog.FindRelation(type.Relation) is { Kind: RelationKind.CompositeType });
    }

    private static string Form(DatabaseCatalog catalog, SqlType type) => type.Kind + " " + type.Kind switch
    {
        TypeKind.Enum => string.Join(", ", type.EnumLabels.Select(SqlPrinter.QuoteLiteral)),
        TypeKind.Domain => $"{catalog.FormatType(type.BaseType, type.Typmod, SearchPath.Empty)} {type.NotNull} {string.Join(" ", type.Constraints.Select(static constraint => CatalogText.Print(constraint.Condition)))}",
        _ => string.Join(", ", (catalog.FindRelation(type.Relation)?.Columns ?? default).Select(field => $"{CatalogText.Quote(field.Name)} {Type(catalog, field)}")),
    };

    private void RenameTables()
    {
        // Once for tables, and once for partitions below parents that have their names by then.
        List<Relation> gone = Tables(_from, _to), come = Tables(_to, _from);
        foreach ((Relation before, Relation after) in Pairs(gone, come, (one, other) => !one.IsPartition && !other.IsPartition && one.Kind == other.Kind && AreSame(one, other)))
            Move("table", before.QualifiedName, after.QualifiedName, "since the columns are the same");
        gone = Tables(_from, _to);
        come = Tables(_to, _from);
        foreach ((Relation before, Relation after) in Pairs(gone, come, (one, other) => one.IsPartition && other.IsPartition && one.Kind == other.Kind && AreSamePart(one, other)))
            Move("table", before.QualifiedName, after.QualifiedName, "since the bound is the same");

        static List<Relation> Tables(DatabaseCatalog catalog, DatabaseCatalog other) =>
            Relations(catalog).Where(table => IsTable(table) && !(other.FindRelation(table.Schema, table.Name) is { } found && IsTable(found))).ToList();
    }

    private static bool IsTable(Relation relation) => relation.Kind is RelationKind.Table or RelationKind.PartitionedTable;

    // A few columns may have changed with the name.
    private bool AreSame(Relation before, Relation after)
    {
        List<string> old = before.Columns.Select(column => $"{column.Name} {Type(_from, column)}").ToList(), now = after.Columns.Select(column => $"{column.Name} {Type(_to, column)}").ToList();
        int common = old.Count(now.Contains), most = Math.Max(old.Count, now.Count);
        return common > 0 && (common == most || (common >= 3 && common * 4 >= most * 3));
    }

    private bool AreSamePart(Relation before, Relation after) =>
        before.PartitionBound is { } old && after.PartitionBound is { } now && SqlPrinter.Print(old) == SqlPrinter.Print(now)
        && _from.FindRelation(before.Parents[0])?.QualifiedName == _to.FindRelation(after.Parents[0])?.QualifiedName;

    private void Move(string kind, CatalogName before, CatalogName after, string reason)
    {
        string note = $"Taken for a rename, {reason}: if {after} is another one, create it and drop {before} instead.";
        if (before.Schema != after.Schema)
        {
            if (_from.UserSchemas.All(schema => schema.Name != after.Schema) && after.Schema != SchemaName.Public) Apply("create schema " + CatalogText.Quote(after.Schema));
            if (!Apply($"alter {kind} {before} set schema {CatalogText.Quote(after.Schema)}", note)) return;
            before = before with { Schema = after.Schema };
        }

        if (before.Name != after.Name) Apply($"alter {kind} {before} rename to {CatalogText.Quote(after.Name)}", note);
    }

    private void RenameColumns()
    {
        foreach (Relation table in Relations(_to).Where(static table => IsTable(table) && !table.IsPartition))
        {
            if (_from.FindRelation(table.Schema, table.Name) is not { } old || old.Kind != table.Kind) continue;
            foreach ((Column before, Column after) in InPlace([.. old.Columns], [.. table.Columns], static column => column.Name, AreSame))
                Apply($"alter table {table.QualifiedName} rename column {CatalogText.Quote(before.Name)} to {CatalogText.Quote(after.Name)}", NoteOf("column", before.Name, after.Name));
        }

        bool AreSame(Column before, Column after) => before is { InheritCount: 0 } && after is { InheritCount: 0 } && Type(_from, before) == Type(_to, after)
            && before.NotNull == after.NotNull && before.Generated == after.Generated && before.Identity == after.Identity;
    }

    private static string NoteOf(string kind, string before, string after) =>
        $"Taken for a rename, since type and place are the same: if {CatalogText.Quote(after)} is another {kind}, add it and drop {CatalogText.Quote(before)} instead.";

    // What serial and identity columns have brought keeps the name that it got with them.
    private void RenameSequences()
    {
        foreach (Relation sequence in Relations(_to).Where(sequence => sequence is { Kind: RelationKind.Sequence, OwnerTable: not 0 } && _from.FindRelation(sequence.Schema, sequence.Name) is null))
        {
            if (_to.FindRelation(sequence.OwnerTable) is not { } table || table.FindColumn(sequence.OwnerColumn) is not { } column || _from.FindRelation(table.Schema, table.Name) is not { } old || old.FindColumn(column.Name) is not { } before) continue;
            List<Relation> owned = Relations(_from).Where(other => other.Kind == RelationKind.Sequence && other.OwnerTable == old.Oid && other.OwnerColumn == before.Number && other.IsIdentitySequence == sequence.IsIdentitySequence).ToList();
            if (owned.Count != 1 || owned[0] is not { } found || _to.FindRelation(found.Schema, found.Name) is not null || found.Schema != sequence.Schema) continue;
            Apply($"alter sequence {found.QualifiedName} rename to {CatalogText.Quote(sequence.Name)}");
        }
    }

    private static string Type(DatabaseCatalog catalog, Column column) => catalog.FormatType(column.Type, column.Typmod, SearchPath.Empty);

    // Pairs that nothing else could be taken for, on either side.
    private static List<(T Before, T After)> Pairs<T>(List<T> gone, List<T> come, Func<T, T, bool> areSame)
    {
        List<(T Before, T After)> all = gone.SelectMany(before => come.Where(after => areSame(before, after)).Select(after => (before, after))).ToList();
        return all.FindAll(pair => all.Count(other => Equals(other.Before, pair.Before)) == 1 && all.Count(other => Equals(other.After, pair.After)) == 1);
    }

    // Parts with another name in the same place, as long as nothing but additions at the end moves places.
    private static List<(T Before, T After)> InPlace<T>(List<T> before, List<T> after, Func<T, string> nameOf, Func<T, T, bool> areSame)
    {
        List<(T, T)> renamed = [];
        for (int i = 0; i < Math.Min(before.Count, after.Count); i++)
        {
            if (nameOf(before[i]) == nameOf(after[i])) continue;
            bool isRenamed = !after.Exists(part => nameOf(part) == nameOf(before[i])) && !before.Exists(part => nameOf(part) == nameOf(after[i])) && areSame(before[i], after[i]);
            if (!isRenamed) return [];
            renamed.Add((before[i], after[i]));
        }

        return renamed;
    }
}
