using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Relations whose columns come from a query: views, materialized views, CREATE TABLE AS and SELECT INTO.</summary>
internal static class ViewDdl
{
    public static void Create(DdlSession session, CreateViewStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name, create.Persistence == TablePersistence.Temporary) is not { } schema) return;
        SelectStatement query = create.IsRecursive ? MakeRecursive(create) : create.Query;
        if (create.Query.Body is SelectCore { Into: { } into })
        {
            session.Error("0A000", into.Span, "views must not contain SELECT INTO");
            return;
        }

        if (Bind(session, query, create.Columns, create.Name.Span, "CREATE VIEW specifies more column names than columns") is not { } bound) return;
        if (StorageOptionDdl.Create(session, OptionsOf(create), StorageOptionTarget.View) is not { } options || !CheckCheckOption(session, bound.UpdateObstacle, options, create.Name.Span)) return;
        if (schema != SchemaName.Temporary && UsesTemporary(session, bound))
        {
            if (create.Name.Schema is not null)
            {
                session.Error("42P16", create.Name.Span, "cannot create temporary relation in non-temporary schema");
                return;
            }

            // A view of temporary tables goes with them.
            schema = SchemaName.Temporary;
        }

        Relation? existing = session.Catalog.FindRelation(schema, name);
        if (existing is not null && create.OrReplace)
        {
            Replace(session, existing, create, bound, query, options);
            return;
        }

        if (!session.RequireNewRelation(schema, name, create.Name.Span) || !session.RequireNewType(schema, name, create.Name.Span)) return;
        Put(session, schema, name, RelationKind.View, bound, query, options);
    }

    public static void CreateTableAs(DdlSession session, CreateTableAsStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name, create.Persistence == TablePersistence.Temporary) is not { } schema) return;
        if (create.IfNotExists && NameChooser.RelationExists(session.Catalog, schema, name)) return;
        if (create is { OnCommit: not OnCommitAction.None, IsMaterializedView: false } && schema != SchemaName.Temporary)
        {
            session.Error("42P16", create.Name.Span, "ON COMMIT can only be used on temporary tables");
            return;
        }

        string tooMany = create.IsMaterializedView
            ? "too many column names were specified"
            : "CREATE TABLE AS specifies too many column names";
        if (Bind(session, create.Query, create.Columns, create.Name.Span, tooMany) is not { } bound) return;
        if (create.IsMaterializedView && UsesTemporary(session, bound))
        {
            session.Error("0A000", create.Query.Span, "materialized views must not use temporary tables or views");
            return;
        }

        if (StorageOptionDdl.Create(session, create.Options, StorageOptionTarget.Heap) is not { } options) return;
        if (!session.RequireNewRelation(schema, name, create.Name.Span) || !session.RequireNewType(schema, name, create.Name.Span)) return;
        Put(session, schema, name, create.IsMaterializedView ? RelationKind.MaterializedView : RelationKind.Table, bound, create.IsMaterializedView ? create.Query : null, options);
        if (create.OnCommit == OnCommitAction.Drop && session.Catalog.FindRelation(schema, name) is { } table) session.Editor.Put(table with { DropsOnCommit = true });
    }

    public static void SelectInto(DdlSession session, SelectStatement select, SelectCore core, IntoClause into) =>
        CreateTableAs(session, new CreateTableAsStatement(into.Table, select with { Body = core with { Into = null } }) { Persistence = into.Persistence, Span = select.Span });

    private static void Put(DdlSession session, string schema, string name, RelationKind kind, DefinitionQuery bound, Statement? query, EquatableArray<StorageOption> options)
    {
        uint oid = session.Editor.NewOid();
        Relation made = new()
        {
            Oid = oid,
            Schema = schema,
            Name = name,
            Kind = kind,
            Columns = Columns(bound),
            HighestNumber = bound.Columns.Count,
            RowType = RowTypes.Create(session, schema, name, oid),
            Options = options,
        };
        session.Editor.Put(query is null ? made : WithQuery(session, made, query, bound));
    }

    private static bool UsesTemporary(DdlSession session, DefinitionQuery bound) =>
        bound.References.Any(used => used.Class == ObjectClass.Relation && session.Catalog.FindRelation(used.Oid) is { Schema: SchemaName.Temporary });

    /// <summary>CREATE OR REPLACE VIEW may only add columns behind the old ones (checkViewColumns).</summary>
    private static void Replace(DdlSession session, Relation existing, CreateViewStatement create, DefinitionQuery bound, Statement query, EquatableArray<StorageOption> options)
    {
        TextSpan span = create.Name.Span;
        if (existing.Kind != RelationKind.View)
        {
            session.Error("42809", span, $"\"{existing.Name}\" is not a view");
            return;
        }

        if (bound.Columns.Count < existing.Columns.Count)
        {
            List<string> kept = bound.Columns.Select(static column => column.Name).ToList();
            string dropped = string.Join(", ", existing.Columns.Select(static column => column.Name).Where(column => !kept.Contains(column)).Select(static column => $"\"{column}\""));
            string which = dropped.Length == 0 ? $"it has {existing.Columns.Count}, and {bound.Columns.Count} are left" : $"{dropped} would go";
            session.Error("42P16", span, $"cannot drop columns from view {existing.QualifiedName}: {which}. Drop the view and create it anew, or keep all columns and add new ones behind them");
            return;
        }

        for (int i = 0; i < existing.Columns.Count; i++)
        {
            Column old = existing.Columns[i];
            DefinitionColumn now = bound.Columns[i];
            if (old.Name != now.Name)
            {
                session.Error("42P16", span, $"cannot change name of view column \"{old.Name}\" to \"{now.Name}\"");
                return;
            }

            if (old.Type == now.Type && old.Typmod == now.Typmod)
            {
                if (old.Collation == now.Collation) continue;
                session.Error("42P16", span, $"cannot change collation of view column \"{old.Name}\"");
                return;
            }

            session.Error("42P16", span, $"cannot change data type of view column \"{old.Name}\" from {session.Catalog.FormatType(old.Type, old.Typmod)} to {session.Catalog.FormatType(now.Type, now.Typmod)}");
            return;
        }

        Column[] columns = [.. Columns(bound)];
        for (int i = 0; i < existing.Columns.Count; i++) columns[i] = columns[i] with { Comment = existing.Columns[i].Comment, Default = existing.Columns[i].Default, HasDefault = existing.Columns[i].HasDefault, Access = existing.Columns[i].Access };
        session.Editor.Put(WithQuery(session, existing, query, bound) with
        {
            Columns = new(columns),
            HighestNumber = columns.Length,
            Options = options,
        });
    }

    /// <summary>A view with another query, whose columns are the same.</summary>
    public static Relation WithQuery(DdlSession session, Relation view, Statement query, DefinitionQuery bound) => view with
    {
        Query = query,
        QuerySearchPath = session.Catalog.SearchPath,
        QueryForm = bound.Form,
        UpdateTarget = bound.UpdateTarget,
        UpdateColumns = bound.UpdateColumns,
        UpdateObstacle = bound.UpdateObstacle,
        RefusedReadOnly = view.Kind == RelationKind.View ? bound.RefusedReadOnly : null,
        References = bound.References,
    };

    /// <summary>False with an error when a view has WITH CHECK OPTION and nothing can be written through it.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="obstacle">What keeps the view from being updatable; null when nothing does.</param>
    /// <param name="options">The view's.</param>
    /// <param name="span">Where an error is shown.</param>
    public static bool CheckCheckOption(DdlSession session, string? obstacle, EquatableArray<StorageOption> options, TextSpan span)
    {
        if (obstacle is null || !options.Any(static option => option.Name == "check_option")) return true;
        return session.Error("0A000", span, $"WITH CHECK OPTION is supported only on automatically updatable views: {obstacle}");
    }

    // WITH CHECK OPTION is an option like those in parentheses.
    private static EquatableArray<DefinitionOption> OptionsOf(CreateViewStatement create)
    {
        if (create.CheckOption == ViewCheckOption.None) return create.Options;
        OptionLiteral value = new(new StringLiteral(create.CheckOption == ViewCheckOption.Local ? "local" : "cascaded"));
        return create.Options.Append(new DefinitionOption(null, new Identifier("check_option", create.Name.Span), value) { Span = create.Name.Span }).ToEquatableArray();
    }

    private static EquatableArray<Column> Columns(DefinitionQuery bound) => bound.Columns
        .Select(static (column, index) => new Column { Name = column.Name, Number = index + 1, Type = column.Type, Typmod = column.Typmod, Collation = column.Collation })
        .ToEquatableArray();

    private static DefinitionQuery? Bind(DdlSession session, Statement query, EquatableArray<Identifier> names, TextSpan span, string tooMany)
    {
        if (session.Context.Binder is null)
        {
            session.NotUnderstood(span, "this relation's columns come from a query, and nothing here types queries");
            return null;
        }

        DefinitionQuery bound = session.Context.Binder.BindQuery(session.Catalog, query, session.Context.Source);
        session.Report(bound.Findings);
        if (bound.Columns.IsEmpty && !bound.Findings.IsEmpty) return null;
        if (names.Count > bound.Columns.Count)
        {
            session.Error("42601", span, tooMany);
            return null;
        }

        DefinitionColumn[] columns = [.. bound.Columns];
        for (int i = 0; i < names.Count; i++) columns[i] = columns[i] with { Name = names[i].Name };
        foreach (DefinitionColumn column in columns)
        {
            if (column.Collation != 0 || session.Catalog.FindType(column.Type) is not { IsCollatable: true }) continue;
            session.Error("42P22", span, $"could not determine which collation to use for column \"{column.Name}\"; use the COLLATE clause to set the collation explicitly");
            return null;
        }

        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (columns[i].Name != columns[j].Name) continue;
                session.Error("42701", span, $"column \"{columns[i].Name}\" specified more than once");
                return null;
            }
        }

        foreach (DefinitionColumn column in columns)
        {
            if (session.Catalog.FindType(column.Type) is not { Kind: TypeKind.Pseudo }) continue;
            session.Error("42P16", span, $"column \"{column.Name}\" has pseudo-type {session.Catalog.FormatType(column.Type)}");
            return null;
        }

        return bound with { Columns = new(columns) };
    }

    /// <summary>CREATE RECURSIVE VIEW v (a) AS q is WITH RECURSIVE v (a) AS (q) SELECT a FROM v.</summary>
    private static SelectStatement MakeRecursive(CreateViewStatement create)
    {
        Identifier name = create.Name.Parts[create.Name.Parts.Count - 1];
        CommonTableExpression table = new(name, create.Columns, default, create.Query) { Span = create.Query.Span };
        SelectCore core = new()
        {
            Items = create.Columns.Select(static column => new SelectItem(new ColumnReference([column]) { Span = column.Span }, null) { Span = column.Span }).ToEquatableArray(),
            From = [new TableItem(new RelationName(new QualifiedName([name]) { Span = create.Name.Span }, false) { Span = create.Name.Span }, null, null)],
            Span = create.Query.Span,
        };
        return new(core) { With = new WithClause(true, [table]) { Span = create.Query.Span }, Span = create.Query.Span };
    }
}
