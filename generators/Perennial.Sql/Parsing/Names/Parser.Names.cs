using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Names of all kinds. Which words may be one depends on the place (documentation, "SQL Key Words").</summary>
internal sealed partial class Parser
{
    /// <summary>Whether the current token may be a column's, table's or most other objects' name (ColId).</summary>
    private bool IsColumnId => IsInClass(KeywordClasses.ColumnId);

    /// <summary>Whether the current token may be any label (ColLabel).</summary>
    private bool IsLabel => IsInClass(KeywordClasses.Label);

    private bool IsInClass(KeywordClasses classes) => (Keywords.ClassOf(Kind) & classes) != KeywordClasses.None;

    private bool IsInClass(KeywordClasses classes, int offset) => (Keywords.ClassOf(Peek(offset)) & classes) != KeywordClasses.None;

    /// <summary>ColId.</summary>
    private Identifier ParseColumnId() => ParseName(KeywordClasses.ColumnId);

    /// <summary>ColLabel and attr_name: any word at all.</summary>
    private Identifier ParseLabel() => ParseName(KeywordClasses.Label);

    /// <summary>type_function_name.</summary>
    private Identifier ParseTypeOrFunctionName() => ParseName(KeywordClasses.TypeOrFunction);

    /// <summary>NonReservedWord.</summary>
    private Identifier ParseNonReservedWord() => ParseName(KeywordClasses.NonReserved);

    private Identifier ParseName(KeywordClasses classes)
    {
        if (!IsInClass(classes))
        {
            Is(K.Identifier);
            throw Unexpected();
        }

        return TakeName();
    }

    // Takes the current word, whatever its class.
    private Identifier TakeName()
    {
        Token token = Current;
        Advance();
        return new Identifier(IdentifierText.Get(Text, token), Perennial.Sql.Text.TextSpan.FromBounds(token.Start, token.End));
    }

    /// <summary>qualified_name: a relation's or most other objects' name, of at most three parts.</summary>
    private QualifiedName ParseQualifiedName() => ParseQualifiedName(ParseColumnId());

    /// <summary>The rest of a qualified_name whose first part has been taken.</summary>
    private QualifiedName ParseQualifiedName(Identifier first)
    {
        QualifiedName name = ParseNameParts(first, "a name");
        if (name.Parts.Count > 3) throw Error(first.Span.Start, "a name has at most three parts: catalog, schema and name");
        return name;
    }

    // The grammar allows any indirection here; its action then refuses all but names, pointing at the token behind.
    private QualifiedName ParseNameParts(Identifier first, string expected)
    {
        if (!Is(K.Dot) && !Is(K.OpenBracket)) return new QualifiedName(new EquatableArray<Identifier>([first])) { Span = first.Span };
        IdentifierList parts = Names();
        parts.Add(first);
        bool isName = true;
        while (true)
        {
            if (Accept(K.Dot))
            {
                if (Accept(K.Star)) isName = false;
                else parts.Add(ParseLabel());
            }
            else if (Is(K.OpenBracket))
            {
                isName = false;
                ParseSubscript(new NullLiteral());
            }
            else
            {
                break;
            }
        }

        if (!isName) throw Unexpected(expected);
        return new QualifiedName(parts.ToArray()) { Span = SpanFrom(first.Span.Start) };
    }

    /// <summary>any_name: a name with any number of parts.</summary>
    private QualifiedName ParseAnyName() => ParseAnyName(ParseColumnId());

    /// <summary>The rest of an any_name whose first part has been taken.</summary>
    private QualifiedName ParseAnyName(Identifier first)
    {
        if (!Is(K.Dot)) return new QualifiedName(new EquatableArray<Identifier>([first])) { Span = first.Span };
        IdentifierList parts = Names();
        parts.Add(first);
        while (Accept(K.Dot)) parts.Add(ParseLabel());
        return new QualifiedName(parts.ToArray()) { Span = SpanFrom(first.Span.Start) };
    }

    /// <summary>func_name: a type_function_name alone, or a ColId with further parts.</summary>
    private QualifiedName ParseFunctionName()
    {
        // A word that is only a ColId must go on with a dot.
        KeywordClasses classes = Keywords.ClassOf(Kind);
        bool isAlone = (classes & KeywordClasses.TypeOrFunction) != KeywordClasses.None;
        Identifier first = ParseName(KeywordClasses.NonReserved);
        if ((classes & KeywordClasses.ColumnId) == KeywordClasses.None) return new QualifiedName(new EquatableArray<Identifier>([first])) { Span = first.Span };
        if (!isAlone && !Is(K.Dot) && !Is(K.OpenBracket)) throw Unexpected();
        return ParseQualifiedFunctionName(first);
    }

    private QualifiedName ParseQualifiedFunctionName(Identifier first) => ParseNameParts(first, "a function's name");

    /// <summary>name_list and columnList without parentheses: ColIds with commas between.</summary>
    private EquatableArray<Identifier> ParseNameList()
    {
        IdentifierList names = Names();
        do names.Add(ParseColumnId());
        while (Accept(K.Comma));
        return names.ToArray();
    }

    /// <summary>A name_list in parentheses.</summary>
    private EquatableArray<Identifier> ParseColumnList()
    {
        Expect(K.OpenParen);
        EquatableArray<Identifier> names = ParseNameList();
        Expect(K.CloseParen);
        return names;
    }

    /// <summary>A name_list in parentheses, or nothing.</summary>
    private EquatableArray<Identifier> ParseOptionalColumnList() => Is(K.OpenParen) ? ParseColumnList() : default;

    /// <summary>qualified_name_list.</summary>
    private EquatableArray<QualifiedName> ParseQualifiedNameList()
    {
        NodeList<QualifiedName> names = List<QualifiedName>();
        do names.Add(ParseQualifiedName());
        while (Accept(K.Comma));
        return names.ToArray();
    }

    /// <summary>any_name_list.</summary>
    private EquatableArray<QualifiedName> ParseAnyNameList()
    {
        NodeList<QualifiedName> names = List<QualifiedName>();
        do names.Add(ParseAnyName());
        while (Accept(K.Comma));
        return names.ToArray();
    }

    /// <summary>relation_expr: a relation with ONLY or <c>*</c>.</summary>
    private RelationName ParseRelation()
    {
        int start = Start;
        if (Accept(K.Only))
        {
            bool parenthesized = Accept(K.OpenParen);
            QualifiedName only = ParseQualifiedName();
            if (parenthesized) Expect(K.CloseParen);
            return new RelationName(only, IsOnly: true) { Span = SpanFrom(start) };
        }

        QualifiedName name = ParseQualifiedName();
        Accept(K.Star);
        return new RelationName(name, IsOnly: false) { Span = SpanFrom(start) };
    }

    /// <summary>relation_expr_list.</summary>
    private EquatableArray<RelationName> ParseRelationList()
    {
        NodeList<RelationName> relations = List<RelationName>();
        do relations.Add(ParseRelation());
        while (Accept(K.Comma));
        return relations.ToArray();
    }

    /// <summary>Whether an operator stands here (all_Op).</summary>
    private bool IsOperator => Kind is K.OperatorSymbol or (>= K.Plus and <= K.NotEquals);

    /// <summary>all_Op: one operator without a schema.</summary>
    private OperatorName ParseOperator()
    {
        if (!IsOperator) throw Unexpected("an operator");
        return TakeOperator();
    }

    private OperatorName TakeOperator()
    {
        string symbol = OperatorText(Current);
        Advance();
        return new OperatorName(null, symbol) { Span = LastSpan };
    }

    private string OperatorText(Token token) => token.Kind switch
    {
        K.Plus => "+",
        K.Minus => "-",
        K.Star => "*",
        K.Slash => "/",
        K.Percent => "%",
        K.Caret => "^",
        K.Less => "<",
        K.Greater => ">",
        K.EqualSign => "=",
        K.LessEquals => "<=",
        K.GreaterEquals => ">=",
        K.NotEquals => "<>",
        _ => NameTable.Get(Text.AsSpan(token.Start, token.End - token.Start)),
    };

    /// <summary>any_operator: an operator, with schemas before it (<c>pg_catalog.+</c>).</summary>
    private OperatorName ParseAnyOperator()
    {
        int start = Start;
        Identifier? schema = null;
        IdentifierList outer = Names();
        while (!IsOperator && IsColumnId)
        {
            if (schema is { } before) outer.Add(before);
            schema = TakeName();
            Expect(K.Dot);
        }

        EquatableArray<Identifier> names = outer.ToArray();
        string symbol = ParseOperator().Symbol;
        return new OperatorName(schema, symbol) { Outer = names, Span = SpanFrom(start) };
    }

    /// <summary>The rest of <c>OPERATOR(schema.+)</c>, from the word on.</summary>
    private OperatorName ParseQualifiedOperator()
    {
        int start = Start;
        Expect(K.Operator, K.OpenParen);
        OperatorName name = ParseAnyOperator();
        Expect(K.CloseParen);
        return name with { Span = SpanFrom(start) };
    }

    /// <summary>Sconst: a string, with its value decoded.</summary>
    private StringLiteral ParseString()
    {
        if (!Is(K.StringConstant)) throw Unexpected();
        string value = StringDecoder.DecodeString(Text, Current);
        Advance();
        return new StringLiteral(value) { Span = LastSpan };
    }

    /// <summary>Iconst: an integer without a sign.</summary>
    private int ParseInteger()
    {
        if (!Is(K.IntegerConstant)) throw Unexpected();
        int value = Current.Value;
        Advance();
        return value;
    }

    /// <summary>SignedIconst.</summary>
    private int ParseSignedInteger()
    {
        if (Accept(K.Minus)) return -ParseInteger();
        Accept(K.Plus);
        return ParseInteger();
    }
}
