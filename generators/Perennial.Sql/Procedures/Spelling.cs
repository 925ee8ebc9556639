namespace Perennial.Sql.Procedures;

/// <summary>Finds the word that a mistyped one was meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate that is fewest edits away from <paramref name="word"/>, upper and lower case taken as equal; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string lower = word.ToLowerInvariant();
        int best = word.Length <= 3 ? 1 : word.Length <= 8 ? 2 : 3;
        string? nearest = null;
        foreach (string candidate in candidates)
        {
            int distance = Distance(lower, candidate.ToLowerInvariant(), best);
            if (distance > best || (nearest is not null && distance == best)) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    // Damerau-Levenshtein with adjacent transpositions: swapped letters are the most frequent typing mistake. Gives limit + 1 for anything farther.
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int value = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = Math.Min(value, beforeLast[j - 2] + 1);
                row[j] = value;
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }
}
