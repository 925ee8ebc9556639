using Perennial.Conformance.Comparison;

namespace Perennial.Conformance.Spoiling;

/// <summary>Makes slightly wrong statements from right ones: a token dropped, doubled, swapped with another or replaced by one from elsewhere.</summary>
public sealed class StatementSpoiler
{
    private static readonly string[] Words =
    [
        "select", "from", "where", "group", "order", "by", "as", "on", "not", "null", "default", "values", "with", "in", "is", "and", "or", "like", "between",
        "table", "column", "constraint", "primary", "key", "references", "check", "if", "exists", "cascade", "set", "to", "for", "all", "any", "case", "when",
        "then", "else", "end", "cast", "array", "row", "interval", "limit", "using", "join", "left", "natural", "over", "partition", "returning", "do", "nothing",
        "(", ")", "[", "]", ",", ";", ".", "=", "+", "-", "*", "::", ":", "'x'", "42", "1.5", "\"q\"", "foo", "@", "<=", "e'\\n'", "$$a$$", "b'01'",
    ];

    // What the lexer treats in ways of its own.
    private const string Characters = "'\"\\$;:.,()[]{}<>=+-*/%^&|#@!?~`_ \t\nexbun0179az\u00a0\u00e9";

    private readonly Random _random;
    private readonly string[][] _statements;
    private readonly StatementCase[] _cases;

    /// <param name="cases">The statements to start from.</param>
    /// <param name="seed">The same seed gives the same statements.</param>
    public StatementSpoiler(IEnumerable<StatementCase> cases, int seed)
    {
        _random = new Random(seed);
        _cases = [.. cases.Where(static item => item.Sql.Length < 4000)];
        _statements = [.. _cases.Select(static item => SqlTokens.Split(item.Sql).ToArray())];
    }

    /// <summary>The next spoilt statement; it may happen to be a right one.</summary>
    public StatementCase Next()
    {
        int index = _random.Next(_statements.Length);
        List<string> tokens = [.. _statements[index]];
        int[] places = [.. Enumerable.Range(0, tokens.Count).Where(i => !string.IsNullOrWhiteSpace(tokens[i]))];
        if (places.Length > 0) Spoil(tokens, places);
        return _cases[index] with { Sql = string.Concat(tokens) };
    }

    /// <summary>The next statement with one character deleted, inserted or exchanged.</summary>
    public StatementCase NextByCharacter()
    {
        StatementCase item = _cases[_random.Next(_cases.Length)];
        int place = _random.Next(item.Sql.Length);
        string c = Characters[_random.Next(Characters.Length)].ToString();
        string sql = _random.Next(3) switch
        {
            0 => item.Sql.Remove(place, 1),
            1 => item.Sql.Insert(place, c),
            _ => item.Sql.Remove(place, 1).Insert(place, c),
        };
        return item with { Sql = sql };
    }

    private void Spoil(List<string> tokens, int[] places)
    {
        int place = places[_random.Next(places.Length)];
        switch (_random.Next(6))
        {
            case 0:
                tokens[place] = " ";
                break;
            case 1:
                tokens.Insert(place, tokens[place] + " ");
                break;
            case 2:
                int other = places[_random.Next(places.Length)];
                (tokens[place], tokens[other]) = (tokens[other], tokens[place]);
                break;
            case 3:
                tokens[place] = " " + Words[_random.Next(Words.Length)] + " ";
                break;
            case 4:
                tokens.Insert(place, " " + Words[_random.Next(Words.Length)] + " ");
                break;
            default:
                string[] elsewhere = _statements[_random.Next(_statements.Length)];
                tokens[place] = " " + elsewhere[_random.Next(elsewhere.Length)] + " ";
                break;
        }
    }
}
