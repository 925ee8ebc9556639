using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>An edit of a statement's text. The edits of one statement do not overlap and are in order of their spans.</summary>
/// <param name="Span">Characters of the source text to replace; empty for an insertion.</param>
/// <param name="Text">What stands there instead.</param>
public readonly record struct TextReplacement(TextSpan Span, string Text)
{
    /// <summary>The text of <paramref name="span"/> in <paramref name="source"/> after the edits; those outside of the span are left out.</summary>
    public static string Apply(SourceText source, TextSpan span, EquatableArray<TextReplacement> replacements)
    {
        System.Text.StringBuilder result = new(span.Length);
        int position = span.Start;
        foreach (TextReplacement replacement in replacements)
        {
            if (replacement.Span.Start < position || replacement.Span.End > span.End) continue;
            result.Append(source.Text, position, replacement.Span.Start - position).Append(replacement.Text);
            position = replacement.Span.End;
        }

        return result.Append(source.Text, position, span.End - position).ToString();
    }
}
