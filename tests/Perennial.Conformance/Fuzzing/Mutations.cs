using Perennial.Conformance.Comparison;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Spoiling;

namespace Perennial.Conformance.Fuzzing;

/// <summary>Endless, seeded sources of texts that no one would write.</summary>
public static class Mutations
{
    // Each of these has a meaning of its own for the lexer.
    private const string Characters = "'\"\\$;:.,()[]{}<>=+-*/%^&|#@!?~`_ \t\r\n\0\u00a0eExXbBuUnN0123456789az\u00e9\u4e2d\ud83d\ude00\ufeff";

    /// <summary>Every prefix of every statement: a prefix of a file is whole statements and one of these.</summary>
    public static IEnumerable<string> AllPrefixes(IReadOnlyList<CorpusFile> files)
    {
        foreach (StatementCase item in files.SelectMany(StatementCase.Split))
        {
            for (int length = 0; length <= item.Sql.Length; length++) yield return item.Sql[..length];
        }
    }

    /// <summary>Files cut off at random places.</summary>
    public static IEnumerable<string> Prefixes(IReadOnlyList<CorpusFile> files, int seed)
    {
        Random random = new(seed);
        while (true)
        {
            string text = files[random.Next(files.Count)].Text;
            // The last part is what the cut changes; a bounded piece before it keeps the pace.
            int end = random.Next(text.Length + 1);
            int start = Math.Max(0, end - random.Next(1, 4000));
            yield return text[start..end];
        }
    }

    /// <summary>Statements with one to three tokens spoilt.</summary>
    public static IEnumerable<string> Tokens(IReadOnlyList<CorpusFile> files, int seed)
    {
        StatementSpoiler spoiler = new(files.SelectMany(StatementCase.Split), seed);
        while (true) yield return spoiler.Next().Sql + ";" + spoiler.Next().Sql;
    }

    /// <summary>Pieces of files with single characters deleted, inserted or exchanged.</summary>
    public static IEnumerable<string> SingleCharacters(IReadOnlyList<CorpusFile> files, int seed)
    {
        Random random = new(seed);
        while (true)
        {
            string text = files[random.Next(files.Count)].Text;
            if (text.Length == 0) continue;
            int start = random.Next(text.Length);
            List<char> characters = [.. text.AsSpan(start, Math.Min(random.Next(1, 1500), text.Length - start))];
            for (int i = random.Next(1, 6); i > 0 && characters.Count > 0; i--)
            {
                int place = random.Next(characters.Count);
                char c = Characters[random.Next(Characters.Length)];
                switch (random.Next(3))
                {
                    case 0: characters.RemoveAt(place); break;
                    case 1: characters.Insert(place, c); break;
                    default: characters[place] = c; break;
                }
            }

            yield return new string([.. characters]);
        }
    }
}
