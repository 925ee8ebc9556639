using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Perennial;

/// <summary>An argument in the text of a call.</summary>
/// <param name="Name">Quoted SQL name, for named notation.</param>
/// <param name="Form">Its text, with a dollar sign outside of quoted names for each parameter: <c>$::queue.slug</c>.</param>
/// <param name="IsOptional">May be left out; takes one bit of the mask, in order.</param>
/// <param name="IsVariadic">Marked VARIADIC.</param>
public sealed record CallArgument(string Name, string Form, bool IsOptional, bool IsVariadic);

/// <summary>The text of a call whose arguments may be left out. Arguments behind an omitted one are passed by name.</summary>
/// <param name="head">Up to the argument list.</param>
/// <param name="tail">Behind the argument list.</param>
/// <param name="arguments">In declared order, at most 64 of them optional.</param>
public sealed class CallText(string head, string tail, CallArgument[] arguments)
{
    private readonly ConcurrentDictionary<ulong, string> _texts = new();

    /// <summary>The statement when the optional arguments whose bits are set are left out.</summary>
    public string Without(ulong omitted) => _texts.GetOrAdd(omitted, static (mask, self) => self.Build(mask), this);

    private string Build(ulong omitted)
    {
        StringBuilder text = new(head);
        text.Append('(');
        int optional = 0;
        int number = 0;
        bool isNamed = false;
        string separator = "";
        foreach (CallArgument argument in arguments)
        {
            if (argument.IsOptional && (omitted & (1UL << optional++)) != 0)
            {
                isNamed = true;
                continue;
            }

            text.Append(separator);
            separator = ", ";
            if (argument.IsVariadic) text.Append("variadic ");
            if (isNamed) text.Append(argument.Name).Append(" => ");
            AppendNumbered(text, argument.Form, ref number);
        }

        return text.Append(')').Append(tail).ToString();
    }

    private static void AppendNumbered(StringBuilder text, string form, ref int number)
    {
        bool isQuoted = false;
        foreach (char c in form)
        {
            text.Append(c);
            if (c == '"') isQuoted = !isQuoted;
            if (c == '$' && !isQuoted) text.Append(CultureInfo.InvariantCulture, $"{++number}");
        }
    }
}
