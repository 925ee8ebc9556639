using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE and ALTER SEQUENCE, and the options of sequences and identity columns.</summary>
internal sealed partial class Parser
{
    // CREATE [ TEMP | UNLOGGED ] SEQUENCE [ IF NOT EXISTS ] name [ option [ ... ] ]
    private CreateSequenceStatement ParseCreateSequence(int start, TablePersistence persistence)
    {
        Expect(K.Sequence);
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseQualifiedName();
        EquatableArray<SequenceOption> options = Is(K.As) || IsSequenceOption ? ParseSequenceOptions() : default;
        return new CreateSequenceStatement(name, options) { Persistence = persistence, IfNotExists = ifNotExists, Span = SpanFrom(start) };
    }

    private AlterSequenceStatement ParseAlterSequence(int start, QualifiedName name, bool ifExists) =>
        new(name, ParseSequenceOptions(), ifExists) { Span = SpanFrom(start) };

    private bool IsSequenceOption => IsSequenceOptionKind(Kind);

    private static bool IsSequenceOptionKind(TokenKind kind) => kind switch
    {
        K.As or K.Cache or K.Cycle or K.Increment or K.Logged or K.Maxvalue or K.Minvalue or K.No or K.Owned or K.Sequence or K.Start or K.Restart or K.Unlogged => true,
        _ => false,
    };

    private EquatableArray<SequenceOption> ParseSequenceOptions()
    {
        NodeList<SequenceOption> options = List<SequenceOption>();
        do options.Add(ParseSequenceOption());
        while (IsSequenceOption);
        return options.ToArray();
    }

    private SequenceOption ParseSequenceOption()
    {
        int start = Start;
        switch (Kind)
        {
            case K.As:
                Advance();
                TypeName type = ParseSimpleTypeName(isConstant: false);
                return new SequenceOption(SequenceOptionKind.As, null, null, type) { Span = SpanFrom(start) };
            case K.Cache:
                Advance();
                return Option(SequenceOptionKind.Cache, ParseNumberText());
            case K.Cycle:
                Advance();
                return Option(SequenceOptionKind.Cycle, null);
            case K.Increment:
                Advance();
                Accept(K.By);
                return Option(SequenceOptionKind.Increment, ParseNumberText());
            case K.Logged:
                Advance();
                return Option(SequenceOptionKind.Logged, null);
            case K.Unlogged:
                Advance();
                return Option(SequenceOptionKind.Unlogged, null);
            case K.Maxvalue:
                Advance();
                return Option(SequenceOptionKind.MaxValue, ParseNumberText());
            case K.Minvalue:
                Advance();
                return Option(SequenceOptionKind.MinValue, ParseNumberText());
            case K.No:
                Advance();
                if (Accept(K.Maxvalue)) return Option(SequenceOptionKind.NoMaxValue, null);
                if (Accept(K.Minvalue)) return Option(SequenceOptionKind.NoMinValue, null);
                Expect(K.Cycle);
                return Option(SequenceOptionKind.NoCycle, null);
            case K.Owned:
                Expect(K.Owned, K.By);
                return Option(SequenceOptionKind.OwnedBy, null, ParseAnyName());
            case K.Sequence:
                Expect(K.Sequence, K.Name);
                return Option(SequenceOptionKind.SequenceName, null, ParseAnyName());
            case K.Start:
                Advance();
                AcceptWith();
                return Option(SequenceOptionKind.Start, ParseNumberText());
            case K.Restart:
                Advance();
                bool hasValue = AcceptWith() || Kind is K.Plus or K.Minus or K.IntegerConstant or K.NumericConstant;
                return Option(SequenceOptionKind.Restart, hasValue ? ParseNumberText() : null);
            default:
                throw Unexpected("an option of the sequence, such as START, INCREMENT or CACHE");
        }

        SequenceOption Option(SequenceOptionKind kind, string? value, QualifiedName? name = null) => new(kind, value, name, null) { Span = SpanFrom(start) };
    }
}
