namespace Perennial.Sql.Text;

/// <summary>"Did you mean": the known names nearest to one that is not known.</summary>
internal static class NameSuggestion
{
    /// <summary>What to do about a type that nothing is named like.</summary>
    public const string CreateType = ". Correct the name, or create the type first (CREATE TYPE, CREATE DOMAIN or CREATE EXTENSION)";

    private const string Question = " Did you mean";

    /// <summary><c> Did you mean "x"?</c> with a leading blank, or nothing when no candidate is near enough.</summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        int limit = Math.Max(1, name.Length / 3);
        List<string> best = [];
        foreach (string candidate in candidates)
        {
            int distance = Spelling.Distance(name, candidate, limit);
            if (distance > limit || candidate == name) continue;
            if (distance < limit) best.Clear();
            limit = distance;
            if (!best.Contains(candidate)) best.Add(candidate);
        }

        if (best.Count is 0 or > 3) return "";
        best.Sort(StringComparer.Ordinal);
        return $"{Question} \"{string.Join("\" or \"", best)}\"?";
    }

    /// <summary>A message without the suggestion that ends it: what is spelt rightly needs none.</summary>
    public static string Without(string message) => message.EndsWith(CreateType, StringComparison.Ordinal) ? message.Substring(0, message.Length - CreateType.Length) : message.LastIndexOf(Question, StringComparison.Ordinal) is > 0 and var place && message.EndsWith("?", StringComparison.Ordinal) ? message.Substring(0, place) : message;
}
