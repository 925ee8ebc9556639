using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Ranges and multiranges in literals (PostgreSQL documentation, "Range Input/Output"; range_parse).</summary>
internal static class RangeInput
{
    private const string InvalidText = "22P02";
    private const string WrongOrder = "22000";
    private const string Empty = "empty";

    private static readonly Regex IsoTime = new(
        @"^\s*(?<date>\d{4}-\d{1,2}-\d{1,2})([ T](?<time>\d{1,2}:\d{2}(:\d{2})?))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A range of the type.</summary>
    public static LiteralError? CheckRange(TypeSystem types, SqlType range, string text)
    {
        if (text.Trim().Equals(Empty, StringComparison.OrdinalIgnoreCase)) return null;
        int position = 0;
        LiteralError? error = Read(types, range, text, ref position, out bool isWellFormed);
        return !isWellFormed || text.Substring(position).Trim().Length > 0 ? new(InvalidText, $"malformed range literal: \"{text}\"") : error;
    }

    /// <summary>Ranges in braces.</summary>
    /// <param name="types">The types.</param>
    /// <param name="range">The type of one range; null when it is not known.</param>
    /// <param name="text">As it is written.</param>
    public static LiteralError? CheckMultirange(TypeSystem types, SqlType? range, string text)
    {
        LiteralError malformed = new(InvalidText, $"malformed multirange literal: \"{text}\"");
        string trimmed = text.Trim();
        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[trimmed.Length - 1] != '}') return malformed;
        string inner = trimmed.Substring(1, trimmed.Length - 2);
        if (range is null || inner.Trim().Length == 0) return null;
        LiteralError? first = null;
        for (int position = 0; ; position++)
        {
            while (position < inner.Length && char.IsWhiteSpace(inner[position])) position++;
            if (string.Compare(inner, position, Empty, 0, Empty.Length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                position += Empty.Length;
            }
            else
            {
                first = Read(types, range, inner, ref position, out bool isWellFormed);
                if (!isWellFormed) return malformed;
                if (first is not null) return first;
            }

            while (position < inner.Length && char.IsWhiteSpace(inner[position])) position++;
            if (position == inner.Length) return first;
            if (inner[position] != ',') return malformed;
        }
    }

    private static LiteralError? Read(TypeSystem types, SqlType range, string text, ref int position, out bool isWellFormed)
    {
        isWellFormed = false;
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        if (position == text.Length || text[position] is not ('[' or '(')) return null;
        position++;
        if (!Bound(text, ref position, out string? lower) || text[position++] != ',') return null;
        if (!Bound(text, ref position, out string? upper) || text[position++] == ',') return null;
        isWellFormed = true;
        LiteralError? error = (lower is null ? null : LiteralInput.Check(types, range.RangeSubtype, lower)) ?? (upper is null ? null : LiteralInput.Check(types, range.RangeSubtype, upper));
        if (error is not null || lower is null || upper is null || range.IsUserDefined || !IsAbove(range.RangeSubtype, lower, upper)) return error;
        return new(WrongOrder, $"range lower bound must be less than or equal to range upper bound: '{lower.Trim()}' is behind '{upper.Trim()}'");
    }

    // Up to a comma or a bracket, which is not passed; null for no bound. False at the end of the text.
    private static bool Bound(string text, ref int position, out string? bound)
    {
        StringBuilder value = new();
        bool isQuoted = false, hasQuotes = false;
        bound = null;
        for (; position < text.Length && (isQuoted || text[position] is not (',' or ')' or ']')); position++)
        {
            char c = text[position];
            if (c == '\\')
            {
                if (++position == text.Length) return false;
                value.Append(text[position]);
            }
            else if (c != '"')
            {
                value.Append(c);
            }
            else if (isQuoted && position + 1 < text.Length && text[position + 1] == '"')
            {
                value.Append(text[++position]);
            }
            else
            {
                isQuoted = !isQuoted;
                hasQuotes = true;
            }
        }

        if (value.Length > 0 || hasQuotes) bound = value.ToString();
        return position < text.Length;
    }

    // Where both are written in a way that has one meaning under all settings.
    private static bool IsAbove(uint subtype, string lower, string upper)
    {
        switch (subtype)
        {
            case TypeOid.Int4 or TypeOid.Int8 or TypeOid.Numeric:
                return Number(lower) is { } low && Number(upper) is { } high && low > high;
            case TypeOid.Date or TypeOid.Timestamp:
                return Time(lower) is { } start && Time(upper) is { } end && start > end;
            case TypeOid.TimestampTz:
                // The session's zone moves a time by less than two days.
                return Time(lower) is { } from && Time(upper) is { } until && from > until && from - until > TimeSpan.FromDays(2);
            default:
                return false;
        }

        static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out decimal value) ? value : null;
        static DateTime? Time(string text) => IsoTime.Match(text) is { Success: true } match && DateTime.TryParse(match.Groups["date"].Value + " " + (match.Groups["time"].Success ? match.Groups["time"].Value : "00:00"), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value) ? value : null;
    }
}
