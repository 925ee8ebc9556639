using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    /// <summary>A function in the spelling that the SQL standard gives it. False when its arguments do not fit that spelling.</summary>
    private bool PrintSpecialCall(FunctionCall call)
    {
        EquatableArray<FunctionArgument> arguments = call.Arguments;
        switch (call.Form)
        {
            case FunctionCallForm.Extract when arguments.Count == 2 && arguments[0].Value is StringLiteral field:
                SpecialCall("extract", () =>
                {
                    ExtractField(field.Value);
                    Clause("from", arguments[1].Value);
                });
                return true;
            case FunctionCallForm.Overlay when arguments.Count is 3 or 4:
                SpecialCall("overlay", () => Worded(arguments, null, "placing", "from", "for"));
                return true;
            case FunctionCallForm.Position when arguments.Count == 2:
                SpecialCall("position", () =>
                {
                    // The server's function takes the text first.
                    Restricted(arguments[1].Value);
                    output.Word("in");
                    Restricted(arguments[0].Value);
                });
                return true;
            case FunctionCallForm.Substring when arguments.Count is 2 or 3:
                SpecialCall("substring", () => Worded(arguments, null, "from", "for"));
                return true;
            case FunctionCallForm.SubstringSimilar when arguments.Count is 3:
                SpecialCall("substring", () => Worded(arguments, null, "similar", "escape"));
                return true;
            case FunctionCallForm.TrimBoth or FunctionCallForm.TrimLeading or FunctionCallForm.TrimTrailing when arguments.Count > 0:
                SpecialCall("trim", () => Trim(call.Form, arguments));
                return true;
            case FunctionCallForm.Normalize when arguments.Count == 1:
                SpecialCall("normalize", () => Print(arguments[0].Value));
                return true;
            case FunctionCallForm.Normalize when arguments.Count == 2 && arguments[1].Value is StringLiteral form:
                SpecialCall("normalize", () =>
                {
                    Print(arguments[0].Value);
                    output.Comma();
                    output.Word(form.Value.ToLowerInvariant());
                });
                return true;
            case FunctionCallForm.CollationFor when arguments.Count == 1:
                output.Word("collation for");
                Parenthesized(arguments[0].Value);
                return true;
            case FunctionCallForm.XmlExists when arguments.Count == 2:
                SpecialCall("xmlexists", () =>
                {
                    Primary(arguments[0].Value);
                    output.Word("passing");
                    Primary(arguments[1].Value);
                });
                return true;
            case FunctionCallForm.Overlaps when arguments.Count == 4:
                Group<FunctionArgument>([arguments[0], arguments[1]], Argument);
                output.Word("overlaps");
                Group<FunctionArgument>([arguments[2], arguments[3]], Argument);
                return true;
            case FunctionCallForm.Treat when arguments.Count == 1:
                SpecialCall("treat", () =>
                {
                    Print(arguments[0].Value);
                    output.Word("as");
                    Type(new TypeName(call.Name));
                });
                return true;
            default: return false;
        }
    }

    private void SpecialCall(string word, Action arguments)
    {
        output.Word(word);
        output.OpenCall();
        arguments();
        output.Close();
    }

    private void Worded(EquatableArray<FunctionArgument> arguments, params string?[] words)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            if (words[i] is { } word) output.Word(word);
            Print(arguments[i].Value);
        }
    }

    private void Trim(FunctionCallForm form, EquatableArray<FunctionArgument> arguments)
    {
        if (form == FunctionCallForm.TrimLeading) output.Word("leading");
        if (form == FunctionCallForm.TrimTrailing) output.Word("trailing");
        int last = arguments.Count - 1;
        if (last > 0) Print(arguments[last].Value);
        if (last > 0 || form != FunctionCallForm.TrimBoth) output.Word("from");
        for (int i = 0; i < Math.Max(last, 1); i++)
        {
            if (i > 0) output.Comma();
            Argument(arguments[i]);
        }
    }

    private void ExtractField(string field)
    {
        bool isWord = field is "year" or "month" or "day" or "hour" or "minute" or "second" or "epoch" or "week" or "quarter" or "dow" or "doy"
            or "isodow" or "isoyear" or "century" or "decade" or "millennium" or "milliseconds" or "microseconds" or "julian"
            or "timezone" or "timezone_hour" or "timezone_minute";
        if (isWord) output.Word(field);
        else String(field);
    }
}
