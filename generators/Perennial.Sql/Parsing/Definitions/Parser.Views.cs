using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE VIEW, CREATE MATERIALIZED VIEW and REFRESH.</summary>
internal sealed partial class Parser
{
    // CREATE [ OR REPLACE ] [ TEMP ] VIEW name [ ( column [, ...] ) ] [ WITH ( ... ) ] AS query [ WITH [ CASCADED | LOCAL ] CHECK OPTION ]
    // CREATE [ OR REPLACE ] [ TEMP ] RECURSIVE VIEW name ( column [, ...] ) ...
    private CreateViewStatement ParseCreateView(int start, TablePersistence persistence, bool orReplace)
    {
        bool isRecursive = Accept(K.Recursive);
        Expect(K.View);
        QualifiedName name = ParseQualifiedName();
        EquatableArray<Identifier> columns = isRecursive ? ParseColumnList() : ParseOptionalColumnList();
        EquatableArray<DefinitionOption> options = ParseOptionalStorageParameters();
        Expect(K.As);
        SelectStatement query = ParseSelectStatement();
        int checkStart = Start;
        ViewCheckOption check = ParseCheckOption();
        if (isRecursive && check != ViewCheckOption.None) throw Error(checkStart, "a recursive view cannot have WITH CHECK OPTION", "0A000");
        return new CreateViewStatement(name, query)
        {
            OrReplace = orReplace,
            Persistence = persistence,
            IsRecursive = isRecursive,
            Columns = columns,
            Options = options,
            CheckOption = check,
            Span = SpanFrom(start),
        };
    }

    private ViewCheckOption ParseCheckOption()
    {
        if (!Accept(K.With)) return ViewCheckOption.None;
        bool isLocal = Accept(K.Local);
        if (!isLocal) Accept(K.Cascaded);
        Expect(K.Check, K.Option);
        return isLocal ? ViewCheckOption.Local : ViewCheckOption.Cascaded;
    }

    // CREATE [ UNLOGGED ] MATERIALIZED VIEW [ IF NOT EXISTS ] name [ ( column [, ...] ) ] [ USING method ] [ WITH ( ... ) ] [ TABLESPACE t ]
    //   AS query [ WITH [ NO ] DATA ]
    private CreateTableAsStatement ParseCreateMaterializedView(int start, TablePersistence persistence)
    {
        Expect(K.Materialized, K.View);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseQualifiedName();
        EquatableArray<Identifier> columns = ParseOptionalColumnList();
        Identifier? method = ParseOptionalColumnIdAfter(K.Using);
        EquatableArray<DefinitionOption> options = ParseOptionalStorageParameters();
        Identifier? tablespace = ParseOptionalColumnIdAfter(K.Tablespace);
        Expect(K.As);
        SelectStatement query = ParseSelectStatement();
        bool withNoData = ParseWithNoData();
        return new CreateTableAsStatement(name, query)
        {
            IsMaterializedView = true,
            Persistence = persistence,
            IfNotExists = ifNotExists,
            Columns = columns,
            AccessMethod = method,
            Options = options,
            Tablespace = tablespace,
            WithNoData = withNoData,
            Span = SpanFrom(start),
        };
    }

    // REFRESH MATERIALIZED VIEW [ CONCURRENTLY ] name [ WITH [ NO ] DATA ]
    private RefreshMaterializedViewStatement ParseRefreshMaterializedView()
    {
        int start = Start;
        Expect(K.Refresh, K.Materialized);
        Expect(K.View);
        bool isConcurrent = Accept(K.Concurrently);
        QualifiedName name = ParseQualifiedName();
        return new RefreshMaterializedViewStatement(name, isConcurrent, ParseWithNoData()) { Span = SpanFrom(start) };
    }
}
