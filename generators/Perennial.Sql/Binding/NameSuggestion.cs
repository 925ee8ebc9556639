namespace Perennial.Sql.Binding;

/// <summary>"Did you mean": the known names nearest to one that is not known.</summary>
internal static class NameSuggestion
{
    private const string Question = " Did you mean";

    /// <summary><c> Did you mean "x"?</c> with a leading blank, or nothing when no candidate is near enough.</summary>
    public static string For(string name, IEnumerable<string> candidates)
    {
        int limit = Math.Max(1, name.Length / 3);
        List<string> best = [];
        foreach (string candidate in candidates)
        {
            int distance = Distance(name, candidate, limit);
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
    public static string Without(string message) => message.LastIndexOf(Question, StringComparison.Ordinal) is > 0 and var place && message.EndsWith("?", StringComparison.Ordinal) ? message.Substring(0, place) : message;

    // Levenshtein's distance with transpositions as one edit; any number above the limit stands for "too far".
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) > limit) return limit + 1;
        int[] before = new int[right.Length + 1], last = new int[right.Length + 1], row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++) last[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > limit) return limit + 1;
            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }
}
