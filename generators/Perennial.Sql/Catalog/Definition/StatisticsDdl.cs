using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>CREATE STATISTICS and ALTER STATISTICS (statscmds.c), and their copies in tables made LIKE another one.</summary>
internal static class StatisticsDdl
{
    /// <summary>More is cut to this by the server (MAX_STATISTICS_TARGET).</summary>
    public const int MaxTarget = 10000;

    // STATS_MAX_DIMENSIONS
    private const int MaxElements = 8;

    private static readonly string[] AllKinds = ["ndistinct", "dependencies", "mcv"];

    public static void Create(DdlSession session, CreateStatisticsStatement create)
    {
        if (create.From.Count != 1 || create.From[0] is not TableItem { Relation.Name: { } tableName, Sample: null })
        {
            session.Error("0A000", create.Span, create.From.Count > 1 ? "only a single relation is allowed in CREATE STATISTICS" : "CREATE STATISTICS only supports relation names in the FROM clause");
            return;
        }

        if (session.Catalog.FindIndexTable(tableName.Schema, tableName.Name) is not null)
        {
            session.Error("42809", tableName.Span, $"cannot define statistics for relation \"{tableName.Name}\"");
            return;
        }

        if (session.RequireRelation(tableName) is not { } table || BindElements(session, table, create) is not { } elements) return;
        if (!table.IsTable && table.Kind != RelationKind.MaterializedView)
        {
            session.Error("42809", tableName.Span, $"cannot define statistics for relation \"{table.Name}\"");
            return;
        }

        if (!table.IsUserDefined)
        {
            session.Error("42501", tableName.Span, $"permission denied: \"{table.Name}\" is a system catalog");
            return;
        }

        string? schema = create.Name is null ? table.Schema : session.CreationSchema(create.Name);
        if (schema is null) return;
        string name = create.Name?.Name ?? ChooseName(session.Catalog, schema, table, create.Elements);
        if (session.Catalog.FindStatistics(schema, name) is not null)
        {
            if (!create.IfNotExists) session.Error("42710", create.Name!.Span, $"statistics object \"{name}\" already exists");
            return;
        }

        if (!CheckElements(session, create, elements) || Kinds(session, create, elements) is not { } kinds || HasDuplicates(session, create, elements)) return;
        ExtendedStatistics made = new()
        {
            Oid = session.Editor.NewOid(),
            Schema = schema,
            Name = name,
            Columns = elements.Where(static element => element.Column is not null).Select(static element => element.Column!.Number).OrderBy(static number => number).ToEquatableArray(),
            Expressions = elements.Where(static element => element.Column is null).Select(static element => element.Written).ToEquatableArray(),
            Kinds = kinds,
            References = elements.SelectMany(static element => element.Bound?.References ?? []).Distinct().ToEquatableArray(),
        };
        session.Editor.Put(table with { Statistics = table.Statistics.Append(made).ToEquatableArray() });
    }

    public static void Alter(DdlSession session, AlterStatisticsStatement alter)
    {
        if (Require(session, alter.Name, alter.IfExists) is not { } statistics) return;
        if (alter.Target < -1) session.Error("22023", alter.Span, $"statistics target {alter.Target} is too low");
        else Replace(session, statistics, statistics with { Target = alter.Target is null or -1 ? null : Math.Min(alter.Target.Value, MaxTarget) });
    }

    public static void Rename(DdlSession session, QualifiedName name, Identifier newName)
    {
        if (Require(session, name) is not { } statistics) return;
        if (RequireFree(session, statistics.Schema, newName.Name, newName.Span)) Replace(session, statistics, statistics with { Name = newName.Name });
    }

    public static void SetSchema(DdlSession session, QualifiedName name, Identifier schema)
    {
        if (Require(session, name) is not { } statistics || statistics.Schema == schema.Name) return;
        if (RequireFree(session, schema.Name, statistics.Name, schema.Span)) Replace(session, statistics, statistics with { Schema = schema.Name });
    }

    public static void Comment(DdlSession session, QualifiedName name, string? text)
    {
        if (Require(session, name) is { } statistics) Replace(session, statistics, statistics with { Comment = text });
    }

    /// <summary>The statistics of that name; null after an error, or when they are missing and may be.</summary>
    public static ExtendedStatistics? Require(DdlSession session, QualifiedName name, bool ifExists = false)
    {
        if (session.Catalog.FindStatistics(name.Schema, name.Name) is { } found) return found;
        if (!ifExists && (name.Schema is not { } schema || session.RequireSchema(schema, name.Span))) session.Error("42704", name.Span, $"statistics object \"{name}\" does not exist");
        return null;
    }

    /// <summary>Gives a table made LIKE another one the other's statistics, under names of their own.</summary>
    /// <param name="numbers">The columns' attribute numbers there and here.</param>
    public static void Copy(DdlSession session, uint oid, Relation source, Dictionary<int, int> numbers, bool withComments)
    {
        foreach (ExtendedStatistics statistics in source.Statistics)
        {
            Relation table = session.Catalog.FindRelation(oid)!;
            EquatableArray<int> columns = statistics.Columns.Select(number => numbers[number]).OrderBy(static number => number).ToEquatableArray();
            IEnumerable<string> names = columns.Select(number => table.FindColumn(number)!.Name).Concat(statistics.Expressions.Select(static _ => "expr"));
            ExtendedStatistics copy = statistics with
            {
                Oid = session.Editor.NewOid(),
                Schema = table.Schema,
                Name = NameChooser.ChooseStatistics(session.Catalog, table.Schema, table.Name, NameChooser.JoinColumns(names)),
                Columns = columns,
                Target = null,
                Comment = withComments ? statistics.Comment : null,
            };
            session.Editor.Put(table with { Statistics = table.Statistics.Append(copy).ToEquatableArray() });
        }
    }

    /// <summary>The table without statistics that use one of its columns.</summary>
    public static Relation WithoutUsers(Relation table, Column column) =>
        table with { Statistics = table.Statistics.Where(statistics => !UsedColumns(table, statistics).Contains(column.Number)).ToEquatableArray() };

    /// <summary>Attribute numbers of all columns that statistics use, those in expressions included.</summary>
    public static HashSet<int> UsedColumns(Relation table, ExtendedStatistics statistics) =>
        [.. statistics.Columns, .. statistics.Expressions.SelectMany(expression => ExpressionParts.Columns(expression, table)).Select(static column => column.Number)];

    // A plain column, or an expression with what binding it says.
    private sealed record Element(Expression Written, Column? Column, DefinitionExpression? Bound);

    private static List<Element>? BindElements(DdlSession session, Relation table, CreateStatisticsStatement create)
    {
        List<Element> elements = [];
        foreach (Expression written in create.Elements)
        {
            if (written is ColumnReference { Parts.Count: 1 } reference)
            {
                elements.Add(new(written, table.FindColumn(reference.Name) ?? SystemColumn.Find(reference.Name), null));
                continue;
            }

            DefinitionExpression? bound = session.Bind(written, new DefinitionScope { Construct = "STATISTICS", Relation = table });
            if (bound is { Findings.IsEmpty: false }) return null;
            elements.Add(new(written, null, bound));
        }

        return elements;
    }

    private static bool CheckElements(DdlSession session, CreateStatisticsStatement create, List<Element> elements)
    {
        if (elements.Count > MaxElements) return session.Error("54011", create.Elements[MaxElements].Span, $"cannot have more than {MaxElements} columns in statistics");
        Relation table = session.Catalog.FindRelation(((TableItem)create.From[0]).Relation.Name.Schema, ((TableItem)create.From[0]).Relation.Name.Name)!;
        foreach (Element element in elements)
        {
            TextSpan span = element.Written.Span;
            if (element is { Column: null, Written: ColumnReference { Parts.Count: 1 } missing }) return session.Error("42703", span, $"column \"{missing.Name}\" does not exist");
            if (element.Column is { Number: < 0 } || ExpressionParts.SelfAndParts(element.Written).Any(part => part is ColumnReference used && table.FindColumn(used.Name) is null && SystemColumn.Find(used.Name) is not null))
                return session.Error("0A000", span, "statistics creation on system columns is not supported");
            if (element.Column is { Generated: ColumnGeneration.Virtual } || ExpressionParts.Columns(element.Written, table).Exists(static column => column.Generated == ColumnGeneration.Virtual))
                return session.Error("0A000", span, "statistics creation on virtual generated columns is not supported");
            if (element.Column is { } column)
            {
                if (!session.Catalog.IsOrdered(column.Type))
                    return session.Error("0A000", span, $"column \"{column.Name}\" cannot be used in statistics because its type {session.Catalog.FormatType(column.Type)} has no default btree operator class");
            }
            else if (elements.Count > 1 && element.Bound is { Type: not 0 and uint type } && !session.Catalog.IsOrdered(type))
            {
                return session.Error("0A000", span, $"expression cannot be used in multivariate statistics because its type {session.Catalog.FormatType(type)} has no default btree operator class");
            }
        }

        return true;
    }

    // The kinds that are kept; null after an error.
    private static EquatableArray<string>? Kinds(DdlSession session, CreateStatisticsStatement create, List<Element> elements)
    {
        bool isSingleExpression = elements.Count == 1 && elements[0].Column is null;
        if (isSingleExpression && !create.Kinds.IsEmpty)
        {
            session.Error("0A000", create.Kinds[0].Span, "when building statistics on a single expression, statistics kinds may not be specified");
            return null;
        }

        foreach (Identifier kind in create.Kinds)
        {
            if (AllKinds.Contains(kind.Name)) continue;
            session.Error("42601", kind.Span, $"unrecognized statistics kind \"{kind.Name}\": there are ndistinct, dependencies and mcv");
            return null;
        }

        if (elements.Count < 2 && !isSingleExpression)
        {
            session.Error("42P17", create.Elements[0].Span, "extended statistics require at least 2 columns");
            return null;
        }

        return isSingleExpression ? [] : AllKinds.Where(kind => create.Kinds.IsEmpty || create.Kinds.Any(written => written.Name == kind)).ToEquatableArray();
    }

    private static bool HasDuplicates(DdlSession session, CreateStatisticsStatement create, List<Element> elements)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (elements[i].Column is { } column && column.Number == elements[j].Column?.Number)
                    return !session.Error("42701", create.Elements[i].Span, "duplicate column name in statistics definition");
                if (elements[i].Column is null && elements[i].Written == elements[j].Written)
                    return !session.Error("42701", create.Elements[i].Span, "duplicate expression in statistics definition");
            }
        }

        return false;
    }

    private static string ChooseName(DatabaseCatalog catalog, string schema, Relation table, EquatableArray<Expression> elements) =>
        NameChooser.ChooseStatistics(catalog, schema, table.Name, NameChooser.JoinColumns(elements.Select(static element => element is ColumnReference { Parts.Count: 1 } column ? column.Name : "expr")));

    private static bool RequireFree(DdlSession session, string schema, string name, TextSpan span) =>
        session.Catalog.FindStatistics(schema, name) is null || session.Error("42710", span, $"statistics object \"{name}\" already exists in schema \"{schema}\"");

    private static void Replace(DdlSession session, ExtendedStatistics old, ExtendedStatistics replacement)
    {
        Relation table = session.Catalog.FindStatisticsTable(old.Schema, old.Name)!;
        session.Editor.Put(table with { Statistics = table.Statistics.Select(statistics => statistics.Oid == old.Oid ? replacement : statistics).ToEquatableArray() });
    }
}
