using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>XML functions (documentation, "XML Functions").</summary>
internal sealed partial class Parser
{
    private Expression ParseXmlFunction(int start)
    {
        TokenKind function = Kind;
        if (function is K.Xmlattributes or K.Xmlnamespaces or K.Xmltable) return ParseNamed(start);
        Advance();
        Expect(K.OpenParen);
        Expression result = function switch
        {
            K.Xmlconcat => new XmlConcat(ParseExpressionList()),
            K.Xmlelement => ParseXmlElement(),
            K.Xmlexists => ParseXmlExists(start),
            K.Xmlforest => new XmlForest(ParseXmlNamedValues()),
            K.Xmlparse => ParseXmlParse(),
            K.Xmlpi => ParseXmlProcessingInstruction(),
            K.Xmlroot => ParseXmlRoot(),
            _ => ParseXmlSerialize(),
        };
        Expect(K.CloseParen);
        return result with { Span = SpanFrom(start) };
    }

    private XmlElement ParseXmlElement()
    {
        Expect(K.Name);
        Identifier name = ParseLabel();
        EquatableArray<XmlNamedValue> attributes = default;
        EquatableArray<Expression> content = default;
        if (Accept(K.Comma))
        {
            bool more = true;
            if (Is(K.Xmlattributes) && Peek(1) == K.OpenParen)
            {
                Expect(K.Xmlattributes, K.OpenParen);
                attributes = ParseXmlNamedValues();
                Expect(K.CloseParen);
                more = Accept(K.Comma);
            }

            if (more) content = ParseExpressionList();
        }

        return new XmlElement(name, attributes, content);
    }

    /// <summary>xml_attribute_list and labeled_expr_list.</summary>
    private EquatableArray<XmlNamedValue> ParseXmlNamedValues()
    {
        NodeList<XmlNamedValue> values = List<XmlNamedValue>();
        do
        {
            int start = Start;
            Expression value = ParseExpression();
            Identifier? name = Accept(K.As) ? ParseLabel() : null;
            values.Add(new XmlNamedValue(value, name) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return values.ToArray();
    }

    private FunctionCall ParseXmlExists(int start)
    {
        Expression path = ParsePrimary();
        Expression document = ParseXmlPassing();
        return SystemCall("xmlexists", FunctionCallForm.XmlExists, start, path, document);
    }

    /// <summary>xmlexists_argument: PASSING with its passing mechanisms, which the server ignores.</summary>
    private Expression ParseXmlPassing()
    {
        Expect(K.Passing);
        // A column may be called "by".
        if (Is(K.By) && Peek(1) is K.Ref or K.Value) ParseXmlPassingMechanism();
        Expression document = ParsePrimary();
        if (Is(K.By)) ParseXmlPassingMechanism();
        return document;
    }

    // BY { REF | VALUE }
    private void ParseXmlPassingMechanism()
    {
        Expect(K.By);
        if (!Accept(K.Ref)) Expect(K.Value);
    }

    private XmlOption ParseXmlOption()
    {
        if (Accept(K.Document)) return XmlOption.Document;
        Expect(K.Content);
        return XmlOption.Content;
    }

    private XmlParse ParseXmlParse()
    {
        XmlOption option = ParseXmlOption();
        Expression value = ParseExpression();
        bool? preserve = null;
        if (Kind is K.Preserve or K.Strip)
        {
            preserve = Is(K.Preserve);
            Advance();
            Expect(K.Whitespace);
        }

        return new XmlParse(option, value, preserve);
    }

    private XmlProcessingInstruction ParseXmlProcessingInstruction()
    {
        Expect(K.Name);
        Identifier name = ParseLabel();
        Expression? content = Accept(K.Comma) ? ParseExpression() : null;
        return new XmlProcessingInstruction(name, content);
    }

    private XmlRoot ParseXmlRoot()
    {
        Expression value = ParseExpression();
        Expect(K.Comma, K.Version);
        Expression? version = AcceptNoValue() ? null : ParseExpression();
        XmlStandalone standalone = XmlStandalone.Unspecified;
        if (Accept(K.Comma))
        {
            Expect(K.Standalone);
            if (Accept(K.Yes))
            {
                standalone = XmlStandalone.Yes;
            }
            else if (AcceptNoValue())
            {
                standalone = XmlStandalone.NoValue;
            }
            else
            {
                Expect(K.No);
                standalone = XmlStandalone.No;
            }
        }

        return new XmlRoot(value, version, standalone);
    }

    private bool AcceptNoValue()
    {
        if (!Is(K.No) || Peek(1) != K.Value) return false;
        Advance();
        Advance();
        return true;
    }

    private XmlSerialize ParseXmlSerialize()
    {
        XmlOption option = ParseXmlOption();
        Expression value = ParseExpression();
        Expect(K.As);
        TypeName type = ParseSimpleTypeName(isConstant: false);
        bool? indent = null;
        if (Kind is K.Indent or K.No)
        {
            Require(16, "INDENT in XMLSERIALIZE");
            indent = !Accept(K.No);
            Expect(K.Indent);
        }

        return new XmlSerialize(option, value, type, indent);
    }
}
