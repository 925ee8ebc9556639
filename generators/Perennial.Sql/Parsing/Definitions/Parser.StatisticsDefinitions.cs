using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE STATISTICS and ALTER STATISTICS.</summary>
internal sealed partial class Parser
{
    // CREATE STATISTICS [ [ IF NOT EXISTS ] name ] [ ( kind [, ...] ) ] ON { column | function | ( expression ) } [, ...] FROM item [, ...]
    private CreateStatisticsStatement ParseCreateStatistics(int start)
    {
        Expect(K.Statistics);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName? name = null;
        if (ifNotExists || IsColumnId) name = ParseAnyName();
        else Require(16, "CREATE STATISTICS without a name");
        EquatableArray<Identifier> kinds = ParseOptionalColumnList();
        Expect(K.On);
        NodeList<Expression> elements = List<Expression>();
        do
        {
            if (!IsColumnId || Peek(1) is not (K.Comma or K.From)) Require(14, "an expression in CREATE STATISTICS");
            elements.Add(ParseColumnOrExpression());
        }
        while (Accept(K.Comma));
        EquatableArray<Expression> elementArray = elements.ToArray();
        Expect(K.From);
        EquatableArray<FromItem> from = ParseFromList();
        return new CreateStatisticsStatement(name, kinds, elementArray, from) { IfNotExists = ifNotExists, Span = SpanFrom(start) };
    }

    // ALTER STATISTICS name { SET STATISTICS n | RENAME TO n | OWNER TO r | SET SCHEMA s }
    // ALTER STATISTICS IF EXISTS name SET STATISTICS n
    private Statement ParseAlterStatistics(int start)
    {
        Expect(K.Statistics);
        bool ifExists = AcceptIfExists();
        QualifiedName name = ParseAnyName();
        ObjectName statistics = new(ObjectKind.Statistics, name) { Span = name.Span };
        if (!ifExists)
        {
            if (AcceptPhrase(K.Rename, K.To)) return new RenameStatement(statistics, ParseColumnId()) { Span = SpanFrom(start) };
            if (Is(K.Owner)) return ParseChangeOwner(start, statistics);
        }

        Expect(K.Set);
        if (!ifExists && Accept(K.Schema)) return new SetSchemaStatement(statistics, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
        Expect(K.Statistics);
        return new AlterStatisticsStatement(name, ParseStatisticsTarget(), ifExists) { Span = SpanFrom(start) };
    }
}
