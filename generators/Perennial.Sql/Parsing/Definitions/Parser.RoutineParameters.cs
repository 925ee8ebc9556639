using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Parameters of routines, and routines named by their signature.</summary>
internal sealed partial class Parser
{
    // ( [ parameter [, ...] ] )
    private EquatableArray<RoutineParameter> ParseRoutineParameters(bool allowDefaults)
    {
        Expect(K.OpenParen);
        EquatableArray<RoutineParameter> parameters = Is(K.CloseParen) ? default : ParseRoutineParameterList(allowDefaults);
        Expect(K.CloseParen);
        return parameters;
    }

    private EquatableArray<RoutineParameter> ParseRoutineParameterList(bool allowDefaults)
    {
        NodeList<RoutineParameter> parameters = List<RoutineParameter>();
        do parameters.Add(ParseRoutineParameter(allowDefaults));
        while (Accept(K.Comma));
        return parameters.ToArray();
    }

    // [ mode ] [ name ] type | name mode type, each with [ { DEFAULT | = } expression ]
    private RoutineParameter ParseRoutineParameter(bool allowDefaults)
    {
        int start = Start;
        ParameterMode? mode = ParseParameterMode();
        Identifier? name = null;
        if (IsParameterName())
        {
            name = ParseTypeOrFunctionName();
            mode ??= ParseParameterMode();
        }

        TypeName type = ParseFunctionType();
        Expression? value = null;
        if (allowDefaults && (Accept(K.Default) || Accept(K.EqualSign))) value = ParseExpression();
        return new RoutineParameter(mode ?? ParameterMode.In, name, type, value) { Span = SpanFrom(start) };
    }

    private ParameterMode? ParseParameterMode()
    {
        if (Accept(K.In)) return Accept(K.Out) ? ParameterMode.InOut : ParameterMode.In;
        if (Accept(K.Out)) return ParameterMode.Out;
        if (Accept(K.Inout)) return ParameterMode.InOut;
        return Accept(K.Variadic) ? ParameterMode.Variadic : null;
    }

    // A word is the parameter's name when a type or a mode follows it.
    private bool IsParameterName()
    {
        if (!IsInClass(KeywordClasses.TypeOrFunction)) return false;
        TokenKind next = Peek(1);
        if (Kind == K.Double && next == K.Precision) return false;
        return next is K.In or K.Out or K.Inout or K.Variadic or K.Setof || IsTypeStart(next);
    }

    private static bool IsTypeStart(TokenKind kind) =>
        (Keywords.ClassOf(kind) & KeywordClasses.TypeOrFunction) != KeywordClasses.None
        || kind is K.Int or K.Integer or K.Smallint or K.Bigint or K.Real or K.Float or K.Decimal or K.Dec or K.Numeric or K.Boolean or K.Bit or K.Character
            or K.Char or K.Varchar or K.National or K.Nchar or K.Timestamp or K.Time or K.Interval or K.Json;

    // ( column type [, ...] )
    private EquatableArray<RoutineParameter> ParseTableColumns()
    {
        Expect(K.OpenParen);
        NodeList<RoutineParameter> columns = List<RoutineParameter>();
        do
        {
            int start = Start;
            Identifier name = ParseTypeOrFunctionName();
            TypeName type = ParseFunctionType();
            columns.Add(new RoutineParameter(ParameterMode.Table, name, type, null) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        Expect(K.CloseParen);
        return columns.ToArray();
    }

    // name [ ( [ parameter [, ...] ] ) ]
    private RoutineSignature ParseRoutineSignature()
    {
        int start = Start;
        QualifiedName name;
        if (IsInClass(KeywordClasses.ColumnName))
        {
            // Without arguments a word such as "coalesce" is a name too; with them it needs a schema.
            name = ParseQualifiedFunctionName(ParseColumnId());
            if (name.Parts.Count == 1) return new RoutineSignature(name, null) { Span = SpanFrom(start) };
        }
        else
        {
            name = ParseFunctionName();
        }

        EquatableArray<RoutineParameter>? parameters = Is(K.OpenParen) ? ParseRoutineParameters(allowDefaults: false) : null;
        return new RoutineSignature(name, parameters) { Span = SpanFrom(start) };
    }

    private EquatableArray<RoutineSignature> ParseRoutineSignatures()
    {
        NodeList<RoutineSignature> routines = List<RoutineSignature>();
        do routines.Add(ParseRoutineSignature());
        while (Accept(K.Comma));
        return routines.ToArray();
    }
}
