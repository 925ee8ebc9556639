using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The columns and expressions by which ON CONFLICT finds its index.</summary>
internal sealed partial class Parser
{
    private EquatableArray<IndexElement> ParseConflictTarget()
    {
        NodeList<IndexElement> elements = List<IndexElement>();
        do
        {
            int start = Start;
            Expression value;
            if (Accept(K.OpenParen))
            {
                value = ParseExpression();
                Expect(K.CloseParen);
            }
            else if (IsColumnId && Peek(1) is not (K.OpenParen or K.Dot))
            {
                Identifier column = TakeName();
                value = new ColumnReference(new EquatableArray<Identifier>([column])) { Span = column.Span };
            }
            else
            {
                value = ParseWindowlessFunction();
            }

            QualifiedName? collation = Accept(K.Collate) ? ParseAnyName() : null;
            QualifiedName? operatorClass = IsColumnId ? ParseAnyName() : null;
            SortDirection direction = ParseSortDirection();
            NullsOrder nulls = ParseNullsOrder();
            elements.Add(new IndexElement(value)
            {
                Collation = collation,
                OperatorClass = operatorClass,
                Direction = direction,
                Nulls = nulls,
                Span = SpanFrom(start),
            });
        }
        while (Accept(K.Comma));
        return elements.ToArray();
    }
}
