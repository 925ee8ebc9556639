namespace Perennial.Sql.Text;

/// <summary>Finds the word that a mistyped one was meant to be.</summary>
public static class Spelling
{
    /// <summary>The candidate that is fewest slips away from <paramref name="word"/>, upper and lower case taken as equal; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string?> candidates)
    {
        string lower = word.ToLowerInvariant();
        int best = word.Length <= 3 ? 1 : word.Length <= 8 ? 2 : 3;
        string? nearest = null;
        foreach (string? candidate in candidates)
        {
            if (candidate is null) continue;
            int distance = Distance(lower, candidate.ToLowerInvariant(), best);

            // As many slips as letters make any word of any other.
            if (distance > best || distance >= candidate.Length || (nearest is not null && distance == best)) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>
    /// How many slips lie between two words: a letter too many, missing or wrong, or two neighbours swapped (Damerau and Levenshtein's distance, in its
    /// restricted form). Anything above the limit is only "too far", and comes as some number above it.
    /// </summary>
    internal static int Distance(string left, string right, int limit)
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
