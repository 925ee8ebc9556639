using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE RULE.</summary>
internal sealed partial class Parser
{
    // CREATE [ OR REPLACE ] RULE name AS ON event TO table [ WHERE condition ] DO [ ALSO | INSTEAD ] { NOTHING | command | ( command ; ... ) }
    private CreateRuleStatement ParseCreateRule(int start, bool orReplace)
    {
        Expect(K.Rule);
        Identifier name = ParseColumnId();
        Expect(K.As, K.On);
        string ruleEvent = Kind switch
        {
            K.Select => "SELECT",
            K.Insert => "INSERT",
            K.Update => "UPDATE",
            K.Delete => "DELETE",
            _ => throw Unexpected("SELECT, INSERT, UPDATE or DELETE"),
        };
        Advance();
        Expect(K.To);
        QualifiedName table = ParseQualifiedName();
        Expression? where = Accept(K.Where) ? ParseExpression() : null;
        Expect(K.Do);
        bool isInstead = Accept(K.Instead);
        if (!isInstead) Accept(K.Also);
        EquatableArray<Statement> actions = ParseRuleActions();
        return new CreateRuleStatement(name, table, ruleEvent, actions) { OrReplace = orReplace, IsInstead = isInstead, Where = where, Span = SpanFrom(start) };
    }

    private EquatableArray<Statement> ParseRuleActions()
    {
        if (Accept(K.Nothing)) return default;

        if (!Is(K.OpenParen) || IsRuleQuery()) return [ParseRuleAction()];
        Advance();
        NodeList<Statement> actions = List<Statement>();
        do
        {
            if (!Is(K.Semicolon) && !Is(K.CloseParen)) actions.Add(ParseRuleAction());
        }
        while (Accept(K.Semicolon));
        Expect(K.CloseParen);
        return actions.ToArray();
    }

    // Whether the parenthesis belongs to a query rather than to the list of commands: it then holds one query and nothing else.
    private bool IsRuleQuery()
    {
        int depth = 0;
        bool isQuery = IsQueryInParentheses();
        for (int i = Index; isQuery; i++)
        {
            switch (TokenAt(i).Kind)
            {
                case K.OpenParen:
                    depth++;
                    break;
                case K.CloseParen:
                    if (--depth == 0) return true;
                    isQuery = depth > 1 || TokenAt(i + 1).Kind is not (K.Insert or K.Update or K.Delete);
                    break;
                case K.Semicolon:
                    isQuery = depth > 1;
                    break;
                case K.EndOfInput:
                    return true;
            }
        }

        return false;
    }

    // SELECT, INSERT, UPDATE, DELETE or NOTIFY
    private Statement ParseRuleAction()
    {
        if (Is(K.Notify)) return ParseNotify();
        int start = Start;
        WithClause? with = Is(K.With) || Is(K.WithLa) ? ParseWith() : null;
        return Kind switch
        {
            K.Insert => ParseInsert(start, with),
            K.Update => ParseUpdate(start, with),
            K.Delete => ParseDelete(start, with),
            _ => ParseSelect(start, with),
        };
    }
}
