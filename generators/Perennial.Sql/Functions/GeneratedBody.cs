namespace Perennial.Sql.Functions;

/// <summary>Finds the query again in a PL/pgSQL body that <see cref="FunctionWriter"/> wrote. Bodies by hand are none of its business.</summary>
internal static class GeneratedBody
{
    private const string Marker = "\n#variable_conflict use_column\n";
    private const string Begin = "begin\n";
    private const string Return = "    return query\n";
    private const string Choice = "    if ";
    private const string Chosen = "        return query\n";
    private const string EndChosen = ";\n    e";
    private const string Loop = "\n    loop\n";
    private const string Into = "\n    into first_value;\n";
    private const string Diagnostics = ";\n    get diagnostics row_total = row_count;\n";
    private const string End = ";\nend\n";

    /// <summary>The query with its parameters as <c>$n</c>; null for another body.</summary>
    /// <param name="source">The body as the server stores it.</param>
    /// <param name="returnsRows">Whether the query's columns are those of the result.</param>
    public static string? Query(string source, out bool returnsRows)
    {
        returnsRows = false;
        string text = source.Contains('\r') ? source.Replace("\r\n", "\n") : source;
        if (!text.StartsWith(Marker, StringComparison.Ordinal)) return null;
        int begin = text.IndexOf(Begin, Marker.Length, StringComparison.Ordinal);
        if (begin < 0 || !(begin == Marker.Length || text.Substring(Marker.Length).StartsWith("declare\n", StringComparison.Ordinal))) return null;
        int start = begin + Begin.Length;
        returnsRows = text.IndexOf(Return, start, StringComparison.Ordinal) == start;
        if (returnsRows) return Cut(text, start + Return.Length, End);
        if (text.IndexOf(Choice, start, StringComparison.Ordinal) == start) return Last(text, out returnsRows);
        if (text.IndexOf("    for ", start, StringComparison.Ordinal) == start && text.IndexOf(" in\n", start, StringComparison.Ordinal) is var header and > 0)
            return Cut(text, header + " in\n".Length, Loop);
        return Cut(text, start, Into) ?? Cut(text, start, Diagnostics) ?? Cut(text, start, End);
    }

    // The last of several forms has all conditions; the others leave some out.
    private static string? Last(string text, out bool returnsRows)
    {
        int start = text.LastIndexOf(Chosen, StringComparison.Ordinal) + Chosen.Length;
        int stop = start < Chosen.Length ? -1 : text.IndexOf(EndChosen, start, StringComparison.Ordinal);
        returnsRows = stop > start;
        return returnsRows ? text.Substring(start, stop - start) : null;
    }

    private static string? Cut(string text, int start, string end)
    {
        int stop = text.LastIndexOf(end, StringComparison.Ordinal);
        return stop > start ? text.Substring(start, stop - start) : null;
    }
}
