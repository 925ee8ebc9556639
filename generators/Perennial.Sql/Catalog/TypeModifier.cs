using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Packs the modifiers of built-in types into a typmod and prints them, as the types' own <c>typmodin</c> and <c>typmodout</c> functions do.</summary>
public static class TypeModifier
{
    /// <summary>No modifier.</summary>
    public const int None = -1;

    /// <summary>Largest length of <c>char(n)</c> and <c>varchar(n)</c> (<c>MaxAttrSize</c>).</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    // Before, a scale could not be negative nor larger than the precision.
    private const int FirstVersionWithFreeScale = 15;

    private const int VarlenaHeader = 4;
    private const int FullIntervalPrecision = 0xFFFF;
    private const int FullIntervalRange = 0x7FFF;

    /// <summary>Digits of a second that times keep, and those without a modifier do (<c>MAX_TIMESTAMP_PRECISION</c>).</summary>
    internal const int MaxPrecision = 6;

    /// <summary>The typmod of <paramref name="modifiers"/> for a built-in type.</summary>
    /// <param name="type">Oid of the type, not of an array of it.</param>
    /// <param name="modifiers">The numbers in parentheses; never empty.</param>
    /// <param name="serverVersion">The server that reads them.</param>
    /// <param name="error">Why the server refuses them (22023), or null.</param>
    public static int Pack(uint type, EquatableArray<int> modifiers, int serverVersion, out string? error)
    {
        error = null;
        switch (type)
        {
            case TypeOid.Bpchar or TypeOid.Varchar:
                return PackLength(type == TypeOid.Bpchar ? "char" : "varchar", modifiers, MaxLength, VarlenaHeader, out error);
            case TypeOid.Bit or TypeOid.Varbit:
                return PackLength(type == TypeOid.Bit ? "bit" : "varbit", modifiers, MaxLength * 8, 0, out error);
            case TypeOid.Time or TypeOid.TimeTz or TypeOid.Timestamp or TypeOid.TimestampTz:
                if (modifiers.Count != 1) return Refuse("invalid type modifier", out error);
                // More digits than 6 are reduced to 6 with a warning.
                return modifiers[0] < 0 ? Refuse($"{Name(type)}({modifiers[0]}){Zone(type)} precision must not be negative", out error) : Math.Min(modifiers[0], MaxPrecision);
            case TypeOid.Numeric:
                return PackNumeric(modifiers, serverVersion, out error);
            default:
                return Refuse("invalid type modifier", out error);
        }
    }

    /// <summary>The typmod of an interval's qualifier.</summary>
    public static int PackInterval(IntervalQualifier qualifier, out string? error)
    {
        error = null;
        int range = qualifier.Fields is { } fields ? RangeMask(fields) : FullIntervalRange;
        if (qualifier.Precision is null && qualifier.Fields is null) return None;
        if (qualifier.Precision < 0) return Refuse($"INTERVAL({qualifier.Precision}) precision must not be negative", out error);
        int precision = qualifier.Precision is { } digits ? Math.Min(digits, MaxPrecision) : FullIntervalPrecision;
        return (range << 16) | precision;
    }

    /// <summary>What stands behind the type's name, such as <c>(10,2)</c>; empty when the type prints nothing.</summary>
    public static string Print(uint type, int typmod)
    {
        if (typmod < 0) return "";
        return type switch
        {
            TypeOid.Bpchar or TypeOid.Varchar => typmod > VarlenaHeader ? $"({typmod - VarlenaHeader})" : "",
            TypeOid.Bit or TypeOid.Varbit => $"({typmod})",
            TypeOid.Time or TypeOid.TimeTz or TypeOid.Timestamp or TypeOid.TimestampTz => $"({typmod})",
            TypeOid.Numeric => typmod >= VarlenaHeader ? $"({NumericPrecision(typmod)},{NumericScale(typmod)})" : "",
            TypeOid.Interval => PrintInterval(typmod),
            _ => $"({typmod})",
        };
    }

    /// <summary>Precision of a numeric's typmod.</summary>
    public static int NumericPrecision(int typmod) => ((typmod - VarlenaHeader) >> 16) & 0xFFFF;

    /// <summary>Scale of a numeric's typmod; negative ones exist from server 15 on.</summary>
    public static int NumericScale(int typmod) => (((typmod - VarlenaHeader) & 0x7FF) ^ 1024) - 1024;

    private static int PackLength(string name, EquatableArray<int> modifiers, int max, int header, out string? error)
    {
        error = null;
        if (modifiers.Count != 1) return Refuse("invalid type modifier", out error);
        if (modifiers[0] < 1) return Refuse($"length for type {name} must be at least 1", out error);
        return modifiers[0] > max ? Refuse($"length for type {name} cannot exceed {max}", out error) : modifiers[0] + header;
    }

    private static int PackNumeric(EquatableArray<int> modifiers, int serverVersion, out string? error)
    {
        error = null;
        if (modifiers.Count is 0 or > 2) return Refuse("invalid NUMERIC type modifier", out error);
        int precision = modifiers[0];
        int scale = modifiers.Count == 2 ? modifiers[1] : 0;
        if (precision is < 1 or > 1000) return Refuse($"NUMERIC precision {precision} must be between 1 and 1000", out error);
        if (serverVersion < FirstVersionWithFreeScale && (scale < 0 || scale > precision)) return Refuse($"NUMERIC scale {scale} must be between 0 and precision {precision}", out error);
        if (scale is < -1000 or > 1000) return Refuse($"NUMERIC scale {scale} must be between -1000 and 1000", out error);
        return ((precision << 16) | (scale & 0x7FF)) + VarlenaHeader;
    }

    private static int Refuse(string message, out string? error)
    {
        error = message;
        return None;
    }

    private static string Name(uint type) => type is TypeOid.Time or TypeOid.TimeTz ? "TIME" : "TIMESTAMP";

    private static string Zone(uint type) => type is TypeOid.TimeTz or TypeOid.TimestampTz ? " WITH TIME ZONE" : "";

    // Bits of INTERVAL_MASK: the numbers of the fields in datetime.h.
    private static int RangeMask(IntervalFields fields)
    {
        const int Month = 1 << 1, Year = 1 << 2, Day = 1 << 3, Hour = 1 << 10, Minute = 1 << 11, Second = 1 << 12;
        return fields switch
        {
            IntervalFields.Year => Year,
            IntervalFields.Month => Month,
            IntervalFields.Day => Day,
            IntervalFields.Hour => Hour,
            IntervalFields.Minute => Minute,
            IntervalFields.Second => Second,
            IntervalFields.YearToMonth => Year | Month,
            IntervalFields.DayToHour => Day | Hour,
            IntervalFields.DayToMinute => Day | Hour | Minute,
            IntervalFields.DayToSecond => Day | Hour | Minute | Second,
            IntervalFields.HourToMinute => Hour | Minute,
            IntervalFields.HourToSecond => Hour | Minute | Second,
            _ => Minute | Second,
        };
    }

    private static string PrintInterval(int typmod)
    {
        int range = (typmod >> 16) & FullIntervalRange;
        int precision = typmod & 0xFFFF;
        string fields = "";
        for (IntervalFields candidate = IntervalFields.Year; candidate <= IntervalFields.MinuteToSecond; candidate++)
        {
            if (RangeMask(candidate) == range) fields = " " + KeywordPhrases.Of(candidate);
        }

        return precision == FullIntervalPrecision ? fields : $"{fields}({precision})";
    }
}
