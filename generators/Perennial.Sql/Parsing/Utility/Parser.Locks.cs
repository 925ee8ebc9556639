using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>TRUNCATE and LOCK, LISTEN and its relatives, DO and CALL.</summary>
internal sealed partial class Parser
{
    // TRUNCATE [ TABLE ] table [, ...] [ RESTART IDENTITY | CONTINUE IDENTITY ] [ CASCADE | RESTRICT ]
    private TruncateStatement ParseTruncate()
    {
        int start = Start;
        Expect(K.Truncate);
        Accept(K.Table);
        EquatableArray<RelationName> tables = ParseRelationList();
        bool? restart = AcceptPhrase(K.Restart, K.Identity) ? true : AcceptPhrase(K.Continue, K.Identity) ? false : null;
        return new TruncateStatement(tables, restart, ParseDropBehavior()) { Span = SpanFrom(start) };
    }

    // LOCK [ TABLE ] table [, ...] [ IN mode MODE ] [ NOWAIT ]
    private LockStatement ParseLock()
    {
        int start = Start;
        Expect(K.Lock);
        Accept(K.Table);
        EquatableArray<RelationName> tables = ParseRelationList();
        string mode = "ACCESS EXCLUSIVE";
        if (Accept(K.In))
        {
            mode = ParseLockMode();
            Expect(K.Mode);
        }

        bool noWait = Accept(K.Nowait);
        return new LockStatement(tables, mode, noWait) { Span = SpanFrom(start) };
    }

    private string ParseLockMode()
    {
        if (Accept(K.Exclusive)) return "EXCLUSIVE";
        if (Accept(K.Access))
        {
            if (Accept(K.Share)) return "ACCESS SHARE";
            Expect(K.Exclusive);
            return "ACCESS EXCLUSIVE";
        }

        if (Accept(K.Row))
        {
            if (Accept(K.Share)) return "ROW SHARE";
            Expect(K.Exclusive);
            return "ROW EXCLUSIVE";
        }

        Expect(K.Share);
        if (AcceptPhrase(K.Update, K.Exclusive)) return "SHARE UPDATE EXCLUSIVE";
        return AcceptPhrase(K.Row, K.Exclusive) ? "SHARE ROW EXCLUSIVE" : "SHARE";
    }

    private UtilityStatement ParseListen()
    {
        int start = Start;
        Expect(K.Listen);
        ParseColumnId();
        return Utility(start, "LISTEN");
    }

    // UNLISTEN { channel | * }
    private UtilityStatement ParseUnlisten()
    {
        int start = Start;
        Expect(K.Unlisten);
        if (!Accept(K.Star)) ParseColumnId();
        return Utility(start, "UNLISTEN");
    }

    // NOTIFY channel [ , 'payload' ]
    private UtilityStatement ParseNotify()
    {
        int start = Start;
        Expect(K.Notify);
        ParseColumnId();
        if (Accept(K.Comma)) ParseString();
        return Utility(start, "NOTIFY");
    }

    // DO { 'body' | LANGUAGE name } [ ... ]
    private Statement ParseDo()
    {
        int start = Start;
        Expect(K.Do);
        StringLiteral? body = null;
        Identifier? language = null;
        int bodyStart = -1;
        bool isRepeated = false;
        do
        {
            if (Accept(K.Language))
            {
                isRepeated |= language is not null;
                language = ParseWordOrString();
                continue;
            }

            isRepeated |= body is not null;
            Token token = Current;
            body = ParseString();
            bodyStart = StringContentStart(token);
        }
        while (Is(K.Language) || Is(K.StringConstant));

        // The grammar lets the parts be missing or repeated, and the server then refuses to run the statement.
        if (body is null || isRepeated) return Utility(start, "DO");
        return new DoStatement(body, language) { BodyStart = bodyStart, Span = SpanFrom(start) };
    }

    // CALL procedure ( [ argument [, ...] ] )
    private CallStatement ParseCall()
    {
        int start = Start;
        Expect(K.Call);
        int callStart = Start;
        FunctionCall call = ParseApplication(ParseFunctionName(), callStart);
        return new CallStatement(call) { Span = SpanFrom(start) };
    }
}
