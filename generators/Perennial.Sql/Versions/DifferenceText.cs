using System.Text;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>What a difference between two catalogs is called in messages.</summary>
internal static class DifferenceText
{
    private const string Generated = "generated";

    // What an object has or has not, as DDL says it.
    private static readonly Dictionary<string, string> Marks = new(StringComparer.Ordinal)
    {
        ["not null"] = "NOT NULL",
        ["row security"] = "ROW LEVEL SECURITY",
        ["forced row security"] = "FORCE ROW LEVEL SECURITY",
        ["persistence"] = "UNLOGGED",
        ["cycle"] = "CYCLE",
        ["deferrable"] = "DEFERRABLE",
        ["initially deferred"] = "INITIALLY DEFERRED",
        ["not valid"] = "NOT VALID",
        ["not enforced"] = "NOT ENFORCED",
        ["no inherit"] = "NO INHERIT",
        ["attached"] = "ATTACH PARTITION",
        ["nulls not distinct"] = "NULLS NOT DISTINCT",
        ["temporal"] = "WITHOUT OVERLAPS or PERIOD",
        ["unique"] = "UNIQUE",
        ["for each row"] = "FOR EACH ROW",
        ["constraint"] = "CONSTRAINT",
        ["permissive"] = "AS PERMISSIVE",
        ["strict"] = "STRICT",
        ["security definer"] = "SECURITY DEFINER",
        ["leakproof"] = "LEAKPROOF",
        ["deterministic"] = "DETERMINISTIC",
        ["preferred"] = "PREFERRED",
    };

    // Values that are members of enumerations, and letters of the server's catalog.
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "on update", "on delete", "match", "kind", "identity", Generated, "timing", "events", "volatility", "parallel", "context", "method" };

    private static readonly Dictionary<(string Property, string Letter), string> Letters = new()
    {
        [("command", "r")] = "select",
        [("command", "a")] = "insert",
        [("command", "w")] = "update",
        [("command", "d")] = "delete",
        [("command", "*")] = "all",
        [("enabled", "O")] = "enabled",
        [("enabled", "D")] = "disabled",
        [("enabled", "R")] = "enabled on replicas",
        [("enabled", "A")] = "enabled always",
    };

    /// <summary>The object with its kind.</summary>
    public static string Name(CatalogDifference difference) =>
        difference.Object.StartsWith("statistics ", StringComparison.Ordinal) ? difference.Object.Insert("statistics".Length, " object") : difference.Object;

    /// <summary>In what schema.sql and the versions disagree, as a sentence.</summary>
    public static string BetweenSchemaAndVersions(CatalogDifference difference)
    {
        string property = difference.Property!;
        string name = Name(difference);
        if (Marks.TryGetValue(property, out string? mark))
            return difference.Expected is null ? $"The versions say {mark} for the {name}, and schema.sql does not." : $"schema.sql says {mark} for the {name}, and the versions do not.";
        if (IsGeneration(difference)) return difference.Expected is null ? $"The versions generate the {name}, and schema.sql does not." : $"schema.sql generates the {name}, and the versions do not.";
        (string expected, string actual, bool isLine) = Values(property, difference);
        return isLine
            ? $"schema.sql and the versions have another {PropertyName(property)} of the {name}: the first line that differs is {expected} in schema.sql and {actual} in the versions."
            : $"schema.sql and the versions disagree about the {PropertyName(property)} of the {name}: {expected} in schema.sql, {actual} after the versions.";
    }

    /// <summary>What a downgrade leaves other than it was, as the end of a sentence.</summary>
    public static string AfterDowngrade(CatalogDifference difference)
    {
        string property = difference.Property!;
        string name = Name(difference);
        if (Marks.TryGetValue(property, out string? mark)) return difference.Expected is null ? $"the {name} keeps {mark}" : $"the {name} does not get {mark} back";
        if (IsGeneration(difference)) return difference.Expected is null ? $"the {name} stays generated" : $"the {name} does not come back as a generated one";
        (string expected, string actual, bool isLine) = Values(property, difference);
        return isLine
            ? $"the {PropertyName(property)} of the {name} is not what it was: the first line that differs is {actual} and was {expected}"
            : $"the {PropertyName(property)} of the {name}: {actual} afterwards, {expected} before";
    }

    /// <summary>In what a procedure of the working tree differs from that of the versions, within a sentence.</summary>
    public static string OfRoutine(CatalogDifference difference)
    {
        string property = difference.Property!;
        if (Marks.TryGetValue(property, out string? mark)) return difference.Expected is null ? $"{mark} is gone" : $"{mark} is new";
        (string expected, string actual, bool _) = Values(property, difference);
        return property == "arguments" ? $"arguments: ({expected}) here, ({actual}) there" : $"{PropertyName(property)}: {expected} here, {actual} there";
    }

    /// <summary>Whether a column is generated on one side only. That the expression is no default on the other then says nothing more.</summary>
    public static bool IsGeneration(CatalogDifference difference) => difference is { Kind: CatalogDifferenceKind.Changed, Property: Generated } && (difference.Expected is null || difference.Actual is null);

    /// <summary>Whether another difference says it: a default is that of a column that is generated on one side only.</summary>
    public static bool FollowsAnother(CatalogDifference difference, EquatableArray<CatalogDifference> all) =>
        difference.Property == "default" && all.Any(other => other.Object == difference.Object && IsGeneration(other));

    private static string PropertyName(string property) => property switch
    {
        "source" => "body",
        "owner" => "OWNED BY",
        "elements" => "columns and expressions",
        "enabled" => "state",
        "on delete" or "on update" => property.ToUpperInvariant() + " action",
        _ => property,
    };

    private static string Value(string property, string? value)
    {
        if (value is null) return "not set";
        if (Letters.TryGetValue((property, value), out string? meaning)) return meaning;
        return Words.Contains(property) ? InWords(value) : value.Trim();
    }

    // NoAction is written NO ACTION.
    private static string InWords(string value)
    {
        StringBuilder words = new();
        for (int i = 0; i < value.Length; i++)
        {
            if (i > 0 && char.IsUpper(value[i]) && char.IsLower(value[i - 1])) words.Append(' ');
            words.Append(char.ToLowerInvariant(value[i]));
        }

        return words.ToString();
    }

    // Of a text with many lines nobody wants to search for the one that differs. Texts that look the same are quoted, with what nobody sees in words.
    private static (string Expected, string Actual, bool IsLine) Values(string property, CatalogDifference difference)
    {
        if (difference is not { Expected: { } expected, Actual: { } actual }) return (Value(property, difference.Expected), Value(property, difference.Actual), false);
        if (expected.Contains('\n') && actual.Contains('\n') && FirstDifferentLine(expected, actual) is var (line, other)) return line.Trim() == other.Trim() ? (Spelled(line), Spelled(other), true) : ($"'{line.Trim()}'", $"'{other.Trim()}'", true);
        (string value, string found) = (Value(property, expected), Value(property, actual));
        if (InVisible(value) != InVisible(found)) return (value, found, false);

        // A star stands for the columns that there were, and a name for what the path found.
        return (Spelled(expected), value == found ? "the same text, in which * or a name means something else," : Spelled(actual), false);
    }

    private static (string Expected, string Actual)? FirstDifferentLine(string expected, string actual)
    {
        string[] wanted = expected.Split('\n'), found = actual.Split('\n');
        for (int i = 0; i < Math.Max(wanted.Length, found.Length); i++)
        {
            string one = i < wanted.Length ? wanted[i] : "", other = i < found.Length ? found[i] : "";
            if (one != other) return (one, other);
        }

        return null;
    }

    // How a message looks where spaces at its ends and the kind of blanks are not seen.
    private static string InVisible(string text) => string.Join(" ", text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    // 'a<tab>b<2 spaces>'; texts of SQL come in their own quotes.
    private static string Spelled(string text)
    {
        string quote = text.StartsWith("'", StringComparison.Ordinal) ? "" : "'";
        StringBuilder spelled = new(quote);
        for (int i = 0; i < text.Length; i++)
        {
            int spaces = text.Skip(i).TakeWhile(static c => c == ' ').Count();
            if (spaces > 1 || (spaces == 1 && (i == 0 || i == text.Length - 1)))
            {
                spelled.Append(spaces == 1 ? "<space>" : $"<{spaces} spaces>");
                i += spaces - 1;
                continue;
            }

            spelled.Append(text[i] switch { '\t' => "<tab>", '\r' => "<carriage return>", '\n' => "<new line>", '\u00A0' => "<no-break space>", char c when char.IsWhiteSpace(c) && c != ' ' => $"<U+{(int)c:X4}>", char c => c.ToString() });
        }

        return spelled.Append(quote).ToString();
    }
}
