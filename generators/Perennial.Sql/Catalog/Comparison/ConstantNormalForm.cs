using System.Globalization;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Catalog;

/// <summary>Constants as one text, whether a person wrote them (<c>5 minutes</c>, <c>1e3</c>) or the type's output function did (<c>00:05:00</c>, <c>1000</c>).</summary>
internal static class ConstantNormalForm
{
    private static readonly Regex IntervalText = new(
        @"^\s*((?<number>[+-]?\d+(\.\d+)?)\s*(?<unit>years?|mons?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?)\s*)*((?<sign>[+-])?(?<h>\d{1,4}):(?<m>\d\d)(:(?<s>\d\d(\.\d+)?))?)?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex TimestampText = new(
        @"^\s*(?<date>\d{4}-\d\d-\d\d)[ Tt](?<time>\d\d:\d\d)(:(?<second>\d\d)(\.(?<fraction>\d{1,6}))?)?\s*((?<utc>[Zz])|(?<sign>[+-])(?<h>\d\d)(:?(?<m>\d\d))?)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex NumericText = new(@"^(?<sign>[+-]?)(?<whole>[\d_]*)(\.(?<fraction>[\d_]*))?(e(?<exponent>[+-]?\d{1,4}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>A constant of a type.</summary>
    public static string Of(string text, uint type) => type switch
    {
        TypeOid.Bool => Boolean(text) switch { true => "true", false => "false", null => text },
        TypeOid.Interval => Interval(text),
        TypeOid.Numeric => Numeric(Floating(text)),
        TypeOid.Float4 or TypeOid.Float8 => Floating(text),
        TypeOid.JsonPath => JsonPathForm.Of(text),
        TypeOid.Timestamp => Timestamp(text, hasZone: false),
        TypeOid.TimestampTz => Timestamp(text, hasZone: true),
        _ => text,
    };

    /// <summary>What boolin reads: unique beginnings of the words, in any case and with blanks around them; null for what it refuses.</summary>
    public static bool? Boolean(string text)
    {
        string word = text.Trim().ToLowerInvariant();
        if (word.Length == 0) return null;
        if ("true".StartsWith(word, StringComparison.Ordinal) || "yes".StartsWith(word, StringComparison.Ordinal) || word is "on" or "1") return true;
        return "false".StartsWith(word, StringComparison.Ordinal) || "no".StartsWith(word, StringComparison.Ordinal) || word is "of" or "off" or "0" ? false : null;
    }

    /// <summary>A numeric as its output function prints it, without an exponent and with the digits behind the point that were given; other text as it is.</summary>
    public static string Numeric(string text)
    {
        Match match = NumericText.Match(text.Trim());
        string whole = match.Groups["whole"].Value.Replace("_", ""), fraction = match.Groups["fraction"].Value.Replace("_", "");
        if (!match.Success || whole.Length + fraction.Length == 0) return text;
        int exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        int point = whole.Length + exponent;
        string digits = new string('0', Math.Max(0, -point)) + whole + fraction;
        point = Math.Max(0, point);
        digits = digits.PadRight(point, '0');
        string before = digits.Substring(0, point).TrimStart('0'), behind = digits.Substring(point);
        bool isNegative = match.Groups["sign"].Value == "-" && digits.Trim('0').Length > 0;
        return (isNegative ? "-" : "") + (before.Length == 0 ? "0" : before) + (behind.Length == 0 ? "" : "." + behind);
    }

    /// <summary>The words of a floating-point value as its output function writes them; other text as it is.</summary>
    private static string Floating(string text) => text.Trim().ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" or "+infinity" => "Infinity",
        "-inf" or "-infinity" => "-Infinity",
        "nan" => "NaN",
        _ => text,
    };

    /// <summary>An interval as its output function prints it; other text as it is.</summary>
    public static string Interval(string text)
    {
        Match match = IntervalText.Match(text);
        if (!match.Success || (match.Groups["number"].Captures.Count == 0 && !match.Groups["h"].Success)) return text;
        decimal months = 0, days = 0, seconds = 0;
        for (int i = 0; i < match.Groups["number"].Captures.Count; i++)
        {
            decimal number = Number(match.Groups["number"].Captures[i].Value);
            string unit = match.Groups["unit"].Captures[i].Value.ToLowerInvariant();
            if (unit[0] == 'y') months += 12 * number;
            else if (unit.StartsWith("mo", StringComparison.Ordinal)) months += number;
            else if (unit[0] == 'w') days += 7 * number;
            else if (unit[0] == 'd') days += number;
            else seconds += number * (unit[0] == 'h' ? 3600 : unit[0] == 'm' ? 60 : 1);
        }

        // A part of a day or month goes to smaller units by rules that are not worth repeating here.
        if (months != decimal.Truncate(months) || days != decimal.Truncate(days)) return text;
        if (match.Groups["h"].Success)
        {
            decimal time = (3600 * Number(match.Groups["h"].Value)) + (60 * Number(match.Groups["m"].Value)) + (match.Groups["s"].Success ? Number(match.Groups["s"].Value) : 0);
            seconds += match.Groups["sign"].Value == "-" ? -time : time;
        }

        // A zero without a unit may be no interval at all, and so stays; the others become equal to it.
        if (months == 0 && days == 0 && seconds == 0) return "0";
        List<string> parts = [];
        Add(decimal.Truncate(months / 12), "year");
        Add(months % 12, "mon");
        Add(days, "day");
        if (seconds != 0)
        {
            decimal rest = Math.Abs(seconds);
            parts.Add(string.Format(CultureInfo.InvariantCulture, "{0}{1:00}:{2:00}:{3:00.######}", seconds < 0 ? "-" : "", decimal.Truncate(rest / 3600), decimal.Truncate(rest / 60) % 60, rest % 60));
        }

        return string.Join(" ", parts);

        void Add(decimal number, string unit)
        {
            if (number != 0) parts.Add(string.Format(CultureInfo.InvariantCulture, "{0:0} {1}{2}", number, unit, number == 1 ? "" : "s"));
        }
    }

    /// <summary>
    /// A time stamp of ISO 8601 in UTC, without a time at midnight, where it is the day itself; other text as it is. What a type that minds offsets reads without
    /// one is a time of the session's zone, which need not be UTC.
    /// </summary>
    /// <param name="text">What stands in the literal.</param>
    /// <param name="hasZone">Whether the type minds an offset; <c>timestamp</c> reads over it.</param>
    public static string Timestamp(string text, bool hasZone)
    {
        Match match = TimestampText.Match(text);
        if (!match.Success || !DateTime.TryParseExact($"{match.Groups["date"].Value} {match.Groups["time"].Value}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)) return text;
        bool hasOffset = hasZone && (match.Groups["h"].Success || match.Groups["utc"].Success);
        if (hasZone && match.Groups["h"].Success)
        {
            double minutes = (60 * (double)Number(match.Groups["h"].Value)) + (match.Groups["m"].Success ? (double)Number(match.Groups["m"].Value) : 0);
            if (time.Year is 1 or 9999) return text;
            time = time.AddMinutes(match.Groups["sign"].Value == "-" ? minutes : -minutes);
        }

        string second = match.Groups["second"].Success ? match.Groups["second"].Value : "00", fraction = match.Groups["fraction"].Value.TrimEnd('0');
        string date = time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), clock = time.ToString("HH:mm", CultureInfo.InvariantCulture) + ":" + second + (fraction.Length == 0 ? "" : "." + fraction);
        return clock == "00:00:00" ? date : $"{date} {clock}{(hasOffset ? "+00" : "")}";
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
