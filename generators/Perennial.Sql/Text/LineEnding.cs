namespace Perennial.Sql.Text;

/// <summary>How the lines of a file end. What is written into a file, or beside one, ends its lines as that file does.</summary>
internal static class LineEnding
{
    private const string LineFeed = "\n";
    private const string CarriageReturnLineFeed = "\r\n";

    /// <summary>The end of most of a text's lines; a line feed where there are none.</summary>
    public static string Of(string? text)
    {
        int all = 0;
        int carriageReturns = 0;
        for (int i = text?.IndexOf('\n') ?? -1; i >= 0; i = text!.IndexOf('\n', i + 1))
        {
            all++;
            if (i > 0 && text![i - 1] == '\r') carriageReturns++;
        }

        return carriageReturns * 2 > all ? CarriageReturnLineFeed : LineFeed;
    }

    /// <summary>A text whose lines end as those of another one do.</summary>
    /// <param name="neighbour">The other text; null for none.</param>
    /// <param name="text">The text.</param>
    public static string Like(string? neighbour, string text)
    {
        string plain = text.Contains('\r') ? text.Replace(CarriageReturnLineFeed, LineFeed) : text;
        return Of(neighbour) == LineFeed ? plain : plain.Replace(LineFeed, CarriageReturnLineFeed);
    }
}
