namespace Perennial.Sql.Text;

/// <summary>One file's text with its path, and the way from offsets to lines. Equal when path and text are equal.</summary>
public sealed class SourceText : IEquatable<SourceText>
{
    private int[]? _lineStarts;

    /// <param name="path">The path as findings shall print it; any non-null string.</param>
    /// <param name="text">The whole text, without a byte order mark.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Line and column of <paramref name="offset"/>, which is clamped to the text.</summary>
    public LinePosition GetPosition(int offset)
    {
        int[] starts = _lineStarts ??= FindLineStarts(Text);
        offset = Math.Max(0, Math.Min(offset, Text.Length));
        int index = Array.BinarySearch(starts, offset);
        if (index < 0) index = ~index - 1;
        return new LinePosition(index + 1, offset - starts[index] + 1);
    }

    /// <summary>The characters of <paramref name="span"/>.</summary>
    public string ToString(TextSpan span) => Text.Substring(span.Start, span.Length);

    public bool Equals(SourceText? other) =>
        other is not null && (ReferenceEquals(this, other) || (Path == other.Path && Text == other.Text));

    public override bool Equals(object? obj) => Equals(obj as SourceText);

    public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Path) * 397) ^ StringComparer.Ordinal.GetHashCode(Text);

    // Line ends are \n, \r\n and a lone \r, as editors and the C# compiler count them.
    private static int[] FindLineStarts(string text)
    {
        List<int> starts = [0];
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\n' || (c == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))) starts.Add(i + 1);
        }

        return [.. starts];
    }
}
