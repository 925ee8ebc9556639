using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Parsing;

/// <summary>
/// The grammar, one file per statement family. How a rule is written:
/// <list type="bullet">
/// <item>A method <c>ParseX</c> takes all of X from the current token on and returns its node; it throws <c>Unexpected("an X")</c> when none begins here.</item>
/// <item><c>int start = Start; ... return new X(...) { Span = SpanFrom(start) };</c> gives a node its span.</item>
/// <item><c>Accept(K.Cascade)</c> is an optional word, <c>Expect(K.On)</c> a required one, <c>switch (Kind)</c> a choice
/// (<c>K</c> is <see cref="TokenKind"/>). Each alternative has to be settled by the current token or by <c>Peek</c>: rules never go back.</item>
/// <item>Names: <c>ParseColumnId</c> (ColId), <c>ParseLabel</c> (ColLabel), <c>ParseTypeOrFunctionName</c>, <c>ParseNonReservedWord</c>,
/// <c>ParseQualifiedName</c> (qualified_name), <c>ParseAnyName</c> (any_name), <c>ParseFunctionName</c> (func_name), <c>ParseNameList</c>, <c>ParseColumnList</c>.</item>
/// <item>Lists: <c>NodeList&lt;T&gt; items = List&lt;T&gt;(); do items.Add(ParseT()); while (Accept(K.Comma)); return items.ToArray();</c></item>
/// <item>Errors of the server's actions rather than of its grammar: <c>throw Error(offset, "message")</c>.</item>
/// <item>Newer syntax: <c>Require(15, "MERGE")</c> before its first token is taken.</item>
/// </list>
/// </summary>
internal sealed partial class Parser(SourceText script, ParseOptions parseOptions) : TokenCursor(script, parseOptions)
{
    private readonly SourceText _source = script;

    /// <summary>Parses every statement of the script.</summary>
    public ParsedScript ParseScript()
    {
        using Lexer lexer = new(Text, Options);
        List<ParsedStatement> statements = [];
        List<Comment> comments = [];
        while (lexer.ReadStatement())
        {
            foreach (Token comment in lexer.Comments) comments.Add(ReadComment(comment));
            lexer.Comments.Clear();
            Token[] tokens = lexer.Tokens;
            int count = lexer.Count;
            if (tokens[count - 1].Kind == TokenKind.Semicolon) count--;
            if (count == 0) continue;
            TextSpan span = TextSpan.FromBounds(tokens[0].Start, tokens[count - 1].End);
            Statement? node = ParseWhole(lexer, out SyntaxError? error);
            statements.Add(new ParsedStatement(span, node, error, comments.ToEquatableArray()));
            comments.Clear();
            if (tokens[0].Kind == TokenKind.Copy && error is null && IsCopyFromStandardInput(tokens, count)) lexer.SkipCopyData();
        }

        foreach (Token comment in lexer.Comments) comments.Add(ReadComment(comment));
        return new ParsedScript(_source, statements.ToEquatableArray()) { TrailingComments = comments.ToEquatableArray(), PsqlCommands = lexer.PsqlCommands.ToEquatableArray() };
    }

    /// <summary>Parses the text as one item of another kind, such as an expression; nothing may follow it.</summary>
    public T? ParseOnly<T>(Func<Parser, T> rule, out SyntaxError? error)
        where T : SqlNode
    {
        using Lexer lexer = new(Text, Options);
        lexer.ReadStatement();
        return Run(lexer, rule, K.EndOfInput, out error);
    }

    /// <summary>The entry for <see cref="SqlParser.ParseExpression"/>.</summary>
    public static Expression ParseExpressionOnly(Parser parser) => parser.ParseExpression();

    /// <summary>The entry for <see cref="SqlParser.ParseTypeName"/>.</summary>
    public static TypeName ParseTypeNameOnly(Parser parser) => parser.ParseTypeName();

    private Statement? ParseWhole(Lexer lexer, out SyntaxError? error) => Run(lexer, static parser => parser.ParseStatement(), K.Semicolon, out error);

    private T? Run<T>(Lexer lexer, Func<Parser, T> rule, TokenKind terminator, out SyntaxError? error)
        where T : SqlNode
    {
        try
        {
            T node = RunOnce(lexer, rule, terminator, int.MaxValue);
            error = null;
            return node;
        }
        catch (SyntaxErrorException failure)
        {
            error = Explain(lexer, rule, terminator, failure);
            return null;
        }
    }

    private T RunOnce<T>(Lexer lexer, Func<Parser, T> rule, TokenKind terminator, int recordFrom)
    {
        Reset(lexer.Tokens, recordFrom);
        T node = rule(this);
        if (Kind != TokenKind.EndOfInput && Kind != terminator) throw Unexpected();
        return node;
    }

    private static bool IsCopyFromStandardInput(Token[] tokens, int count)
    {
        for (int i = 1; i + 1 < count; i++)
        {
            if (tokens[i].Kind == TokenKind.From && tokens[i + 1].Kind == TokenKind.Stdin) return true;
        }

        return false;
    }

    private Comment ReadComment(Token token) =>
        new(TextSpan.FromBounds(token.Start, token.End), Text.Substring(token.Start, token.End - token.Start));
}
