using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE TABLE and CREATE TABLE AS.</summary>
internal sealed partial class Parser
{
    // CREATE [ TEMP | UNLOGGED ] TABLE [ IF NOT EXISTS ] name
    //   { ( element [, ...] ) [ INHERITS ( parent [, ...] ) ]
    //   | OF type [ ( element [, ...] ) ]
    //   | PARTITION OF parent [ ( element [, ...] ) ] bound
    //   | [ ( column [, ...] ) ] ... AS query }
    private Statement ParseCreateTable(int start, TablePersistence persistence, bool allowAs = true)
    {
        Expect(K.Table);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseQualifiedName();
        switch (Kind)
        {
            case K.Of:
                Advance();
                return ParseTableTail(start, ParseTableOfType(name) with { Persistence = persistence, IfNotExists = ifNotExists });
            case K.Partition:
                return ParseTableTail(start, ParseTablePartition(name) with { Persistence = persistence, IfNotExists = ifNotExists });
            case K.OpenParen:
                break;
            default:
                if (!allowAs || Kind is not (K.Using or K.With or K.Without or K.On or K.Tablespace or K.As))
                    throw Unexpected(allowAs ? "columns in parentheses, OF, PARTITION OF or AS" : "columns in parentheses, OF or PARTITION OF");
                return ParseCreateTableAsTail(start, name, default, persistence, ifNotExists);
        }

        Advance();
        if (allowAs && IsColumnId && Peek(1) is K.Comma or K.CloseParen)
        {
            EquatableArray<Identifier> columns = ParseNameList();
            Expect(K.CloseParen);
            return ParseCreateTableAsTail(start, name, columns, persistence, ifNotExists);
        }

        CreateTableStatement table = ParseTableBody(name) with { Persistence = persistence, IfNotExists = ifNotExists };
        return ParseTableTail(start, table);
    }

    // [ element [, ...] ] ) [ INHERITS ( parent [, ...] ) ]
    private CreateTableStatement ParseTableBody(QualifiedName name)
    {
        EquatableArray<TableElement> elements = default;
        if (!Is(K.CloseParen))
        {
            NodeList<TableElement> list = List<TableElement>();
            do list.Add(ParseTableElement());
            while (Accept(K.Comma));
            elements = list.ToArray();
        }

        Expect(K.CloseParen);
        EquatableArray<QualifiedName> inherits = default;
        if (AcceptPhrase(K.Inherits, K.OpenParen))
        {
            inherits = ParseQualifiedNameList();
            Expect(K.CloseParen);
        }

        return new CreateTableStatement(name) { Elements = elements, Inherits = inherits };
    }

    private CreateTableStatement ParseTableOfType(QualifiedName name)
    {
        QualifiedName type = ParseAnyName();
        TypeName ofType = new(type) { Span = type.Span };
        return new CreateTableStatement(name) { OfType = ofType, Elements = ParseOptionalTypedElements() };
    }

    private CreateTableStatement ParseTablePartition(QualifiedName name)
    {
        Expect(K.Partition, K.Of);
        QualifiedName parent = ParseQualifiedName();
        EquatableArray<TableElement> elements = ParseOptionalTypedElements();
        return new CreateTableStatement(name) { PartitionOf = parent, Elements = elements, Bound = ParsePartitionBound() };
    }

    // [ ( { column [ WITH OPTIONS ] [ constraint [ ... ] ] | table_constraint } [, ...] ) ]
    private EquatableArray<TableElement> ParseOptionalTypedElements()
    {
        if (!Accept(K.OpenParen)) return default;
        NodeList<TableElement> list = List<TableElement>();
        do list.Add(ParseTypedElement());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return list.ToArray();
    }

    // [ PARTITION BY ... ] [ USING method ] [ WITH ( ... ) | WITHOUT OIDS ] [ ON COMMIT ... ] [ TABLESPACE name ]
    private CreateTableStatement ParseTableTail(int start, CreateTableStatement table)
    {
        PartitionKey? partitionBy = Kind == K.Partition ? ParsePartitionKey() : null;
        Identifier? method = ParseOptionalColumnIdAfter(K.Using);
        EquatableArray<DefinitionOption> options = ParseTableOptions();
        OnCommitAction onCommit = ParseOnCommit();
        Identifier? tablespace = ParseOptionalColumnIdAfter(K.Tablespace);
        return table with
        {
            PartitionBy = partitionBy,
            AccessMethod = method,
            Options = options,
            OnCommit = onCommit,
            Tablespace = tablespace,
            Span = SpanFrom(start),
        };
    }

    private EquatableArray<DefinitionOption> ParseTableOptions()
    {
        if (AcceptPhrase(K.Without, K.Oids)) return default;
        return ParseOptionalStorageParameters();
    }

    // [ ON COMMIT { DROP | DELETE ROWS | PRESERVE ROWS } ]
    private OnCommitAction ParseOnCommit()
    {
        if (!AcceptPhrase(K.On, K.Commit)) return OnCommitAction.None;
        if (Accept(K.Drop)) return OnCommitAction.Drop;
        if (AcceptPhrase(K.Delete, K.Rows)) return OnCommitAction.DeleteRows;
        Expect(K.Preserve, K.Rows);
        return OnCommitAction.PreserveRows;
    }

    // CREATE ... TABLE ... AS where nothing else can follow, as in EXPLAIN
    private CreateTableAsStatement ParseCreateTableAs(int start, TablePersistence persistence)
    {
        Expect(K.Table);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseQualifiedName();
        return ParseCreateTableAsTail(start, name, ParseOptionalColumnList(), persistence, ifNotExists);
    }

    // [ USING method ] [ WITH ( ... ) ] [ ON COMMIT ... ] [ TABLESPACE name ] AS { query | EXECUTE ... } [ WITH [ NO ] DATA ]
    private CreateTableAsStatement ParseCreateTableAsTail(
        int start, QualifiedName name, EquatableArray<Identifier> columns, TablePersistence persistence, bool ifNotExists)
    {
        Identifier? method = ParseOptionalColumnIdAfter(K.Using);
        EquatableArray<DefinitionOption> options = ParseTableOptions();
        OnCommitAction onCommit = ParseOnCommit();
        Identifier? tablespace = ParseOptionalColumnIdAfter(K.Tablespace);
        Expect(K.As);
        Statement query = Kind == K.Execute ? ParseExecute() : ParseSelectStatement();
        bool withNoData = ParseWithNoData();
        return new CreateTableAsStatement(name, query)
        {
            Persistence = persistence,
            IfNotExists = ifNotExists,
            Columns = columns,
            AccessMethod = method,
            Options = options,
            OnCommit = onCommit,
            Tablespace = tablespace,
            WithNoData = withNoData,
            Span = SpanFrom(start),
        };
    }

    // [ WITH [ NO ] DATA ]
    private bool ParseWithNoData()
    {
        if (!Accept(K.With)) return false;
        bool isNo = Accept(K.No);
        Expect(K.Data);
        return isNo;
    }
}
