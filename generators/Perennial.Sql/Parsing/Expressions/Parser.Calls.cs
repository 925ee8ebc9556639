using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Columns and calls by name, and constants with a type before them.</summary>
internal sealed partial class Parser
{
    // A name in an operand's place: a column, a call, or a type before a string.
    private Expression ParseNamed(int start)
    {
        KeywordClasses classes = Keywords.ClassOf(Kind);
        if ((classes & KeywordClasses.NonReserved) == KeywordClasses.None) throw Unexpected("an expression");
        bool isFunctionName = (classes & KeywordClasses.TypeOrFunction) != KeywordClasses.None;
        bool isColumnName = (classes & KeywordClasses.ColumnId) != KeywordClasses.None;
        Identifier first = TakeName();
        switch (Kind)
        {
            case K.OpenParen when isFunctionName:
                return ParseCall(new QualifiedName(new EquatableArray<Identifier>([first])) { Span = first.Span }, start);
            case K.StringConstant when isFunctionName:
                return ParseTypedLiteral(new TypeName(new QualifiedName(new EquatableArray<Identifier>([first])) { Span = first.Span }) { Span = first.Span }, start);
            case (K.Dot or K.OpenBracket) when isColumnName:
                return ParseQualifiedOperand(first, start);
            default:
                if (!isColumnName) throw Unexpected("'('");
                return new ColumnReference(new EquatableArray<Identifier>([first])) { Span = first.Span };
        }
    }

    // A column with further parts, or a qualified function or type.
    private Expression ParseQualifiedOperand(Identifier first, int start)
    {
        IdentifierList names = Names();
        names.Add(first);
        while (Is(K.Dot))
        {
            Advance();
            if (Accept(K.Star))
            {
                RefuseIndirection();
                return new StarReference(names.ToArray()) { Span = SpanFrom(start) };
            }

            names.Add(ParseLabel());
        }

        EquatableArray<Identifier> parts = names.ToArray();
        if (Is(K.OpenParen)) return ParseCall(new QualifiedName(parts) { Span = SpanFrom(start) }, start);
        if (Is(K.StringConstant)) return ParseTypedLiteral(new TypeName(new QualifiedName(parts) { Span = SpanFrom(start) }) { Span = SpanFrom(start) }, start);
        ColumnReference column = new(parts) { Span = SpanFrom(start) };
        if (!Is(K.OpenBracket)) return column;
        Expression operand = ParseIndirection(column, start);

        // A name with subscripts is no function's: the server finds that out behind the string or the arguments' opening parenthesis.
        if (Kind is K.OpenParen or K.StringConstant) throw Unexpected();
        return operand;
    }

    private TypedLiteral ParseTypedLiteral(TypeName type, int start)
    {
        string value = ParseString().Value;
        return new TypedLiteral(type, value) { Span = SpanFrom(start) };
    }

    /// <summary>func_expr of an ordinary function, from its opening parenthesis on; a string behind makes it a constant's type.</summary>
    private Expression ParseCall(QualifiedName name, int start)
    {
        FunctionCall call = ParseApplication(name, start);
        if (Is(K.StringConstant) && IsTypeWithModifiers(call)) return ParseTypedLiteral(ToType(call), start);
        return ParseCallSuffixes(call, start);
    }

    // WITHIN GROUP, FILTER and OVER.
    private FunctionCall ParseCallSuffixes(FunctionCall call, int start)
    {
        if (Is(K.Within))
        {
            int within = Start;
            Expect(K.Within, K.Group);
            Expect(K.OpenParen);
            EquatableArray<SortItem> order = ParseOrderBy();
            Expect(K.CloseParen);
            FunctionCall ordered = ParseFilterAndOver(call with { OrderBy = order, IsWithinGroup = true, Span = SpanFrom(start) }, start);
            if (!call.OrderBy.IsEmpty) throw Error(within, "a call has either ORDER BY among its arguments or WITHIN GROUP");
            if (call.IsDistinct) throw Error(within, "DISTINCT cannot be used with WITHIN GROUP");
            if (call.IsVariadic) throw Error(within, "VARIADIC cannot be used with WITHIN GROUP");
            return ordered;
        }

        return ParseFilterAndOver(call, start);
    }

    private FunctionCall ParseFilterAndOver(FunctionCall call, int start)
    {
        if (Is(K.Filter)) call = call with { Filter = ParseFilter(), Span = SpanFrom(start) };
        if (Is(K.Over)) call = call with { Over = ParseOver(), Span = SpanFrom(start) };
        return call;
    }

    /// <summary>filter_clause.</summary>
    private Expression? ParseFilter()
    {
        if (!Is(K.Filter)) return null;
        Expect(K.Filter, K.OpenParen);
        Expect(K.Where);
        Expression condition = ParseExpression();
        Expect(K.CloseParen);
        return condition;
    }

    /// <summary>over_clause.</summary>
    private WindowReference? ParseOver()
    {
        if (!Accept(K.Over)) return null;
        if (Is(K.OpenParen)) return ParseWindowSpecification();
        Identifier name = ParseColumnId();
        return new NamedWindow(name) { Span = name.Span };
    }

    // Where the ORDER BY among the arguments of the last call began.
    private int _argumentOrderStart;

    /// <summary>func_application: the arguments in parentheses.</summary>
    private FunctionCall ParseApplication(QualifiedName name, int start)
    {
        Expect(K.OpenParen);
        if (Accept(K.CloseParen)) return new FunctionCall(name) { Span = SpanFrom(start) };
        if (Accept(K.Star))
        {
            Expect(K.CloseParen);
            return new FunctionCall(name) { IsStar = true, Span = SpanFrom(start) };
        }

        bool isDistinct = Is(K.Distinct);
        bool hasQuantifier = isDistinct || Is(K.All);
        if (hasQuantifier) Advance();
        bool isVariadic = false;
        NodeList<FunctionArgument> arguments = List<FunctionArgument>();
        do
        {
            if (!hasQuantifier && Accept(K.Variadic)) isVariadic = true;
            arguments.Add(ParseArgument());
        }
        while (!isVariadic && Accept(K.Comma));
        EquatableArray<FunctionArgument> all = arguments.ToArray();
        int orderStart = Start;
        EquatableArray<SortItem> order = Is(K.Order) ? ParseOrderBy() : default;
        _argumentOrderStart = orderStart;
        Expect(K.CloseParen);
        return new FunctionCall(name) { Arguments = all, IsDistinct = isDistinct, IsVariadic = isVariadic, OrderBy = order, Span = SpanFrom(start) };
    }

    /// <summary>func_arg_expr.</summary>
    private FunctionArgument ParseArgument()
    {
        int start = Start;
        if ((Peek(1) is K.EqualsGreater or K.ColonEquals) && IsInClass(KeywordClasses.TypeOrFunction))
        {
            Identifier name = TakeName();
            Advance();
            return new FunctionArgument(name, ParseExpression()) { Span = SpanFrom(start) };
        }

        Expression value = ParseExpression();
        return new FunctionArgument(null, value) { Span = value.Span };
    }

    private static bool IsTypeWithModifiers(FunctionCall call) => !call.Arguments.IsEmpty && !call.IsDistinct && !call.IsVariadic;

    // The server takes the argument list and refuses what is no type modifier when it has seen the string.
    private TypeName ToType(FunctionCall call)
    {
        foreach (FunctionArgument argument in call.Arguments)
        {
            if (argument.Name is not null) throw Error(argument.Span.Start, "a type modifier cannot have a name");
        }

        if (!call.OrderBy.IsEmpty) throw Error(_argumentOrderStart, "a type modifier cannot have ORDER BY");
        Expression[] modifiers = new Expression[call.Arguments.Count];
        for (int i = 0; i < modifiers.Length; i++) modifiers[i] = call.Arguments[i].Value;
        return new TypeName(call.Name) { Modifiers = new EquatableArray<Expression>(modifiers), Span = call.Span };
    }

    // A function that the grammar spells specially.
    private FunctionCall SystemCall(string name, FunctionCallForm form, int start, params Expression[] arguments)
    {
        QualifiedName qualified = new(new EquatableArray<Identifier>([PgCatalog, new Identifier(name, default)]));
        FunctionArgument[] list = new FunctionArgument[arguments.Length];
        for (int i = 0; i < list.Length; i++) list[i] = new FunctionArgument(null, arguments[i]) { Span = arguments[i].Span };
        return new FunctionCall(qualified) { Arguments = new EquatableArray<FunctionArgument>(list), Form = form, Span = SpanFrom(start) };
    }
}
