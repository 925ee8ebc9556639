using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>DECLARE, FETCH, MOVE and CLOSE.</summary>
internal sealed partial class Parser
{
    // DECLARE name [ BINARY ] [ ASENSITIVE | INSENSITIVE ] [ [ NO ] SCROLL ] CURSOR [ { WITH | WITHOUT } HOLD ] FOR query
    private DeclareCursorStatement ParseDeclareCursor()
    {
        int start = Start;
        Expect(K.Declare);
        Identifier name = ParseColumnId();
        CursorOptions options = CursorOptions.None;
        while (!Accept(K.Cursor)) options |= ParseCursorOption();
        if (AcceptPhrase(K.With, K.Hold)) options |= CursorOptions.Hold;
        else AcceptPhrase(K.Without, K.Hold);
        Expect(K.For);
        SelectStatement query = ParseSelectStatement();
        return new DeclareCursorStatement(name, options, query) { Span = SpanFrom(start) };
    }

    private CursorOptions ParseCursorOption()
    {
        if (Accept(K.Binary)) return CursorOptions.Binary;
        if (Accept(K.Insensitive)) return CursorOptions.Insensitive;
        if (Accept(K.Scroll)) return CursorOptions.Scroll;
        if (AcceptPhrase(K.No, K.Scroll)) return CursorOptions.NoScroll;
        if (Is(K.Asensitive)) Require(14, "ASENSITIVE");
        else throw Unexpected("CURSOR, or SCROLL or another option of it");
        Advance();
        return CursorOptions.Asensitive;
    }

    // { FETCH | MOVE } [ direction ] [ FROM | IN ] name
    private UtilityStatement ParseFetchCursor()
    {
        int start = Start;
        string kind = Is(K.Fetch) ? "FETCH" : "MOVE";
        Advance();
        switch (Kind)
        {
            case K.From or K.In:
                break;
            case K.All or K.IntegerConstant or K.Plus or K.Minus:
                ParseCursorCount();
                break;

            // These words are names of cursors when nothing follows that they could direct.
            case K.Next or K.Prior or K.First or K.Last when IsFetchSource(Peek(1)):
                Advance();
                break;
            case K.Absolute or K.Relative when Peek(1) is K.IntegerConstant or K.Plus or K.Minus:
                Advance();
                ParseSignedInteger();
                break;
            case K.Forward or K.Backward when IsFetchSource(Peek(1)) || Peek(1) is K.All or K.IntegerConstant or K.Plus or K.Minus:
                Advance();
                if (Is(K.All) || IsNumberSign) ParseCursorCount();
                break;
        }

        if (!Accept(K.From)) Accept(K.In);
        ParseColumnId();
        return Utility(start, kind);
    }

    private void ParseCursorCount()
    {
        if (!Accept(K.All)) ParseSignedInteger();
    }

    private static bool IsFetchSource(TokenKind kind) => kind is K.From or K.In || IsColumnIdKind(kind);

    // CLOSE { name | ALL }
    private UtilityStatement ParseClose()
    {
        int start = Start;
        Expect(K.Close);
        if (!Accept(K.All)) ParseColumnId();
        return Utility(start, "CLOSE");
    }
}
