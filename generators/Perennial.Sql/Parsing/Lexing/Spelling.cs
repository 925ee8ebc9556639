namespace Perennial.Sql.Parsing;

/// <summary>Finds the word that somebody may have meant.</summary>
internal static class Spelling
{
    /// <summary>The nearest candidate with at most two slips (a letter too many, missing, wrong, or two swapped), or null.</summary>
    public static string? FindNearest(string word, IEnumerable<string?> candidates)
    {
        string? nearest = null;
        int best = word.Length <= 3 ? 2 : 3;
        foreach (string? candidate in candidates)
        {
            if (candidate is null || Math.Abs(candidate.Length - word.Length) >= best) continue;
            int distance = Distance(word, candidate);
            if (distance >= best || distance >= candidate.Length) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    // Optimal string alignment.
    private static int Distance(string a, string b)
    {
        int[,] distances = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) distances[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) distances[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(distances[i - 1, j] + 1, distances[i, j - 1] + 1), distances[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) distance = Math.Min(distance, distances[i - 2, j - 2] + 1);
                distances[i, j] = distance;
            }
        }

        return distances[a.Length, b.Length];
    }
}
