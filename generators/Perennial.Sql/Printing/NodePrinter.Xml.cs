using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintXml(Expression expression)
    {
        switch (expression)
        {
            case XmlElement element:
                SpecialCall("xmlelement", () =>
                {
                    output.Word("name");
                    Identifier(element.Name, IdentifierPosition.Label);
                    if (!element.Attributes.IsEmpty)
                    {
                        output.Comma();
                        SpecialCall("xmlattributes", () => List(element.Attributes, XmlValue));
                    }

                    if (element.Content.IsEmpty) return;
                    output.Comma();
                    Expressions(element.Content);
                });
                break;
            case XmlForest forest: SpecialCall("xmlforest", () => List(forest.Values, XmlValue)); break;
            case XmlConcat concat: Arguments("xmlconcat", concat.Arguments); break;
            case XmlParse parse:
                SpecialCall("xmlparse", () =>
                {
                    Option(parse.Option);
                    Print(parse.Value);
                    if (parse.PreserveWhitespace is { } preserve) output.Word(preserve ? "preserve whitespace" : "strip whitespace");
                });
                break;
            case XmlProcessingInstruction instruction:
                SpecialCall("xmlpi", () =>
                {
                    output.Word("name");
                    Identifier(instruction.Name, IdentifierPosition.Label);
                    if (instruction.Content is null) return;
                    output.Comma();
                    Print(instruction.Content);
                });
                break;
            case XmlRoot root: PrintXmlRoot(root); break;
            case XmlSerialize serialize:
                SpecialCall("xmlserialize", () =>
                {
                    Option(serialize.Option);
                    Print(serialize.Value);
                    output.Word("as");
                    Type(serialize.Type);
                    if (serialize.Indent is { } indent) output.Word(indent ? "indent" : "no indent");
                });
                break;
            default: return false;
        }

        return true;
    }

    private void PrintXmlRoot(XmlRoot root) => SpecialCall("xmlroot", () =>
    {
        Print(root.Value);
        output.Comma();
        if (root.Version is null) output.Word("version no value");
        else Clause("version", root.Version);
        if (root.Standalone == XmlStandalone.Unspecified) return;
        output.Comma();
        output.Word(root.Standalone switch { XmlStandalone.Yes => "standalone yes", XmlStandalone.No => "standalone no", _ => "standalone no value" });
    });

    private void XmlValue(XmlNamedValue value)
    {
        Print(value.Value);
        if (value.Name is not { } name) return;
        output.Word("as");
        Identifier(name, IdentifierPosition.Label);
    }

    private void Option(XmlOption option) => output.Word(option == XmlOption.Document ? "document" : "content");
}
