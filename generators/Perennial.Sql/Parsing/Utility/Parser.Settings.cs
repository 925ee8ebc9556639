using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>SET, RESET and SHOW, and settings of roles, databases and routines.</summary>
internal sealed partial class Parser
{
    // SET [ SESSION | LOCAL ] setting | SET CONSTRAINTS ...
    private Statement ParseSet()
    {
        int start = Start;
        Expect(K.Set);
        if (Is(K.Constraints) && !IsAssignment(Peek(1))) return ParseSetConstraints(start);
        bool isLocal = Is(K.Local) && !IsAssignment(Peek(1));
        bool isSession = Is(K.Session) && !IsAssignment(Peek(1)) && Peek(1) != K.Authorization && !(Peek(1) == K.Characteristics && !IsAssignment(Peek(2)));
        if (isLocal || isSession) Advance();
        SetStatement setting = ParseSetting(start, allowTransaction: true) with { IsLocal = isLocal, IsSession = isSession };
        return setting;
    }

    // { SET setting | RESET setting } of a role or database
    private SetStatement ParseSetOrReset()
    {
        int start = Start;
        if (Is(K.Reset)) return Known(ParseReset());
        Expect(K.Set);
        return Known(ParseSetting(start, allowTransaction: true));
    }

    // { SET setting | RESET setting } of a routine
    private SetStatement ParseRoutineSetting()
    {
        int start = Start;
        if (Is(K.Reset)) return Known(ParseReset());
        Expect(K.Set);
        return Known(ParseSetting(start, allowTransaction: false));
    }

    // Of what the server keeps. A session's own SET of pg_dump's header names what only the dumped server has.
    private SetStatement Known(SetStatement setting) => SettingVersions.Of(setting.Name) <= Options.PostgresVersion ? setting
        : throw Error(setting.Span.Start, SettingVersions.Unknown(setting.Name), "42704");

    // What makes the word before it the name of a setting, whatever else the word may begin.
    private static bool IsAssignment(TokenKind kind) => kind is K.To or K.EqualSign or K.Dot or K.From;

    private SetStatement ParseSetting(int start, bool allowTransaction)
    {
        if (IsAssignment(Peek(1))) return ParseNamedSetting(start);
        switch (Kind)
        {
            case K.Time:
                Expect(K.Time, K.Zone);
                return ParseTimeZone(start);
            case K.Catalog:
                Advance();
                int catalog = Start;
                ParseString();
                throw Error(catalog, "the database of a session cannot be changed", "0A000");
            case K.Schema:
                Advance();
                return Setting(start, "search_path", ParseString());
            case K.Names:
                Advance();
                if (Is(K.StringConstant)) return Setting(start, "client_encoding", ParseString());
                Accept(K.Default);
                return DefaultSetting(start, "client_encoding");
            case K.Role:
                Advance();
                return Setting(start, "role", ParseWordValue());
            case K.Session when Peek(1) == K.Characteristics && allowTransaction:
                Expect(K.Session, K.Characteristics);
                Expect(K.As, K.Transaction);
                return TransactionSetting(start, "session characteristics");
            case K.Session:
                Expect(K.Session, K.Authorization);
                return Accept(K.Default) ? DefaultSetting(start, "session_authorization") : Setting(start, "session_authorization", ParseWordValue());
            case K.Xml:
                Expect(K.Xml, K.Option);
                int option = Start;
                bool isDocument = Accept(K.Document);
                if (!isDocument) Expect(K.Content);
                return Setting(start, "xmloption", new StringLiteral(isDocument ? "DOCUMENT" : "CONTENT") { Span = SpanFrom(option) });
            case K.Transaction:
                Advance();
                if (Accept(K.Snapshot)) return Setting(start, "transaction snapshot", ParseString());
                if (!allowTransaction) throw Unexpected("SNAPSHOT");
                return TransactionSetting(start, "transaction");
            default:
                return ParseNamedSetting(start);
        }
    }

    private SetStatement Setting(int start, string name, Expression value) => new(name) { Values = [value], Span = SpanFrom(start) };

    private SetStatement DefaultSetting(int start, string name) => new(name) { IsDefault = true, Span = SpanFrom(start) };

    private SetStatement TransactionSetting(int start, string name)
    {
        int modesStart = Start;
        EquatableArray<string> modes = ParseTransactionModes();
        Perennial.Sql.Text.TextSpan span = SpanFrom(modesStart);
        return new SetStatement(name) { Values = modes.Select(mode => (Expression)new StringLiteral(mode) { Span = span }).ToEquatableArray(), Span = SpanFrom(start) };
    }

    // name { TO | = } { value [, ...] | DEFAULT } | name FROM CURRENT
    private SetStatement ParseNamedSetting(int start)
    {
        string name = ParseSettingName();
        if (AcceptPhrase(K.From, K.Current)) return new SetStatement(name) { FromCurrent = true, Span = SpanFrom(start) };
        return ParseAssignedSetting(start, name);
    }

    private SetStatement ParseAssignedSetting(int start, string name)
    {
        if (!Accept(K.To)) Expect(K.EqualSign);
        if (Accept(K.Default)) return DefaultSetting(start, name);
        NodeList<Expression> values = List<Expression>();
        do values.Add(ParseSettingValue());
        while (Accept(K.Comma));
        return new SetStatement(name) { Values = values.ToArray(), Span = SpanFrom(start) };
    }

    // name [ . name [ ... ] ]
    private string ParseSettingName()
    {
        string name = ParseColumnId().Name;
        while (Accept(K.Dot)) name += "." + ParseColumnId().Name;
        return name;
    }

    private Expression ParseSettingValue()
    {
        if (IsNumberSign) return ParseNumber();
        if (Is(K.StringConstant)) return ParseString();
        int start = Start;
        if (!IsBooleanOrString) throw Unexpected("a value");
        return new StringLiteral(ParseBooleanOrString()) { Span = SpanFrom(start) };
    }

    private StringLiteral ParseWordValue()
    {
        Identifier word = ParseWordOrString();
        return new StringLiteral(word.Name) { Span = word.Span };
    }

    // { 'zone' | name | INTERVAL 'i' [ HOUR | MINUTE | HOUR TO MINUTE ] | INTERVAL ( p ) 'i' | number | DEFAULT | LOCAL }
    private SetStatement ParseTimeZone(int start)
    {
        const string Name = "timezone";
        if (Accept(K.Default) || Accept(K.Local)) return DefaultSetting(start, Name);
        if (IsNumberSign) return Setting(start, Name, ParseNumber());
        if (Is(K.StringConstant)) return Setting(start, Name, ParseString());
        if (!Is(K.Interval))
        {
            if (!Is(K.Identifier)) throw Unexpected("a time zone");
            Identifier zone = ParseColumnId();
            return Setting(start, Name, new StringLiteral(zone.Name) { Span = zone.Span });
        }

        int intervalStart = Start;
        TypeName type = ParseIntervalType(isConstant: true);
        string value = ParseStringValue();
        if (type.Interval is null)
        {
            int fields = Start;
            IntervalQualifier? qualifier = ParseIntervalFields();
            if (qualifier is { Fields: not (IntervalFields.Hour or IntervalFields.Minute or IntervalFields.HourToMinute) })
                throw Error(fields, "the interval of a time zone is HOUR, MINUTE or HOUR TO MINUTE");
            type = type with { Interval = qualifier, Span = SpanFrom(intervalStart) };
        }

        return Setting(start, Name, new TypedLiteral(type, value) { Span = SpanFrom(intervalStart) });
    }

    // RESET { name | ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION }
    private SetStatement ParseReset()
    {
        int start = Start;
        Expect(K.Reset);
        return new SetStatement(ParseResetName()) { IsReset = true, Span = SpanFrom(start) };
    }

    private string ParseResetName()
    {
        if (Accept(K.All)) return "all";
        switch (Kind)
        {
            case K.Time when Peek(1) == K.Zone:
                Expect(K.Time, K.Zone);
                return "timezone";
            case K.Transaction when Peek(1) == K.Isolation:
                Expect(K.Transaction, K.Isolation);
                Expect(K.Level);
                return "transaction_isolation";
            case K.Session when Peek(1) == K.Authorization:
                Expect(K.Session, K.Authorization);
                return "session_authorization";
            default:
                return ParseSettingName();
        }
    }

    // SHOW { name | ALL | TIME ZONE | TRANSACTION ISOLATION LEVEL | SESSION AUTHORIZATION }
    private UtilityStatement ParseShow()
    {
        int start = Start;
        Expect(K.Show);
        ParseResetName();
        return Utility(start, "SHOW");
    }

    // SET CONSTRAINTS { ALL | name [, ...] } { DEFERRED | IMMEDIATE }
    private UtilityStatement ParseSetConstraints(int start)
    {
        Expect(K.Constraints);
        if (!Accept(K.All)) ParseQualifiedNameList();
        if (!Accept(K.Deferred)) Expect(K.Immediate);
        return Utility(start, "SET CONSTRAINTS");
    }

    // ALTER SYSTEM { SET name { TO | = } ... | RESET { name | ALL } }
    private UtilityStatement ParseAlterSystem(int start)
    {
        Expect(K.System);
        if (Accept(K.Reset))
        {
            if (!Accept(K.All)) ParseSettingName();
        }
        else
        {
            int setting = Start;
            Expect(K.Set);
            ParseAssignedSetting(setting, ParseSettingName());
        }

        return Utility(start, "ALTER SYSTEM");
    }
}
