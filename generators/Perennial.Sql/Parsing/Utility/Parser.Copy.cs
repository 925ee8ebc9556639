using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>COPY.</summary>
internal sealed partial class Parser
{
    // COPY [ BINARY ] table [ ( column [, ...] ) ] { FROM | TO } { 'file' | PROGRAM 'command' | STDIN | STDOUT }
    //   [ [ USING ] DELIMITERS 'c' ] [ [ WITH ] options ] [ WHERE condition ]
    // COPY ( query ) TO { 'file' | PROGRAM 'command' | STDOUT } [ [ WITH ] options ]
    private CopyStatement ParseCopy()
    {
        int start = Start;
        Expect(K.Copy);
        if (Is(K.OpenParen)) return ParseCopyQuery(start);
        bool isBinary = Accept(K.Binary);
        QualifiedName table = ParseQualifiedName();
        EquatableArray<Identifier> columns = ParseOptionalColumnList();
        bool isFrom = Accept(K.From);
        if (!isFrom) Expect(K.To);
        bool isProgram = Accept(K.Program);
        string? target = ParseCopyTarget();
        NodeList<CopyOption> options = List<CopyOption>();
        if (isBinary) options.Add(new CopyOption("format", ["binary"]) { Span = new Perennial.Sql.Text.TextSpan(start, 0) });
        int delimiters = Start;
        bool hasDelimiters = AcceptPhrase(K.Using, K.Delimiters) || Accept(K.Delimiters);
        if (hasDelimiters)
        {
            string delimiter = ParseStringValue();
            options.Add(new CopyOption("delimiter", [delimiter]) { Span = SpanFrom(delimiters) });
        }

        AcceptWith();
        ParseCopyOptions(options);
        EquatableArray<CopyOption> optionArray = options.ToArray();
        int whereStart = Start;
        Expression? where = Accept(K.Where) ? ParseExpression() : null;
        if (isProgram && target is null) throw Error(hasDelimiters ? delimiters : start, "PROGRAM needs a command, not STDIN or STDOUT");
        if (where is not null && !isFrom) throw Error(whereStart, "WHERE is for COPY FROM only");
        return new CopyStatement(isFrom)
        {
            Table = table,
            Columns = columns,
            IsProgram = isProgram,
            Target = target,
            Options = optionArray,
            Where = where,
            Span = SpanFrom(start),
        };
    }

    private CopyStatement ParseCopyQuery(int start)
    {
        Expect(K.OpenParen);
        Statement query = ParsePreparable();
        Expect(K.CloseParen);
        int to = Start;
        Expect(K.To);
        bool isProgram = Accept(K.Program);
        string? target = ParseCopyTarget();
        AcceptWith();
        NodeList<CopyOption> options = List<CopyOption>();
        ParseCopyOptions(options);
        EquatableArray<CopyOption> optionArray = options.ToArray();
        if (isProgram && target is null) throw Error(to, "PROGRAM needs a command, not STDIN or STDOUT");
        return new CopyStatement(IsFrom: false) { Query = query, IsProgram = isProgram, Target = target, Options = optionArray, Span = SpanFrom(start) };
    }

    private string? ParseCopyTarget() => Accept(K.Stdin) || Accept(K.Stdout) ? null : ParseStringValue();

    // ( name [ value ] [, ...] ) | the options of old, one after the other
    private void ParseCopyOptions(NodeList<CopyOption> options)
    {
        if (!Accept(K.OpenParen))
        {
            while (ParseOldCopyOption() is { } option) options.Add(option);
            return;
        }

        do options.Add(ParseCopyOption());
        while (Accept(K.Comma));
        Expect(K.CloseParen);
    }

    private CopyOption ParseCopyOption()
    {
        int start = Start;
        string name = ParseLabel().Name;
        EquatableArray<string> values = default;
        if (Accept(K.OpenParen))
        {
            List<string> list = [];
            do list.Add(ParseBooleanOrString());
            while (Accept(K.Comma));
            Expect(K.CloseParen);
            values = list.ToEquatableArray();
        }
        else if (Accept(K.Star)) values = ["*"];
        else if (Is(K.Default))
        {
            Require(17, "DEFAULT as the value of an option");
            Advance();
            values = ["default"];
        }
        else if (IsNumberSign) values = [ParseNumberText()];
        else if (IsBooleanOrString) values = [ParseBooleanOrString()];
        return new CopyOption(name, values) { Span = SpanFrom(start) };
    }

    private CopyOption? ParseOldCopyOption()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Binary:
                Advance();
                return Option("format", ["binary"]);
            case K.Csv:
                Advance();
                return Option("format", ["csv"]);
            case K.Freeze:
                Advance();
                return Option("freeze", ["true"]);
            case K.Header:
                Advance();
                return Option("header", ["true"]);
            case K.Delimiter:
                return AsString("delimiter");
            case K.Null:
                return AsString("null");
            case K.Quote:
                return AsString("quote");
            case K.Escape:
                return AsString("escape");
            case K.Encoding:
                Advance();
                return Option("encoding", [ParseStringValue()]);
            case K.Force:
                Advance();
                string name = Accept(K.Quote) ? "force_quote" : Accept(K.Null) ? "force_null" : "force_not_null";
                if (name == "force_not_null") Expect(K.Not, K.Null);
                if (Is(K.Star) && name != "force_quote") Require(17, "FORCE NULL or FORCE NOT NULL of all columns");
                return Option(name, Accept(K.Star) ? ["*"] : ParseNameList().Select(static column => column.Name).ToEquatableArray());
            default:
                return null;
        }

        CopyOption AsString(string name)
        {
            Advance();
            Accept(K.As);
            return Option(name, [ParseStringValue()]);
        }

        CopyOption Option(string name, EquatableArray<string> values) => new(name, values) { Span = SpanFrom(start) };
    }
}
