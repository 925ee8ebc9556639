using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE INDEX, and elements of indexes wherever they stand.</summary>
internal sealed partial class Parser
{
    // CREATE [ UNIQUE ] INDEX [ CONCURRENTLY ] [ [ IF NOT EXISTS ] name ] ON [ ONLY ] table [ USING method ] ( element [, ...] )
    //   [ INCLUDE ( ... ) ] [ NULLS [ NOT ] DISTINCT ] [ WITH ( ... ) ] [ TABLESPACE name ] [ WHERE condition ]
    private CreateIndexStatement ParseCreateIndex(int start)
    {
        bool isUnique = Accept(K.Unique);
        Expect(K.Index);
        bool isConcurrent = Accept(K.Concurrently);
        bool ifNotExists = AcceptIfNotExists();
        Identifier? name = ifNotExists || IsColumnId ? ParseColumnId() : null;
        Expect(K.On);
        RelationName table = ParseRelation();
        Identifier? method = ParseOptionalColumnIdAfter(K.Using);
        EquatableArray<IndexElement> elements = ParseIndexElements();
        EquatableArray<IndexElement> include = Accept(K.Include) ? ParseIndexElements() : default;
        bool? nullsNotDistinct = ParseNullsDistinct();
        EquatableArray<DefinitionOption> options = ParseOptionalStorageParameters();
        Identifier? tablespace = ParseOptionalColumnIdAfter(K.Tablespace);
        Expression? where = Accept(K.Where) ? ParseExpression() : null;
        return new CreateIndexStatement(table, elements)
        {
            IsUnique = isUnique,
            IsConcurrent = isConcurrent,
            IfNotExists = ifNotExists,
            Name = name,
            AccessMethod = method,
            Include = include,
            NullsNotDistinct = nullsNotDistinct,
            Options = options,
            Tablespace = tablespace,
            Where = where,
            Span = SpanFrom(start),
        };
    }

    private EquatableArray<IndexElement> ParseIndexElements()
    {
        Expect(K.OpenParen);
        NodeList<IndexElement> elements = List<IndexElement>();
        do elements.Add(ParseIndexElement());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return elements.ToArray();
    }

    // { column | function | ( expression ) } [ COLLATE c ] [ operator class [ ( ... ) ] ] [ ASC | DESC ] [ NULLS { FIRST | LAST } ]
    private IndexElement ParseIndexElement()
    {
        int start = Start;
        Expression value = ParseColumnOrExpression();
        QualifiedName? collation = ParseOptionalCollation();
        QualifiedName? operatorClass = null;
        EquatableArray<DefinitionOption> classOptions = default;
        if (IsColumnId)
        {
            operatorClass = ParseAnyName();
            if (Is(K.OpenParen)) classOptions = ParseStorageParameters();
        }

        SortDirection direction = Accept(K.Asc) ? SortDirection.Ascending : Accept(K.Desc) ? SortDirection.Descending : SortDirection.Default;
        NullsOrder nulls = ParseNullsOrder();
        return new IndexElement(value)
        {
            Collation = collation,
            OperatorClass = operatorClass,
            OperatorClassOptions = classOptions,
            Direction = direction,
            Nulls = nulls,
            Span = SpanFrom(start),
        };
    }
}
