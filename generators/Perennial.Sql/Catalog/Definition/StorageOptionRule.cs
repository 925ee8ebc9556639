using System.Globalization;

namespace Perennial.Sql.Catalog;

/// <summary>What relations and indexes can have options of their own (<c>relopt_kind</c>).</summary>
[Flags]
internal enum StorageOptionTarget
{
    None = 0,
    Heap = 1,
    Toast = 2,
    View = 4,
    Btree = 8,
    Hash = 16,
    Gist = 32,
    SpGist = 64,
    Gin = 128,
    Brin = 256,
    Column = 512,
}

internal enum StorageOptionType
{
    Boolean,
    Integer,
    Real,
    Word,
}

/// <summary>An option that the server knows (reloptions.c).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Targets">What can have it.</param>
/// <param name="Type">What values it takes.</param>
/// <param name="Minimum">Of a number.</param>
/// <param name="Maximum">Of a number.</param>
internal sealed record StorageOptionRule(string Name, StorageOptionTarget Targets, StorageOptionType Type, double Minimum = 0, double Maximum = 0)
{
    /// <summary>The first server version that has it.</summary>
    public int Since { get; init; } = 13;

    /// <summary>The last server version that has it.</summary>
    public int Until { get; init; } = int.MaxValue;

    /// <summary>The words that it takes, with what each of them means.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();

    /// <summary>The value in the form that equal ones share; null when the option does not take it, with the reason.</summary>
    public string? Read(string value, out string reason)
    {
        reason = "";
        switch (Type)
        {
            case StorageOptionType.Boolean:
                if (Boolean(value) is { } truth) return truth ? "true" : "false";
                reason = $"invalid value for boolean option \"{Name}\": {value}";
                return null;
            case StorageOptionType.Word:
                if (Words.TryGetValue(value.ToLowerInvariant(), out string? word)) return word;
                reason = $"invalid value for enum option \"{Name}\": {value}; valid values are {string.Join(", ", Words.Keys.Select(static key => $"\"{key}\""))}";
                return null;
            default:
                return Number(value, ref reason);
        }
    }

    private string? Number(string value, ref string reason)
    {
        string kind = Type == StorageOptionType.Integer ? "integer" : "floating point";
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            reason = $"invalid value for {kind} option \"{Name}\": {value}";
            return null;
        }

        if (Type == StorageOptionType.Integer) number = Math.Round(number, MidpointRounding.ToEven);
        if (number >= Minimum && number <= Maximum) return number.ToString("R", CultureInfo.InvariantCulture);
        FormattableString limits = $"value {value} out of bounds for option \"{Name}\": valid values are between {Minimum} and {Maximum}";
        reason = limits.ToString(CultureInfo.InvariantCulture);
        return null;
    }

    // parse_bool takes any beginning of a word that is no beginning of another one.
    private static bool? Boolean(string value)
    {
        string text = value.ToLowerInvariant();
        if (text.Length == 0) return null;
        if (text == "1" || "true".StartsWith(text, StringComparison.Ordinal) || "yes".StartsWith(text, StringComparison.Ordinal) || text == "on") return true;
        if (text == "0" || "false".StartsWith(text, StringComparison.Ordinal) || "no".StartsWith(text, StringComparison.Ordinal) || text is "of" or "off") return false;
        return null;
    }
}
