using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>
/// Dates, times and intervals in literals (PostgreSQL documentation, "Date/Time Input Interpretation"). Their input takes many forms: what surely is none of them is
/// refused, the rest passes.
/// </summary>
internal static class DateTimeInput
{
    private const string Invalid = "22007";
    private const string FieldOutOfRange = "22008";
    private const string IntervalOutOfRange = "22015";
    private const string ZoneOutOfRange = "22009";
    private const int TokenLength = 10;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    private static readonly Regex IsoDate = new(@"^(?<year>\d{1,7})-(?<month>\d{1,2})-(?<day>\d{1,2})(?=$|[ T])(?<rest>.*)$", Options);

    // A year of three digits or more, and the day in it.
    private static readonly Regex YearDay = new(@"^\d{3,}\.(?<day>\d{3})$", Options);

    // Two numbers, or one behind a mark of ISO dates: the third part is missing. Three digits are the day of the year.
    private static readonly Regex Unfinished = new(@"^(\d+[-/]\d{1,2}|[ymdhs]\d+)$", Options);

    private static readonly Regex HalfDay = new("(?<![a-z])[ap]m(?![a-z])", Options);

    private static readonly Regex Displacement = new(@":\d{2}(\.\d+)?\s*[+-](?<hour>\d{1,2})(:(?<minute>\d{2}))?$", Options);

    private static readonly Regex ClockTime = new(@"(?<![\d:.+-])(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2}))?(?![\d:])", Options);

    private static readonly Regex Word = new(@"[a-z]+", Options);

    // Digits right behind letters make a date of them, unless a date came before: then a zone may look so.
    private static readonly Regex LeadingWord = new(@"^(?<word>[a-z]+)\d", Options);

    // ISO 8601 with designators, its months before T and its minutes behind it, or with separators; what stands between is left to the server.
    private static readonly Regex IsoInterval = new(@"^P(?=.)([-+\d.eE]|[YMWD])*(T[-+\d.:eE]*([HMS][-+\d.eE]*)*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex IntervalField = new(
        @"\G([\s@,;#$%&'()*/<=>?\[\]^_`{|}~!""\\]+|[+-](?=\s)|(?<time>[+-]?\d+:(?<minute>\d+)(:(?<second>\d+)(\.\d*)?|\.\d*)?)|(?<months>[+-]?\d+-(?<month>\d+)(?![\d-]))|(?<number>[+-]?(\d+\.?\d*|\.\d+))(?![-:\d])|(?<word>[a-z]+))",
        Options);

    private static readonly HashSet<string> Units = Cut(
        "us usec usecs usecond useconds microsecond microseconds ms msec msecs msecond mseconds millisecond milliseconds s sec secs second seconds m min mins minute minutes h hr hrs hour hours "
        + "d day days w week weeks mon mons month months y yr yrs year years dec decs decade decades c cent century centuries mil mils millennium millennia");

    private static readonly HashSet<string> Words = Cut(
        "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october nov november dec december sun sunday mon monday tue tues tuesday "
        + "wed wednesday weds thu thur thurs thursday fri friday sat saturday am pm ad bc t z zulu at on dst j jd julian m y d h s mm today tomorrow yesterday allballs now epoch");

    // The units of intervals that no zone and no month is called by; single letters are marks of ISO dates.
    private static readonly HashSet<string> IntervalWords = Cut("day days hour hours hr hrs min mins sec secs week weeks month year years yr yrs ago");

    private static readonly HashSet<string> DateWords = Cut("now today tomorrow yesterday epoch infinity");

    /// <summary>The error of a text for one of the six types, or null.</summary>
    /// <param name="oid">The type.</param>
    /// <param name="trimmed">The text without blanks around it.</param>
    /// <param name="text">The text as it is written.</param>
    /// <param name="serverVersion">Intervals are infinite since 17.</param>
    public static LiteralError? Check(uint oid, string trimmed, string text, int serverVersion)
    {
        string? sqlState = oid switch
        {
            TypeOid.Interval => CheckInterval(trimmed, serverVersion),
            TypeOid.Time or TypeOid.TimeTz => CheckTime(trimmed),
            _ => CheckDate(trimmed),
        };
        return sqlState switch
        {
            null => null,
            FieldOutOfRange => new(sqlState, $"date/time field value out of range: \"{text}\""),
            ZoneOutOfRange => new(sqlState, $"time zone displacement out of range: \"{text}\""),
            IntervalOutOfRange => new(sqlState, $"interval field value out of range: \"{text}\""),
            _ => new(sqlState, $"invalid input syntax for type {Name(oid)}: \"{text}\""),
        };
    }

    private static string? CheckDate(string text)
    {
        // Signs but these are ignored, as in 'now()'.
        string word = text.TrimStart('+', '-').Trim('(', ')').ToLowerInvariant();
        if (DateWords.Contains(word)) return null;
        if (!HasDigit(text) || text[0] is '{' or '[' or '(') return Invalid;
        if (IsoDate.Match(text) is { Success: true } match)
        {
            return IsDate(match.Groups["year"].Value, match.Groups["month"].Value, match.Groups["day"].Value) ? CheckWords(match.Groups["rest"].Value) ?? CheckClock(match.Groups["rest"].Value) : FieldOutOfRange;
        }

        if (Unfinished.IsMatch(text)) return Invalid;
        if (CheckNumber(text) is { } problem) return problem.Length == 0 ? null : problem;
        return CheckWords(text) ?? CheckClock(text);
    }

    private static string? CheckTime(string text)
    {
        if (text.ToLowerInvariant() is "now" or "allballs") return null;
        if (!HasDigit(text) || text[0] is '{' or '[' or '(' or '-') return Invalid;
        if (IsoDate.Match(text) is { Success: true } match && !HasDigit(match.Groups["rest"].Value)) return Invalid;
        return CheckWords(text) ?? CheckClock(text);
    }

    // Null for what is no plain number, empty for a right one.
    private static string? CheckNumber(string text)
    {
        bool isSigned = text[0] is '+' or '-';
        string digits = text.Substring(isSigned ? 1 : 0);
        if (digits.Length == 0 || !digits.All(static c => c is >= '0' and <= '9' or '.') || digits.Count(static c => c == '.') > 1) return null;
        if (YearDay.Match(text) is { Success: true } yearDay) return int.Parse(yearDay.Groups["day"].Value, CultureInfo.InvariantCulture) is >= 1 and <= 366 ? "" : Invalid;
        if (isSigned || digits.IndexOf('.') >= 0) return Invalid;
        switch (digits.Length)
        {
            case 8:
                return IsDate(digits.Substring(0, 4), digits.Substring(4, 2), digits.Substring(6, 2)) ? "" : FieldOutOfRange;
            case 6:
                return IsDate(digits.Substring(0, 2), digits.Substring(2, 2), digits.Substring(4, 2)) ? "" : FieldOutOfRange;
            case 1 or 4:
                return Invalid;
            case 2:
                return int.Parse(digits, CultureInfo.InvariantCulture) > 31 ? FieldOutOfRange : Invalid;
            default:
                return digits.Length > 8 ? FieldOutOfRange : null;
        }
    }

    private static bool IsDate(string year, string month, string day)
    {
        int y = int.Parse(year, CultureInfo.InvariantCulture), m = int.Parse(month, CultureInfo.InvariantCulture), d = int.Parse(day, CultureInfo.InvariantCulture);
        if (y == 0 && year.Length > 2) return false;
        bool isLeap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
        int days = m switch { 2 => isLeap ? 29 : 28, 4 or 6 or 9 or 11 => 30, _ => 31 };
        return m is >= 1 and <= 12 && d >= 1 && d <= days;
    }

    // Names of time zones have slashes; abbreviations of zones have three to five letters.
    private static string? CheckWords(string text)
    {
        if (LeadingWord.Match(text) is { Success: true } leading && !Words.Contains(leading.Groups["word"].Value.ToLowerInvariant())) return Invalid;
        if (text.IndexOf('/') >= 0 && Word.IsMatch(text)) return null;
        foreach (Match match in Word.Matches(text))
        {
            string word = Cut10(match.Value.ToLowerInvariant());
            if ((match.Length is < 3 or > 5 && !Words.Contains(word)) || IntervalWords.Contains(word)) return Invalid;
        }

        return null;
    }

    private static string? CheckClock(string text)
    {
        Match match = ClockTime.Match(text);
        if (!match.Success) return null;
        int hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture), minute = int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture);
        int second = match.Groups["second"].Success ? int.Parse(match.Groups["second"].Value, CultureInfo.InvariantCulture) : 0;
        if (hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0) || (hour > 12 && HalfDay.IsMatch(text))) return FieldOutOfRange;
        return Displacement.Match(text) is { Success: true } zone && (Value(zone, "hour") > 15 || Value(zone, "minute") > 59) ? ZoneOutOfRange : null;
    }

    private static string? CheckInterval(string text, int serverVersion)
    {
        string word = text.TrimStart('+', '-').ToLowerInvariant();
        if (word == "infinity") return serverVersion < 17 ? Invalid : null;
        if (!HasDigit(text)) return text == "PT" ? null : Invalid;
        if (text[0] == 'P') return IsoInterval.IsMatch(text) ? null : Invalid;
        int position = 0, bare = 0;
        HashSet<string> fields = new(StringComparer.Ordinal);
        bool afterNumber = false;
        string? range = null;
        while (position < text.Length)
        {
            Match match = IntervalField.Match(text, position);
            // A dot, a colon or a dash in the wrong place.
            if (!match.Success || match.Length == 0) return Invalid;
            position += match.Length;
            if (match.Groups["word"].Success)
            {
                string unit = Cut10(match.Value.ToLowerInvariant());
                bool isUnit = Units.Contains(unit);
                if (!isUnit && unit != "ago") return Invalid;
                if (isUnit && (!afterNumber || !fields.Add(FieldOf(unit)))) return Invalid;
                if (isUnit) bare--;
                afterNumber = false;
            }
            else if (match.Groups["number"].Success)
            {
                bare++;
                afterNumber = true;
            }
            else if (match.Groups["time"].Success || match.Groups["months"].Success)
            {
                if (Value(match, "minute") > 59 || Value(match, "second") > 60 || Value(match, "month") > 11) range = IntervalOutOfRange;
                // What stands before a time are days.
                if (afterNumber) bare--;
                afterNumber = false;
            }
        }

        return bare > 1 ? Invalid : range;
    }

    // Which of an interval's fields a unit fills: each may be given once.
    private static string FieldOf(string unit) => unit switch
    {
        "us" => "microseconds",
        "ms" or "msec" or "msecs" or "mseconds" or "millisecon" => "milliseconds",
        "s" or "sec" or "secs" or "second" or "seconds" => "seconds",
        "m" or "min" or "mins" or "minute" or "minutes" => "minutes",
        "h" or "hr" or "hrs" or "hour" or "hours" => "hours",
        "d" or "day" or "days" => "days",
        "w" or "week" or "weeks" => "weeks",
        "mon" or "mons" or "month" or "months" => "months",
        "y" or "yr" or "yrs" or "year" or "years" => "years",
        "dec" or "decs" or "decade" or "decades" => "decades",
        _ => unit,
    };

    private static long Value(Match match, string group) =>
        match.Groups[group] is { Success: true } found && long.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : 0;

    private static bool HasDigit(string text) => text.Any(static c => c is >= '0' and <= '9');

    // The server compares the first characters of words only.
    private static string Cut10(string word) => word.Length > TokenLength ? word.Substring(0, TokenLength) : word;

    private static HashSet<string> Cut(string words) => new(words.Split(' ').Select(Cut10), StringComparer.Ordinal);

    private static string Name(uint oid) => oid switch
    {
        TypeOid.Date => "date",
        TypeOid.Timestamp => "timestamp",
        TypeOid.TimestampTz => "timestamp with time zone",
        TypeOid.Time => "time",
        TypeOid.TimeTz => "time with time zone",
        _ => "interval",
    };
}
