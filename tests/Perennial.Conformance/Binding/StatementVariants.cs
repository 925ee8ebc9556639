using Perennial.Conformance.Spoiling;

namespace Perennial.Conformance.Binding;

/// <summary>Makes statements from statements that a server accepts: with parameters in place of literals, and with mistakes of meaning rather than of grammar.</summary>
public sealed class StatementVariants(int seed)
{
    private static readonly string[] Operators = ["=", "<>", "<", "+", "-", "*", "/", "||", "->", "->>", "@>", "&&", "~", "%", "^"];

    private static readonly string[] Types = ["integer", "text", "bigint", "numeric", "boolean", "date", "timestamptz", "jsonb", "uuid", "text[]", "integer[]", "no_such_type", "bytea", "interval", "point"];

    private static readonly string[] Literals = ["1", "'x'", "1.5", "true", "null", "'2024-01-01'", "'{}'", "'{1,2}'", "array[1,2]", "-1", "''", "(1, 2)", "date '2024-01-01'", "interval '1 day'"];

    private static readonly string[] Functions = ["count", "sum", "max", "lower", "coalesce", "no_such_function", "row_number", "generate_series", "abs", "length", "now", "array_agg", "greatest", "to_char"];

    private readonly Random _random = new(seed);
    private readonly List<string> _names = ["no_such_name"];

    /// <summary>Adds the statement's names to those that later mistakes use.</summary>
    public void Learn(string sql)
    {
        foreach (string token in SqlTokens.Split(sql))
        {
            if (IsName(token) && _names.Count < 5000) _names.Add(token);
        }
    }

    /// <summary>The statement with some of its literals replaced by parameters; null when it has none.</summary>
    public string? WithParameters(string sql)
    {
        List<string> tokens = [.. SqlTokens.Split(sql)];
        int[] literals = Places(tokens, IsLiteral);
        if (literals.Length == 0 || sql.Contains('$')) return null;
        int number = 0;
        bool all = _random.Next(2) == 0;
        foreach (int place in literals)
        {
            if (all || _random.Next(2) == 0) tokens[place] = "$" + (++number);
        }

        if (number == 0) tokens[literals[0]] = "$1";
        return string.Concat(tokens);
    }

    /// <summary>The statement with one mistake; now and then it is still right.</summary>
    public string Spoilt(string sql)
    {
        List<string> tokens = [.. SqlTokens.Split(sql)];
        for (int attempt = 0; attempt < 20; attempt++)
        {
            if (Spoil(tokens)) return string.Concat(tokens);
        }

        return sql + " and no_such_name";
    }

    private bool Spoil(List<string> tokens) => _random.Next(14) switch
    {
        0 or 1 => Replace(tokens, IsName, token => token + "x"),
        2 or 3 => Replace(tokens, IsName, _ => Any(_names)),
        4 or 5 => Replace(tokens, IsLiteral, _ => Any(Literals)),
        6 => Replace(tokens, static token => Operators.Contains(token) || token is ">" or ">=" or "<=", _ => Any(Operators)),
        7 => Replace(tokens, static token => token == ",", _ => _random.Next(2) == 0 ? ", 1," : " "),
        8 => Replace(tokens, IsName, token => $"{Any(Functions)}({token})"),
        9 => Replace(tokens, IsName, token => $"{token}::{Any(Types)}"),
        10 => Replace(tokens, IsLiteral, token => $"{token}::{Any(Types)}"),
        11 => Clause(tokens),
        12 => Replace(tokens, static token => token == "(", _ => _random.Next(2) == 0 ? "(1, " : "(null, "),
        _ => Drop(tokens),
    };

    private bool Clause(List<string> tokens)
    {
        string name = tokens.Where(IsName).Skip(_random.Next(Math.Max(1, tokens.Count(IsName)))).FirstOrDefault() ?? "x";
        tokens.Add(_random.Next(6) switch
        {
            0 => $" group by {name}",
            1 => " having count(*) > 1",
            2 => $" order by {name}, 99",
            3 => $" limit {name}",
            4 => $" where count({name}) > 1",
            _ => $" returning {name}",
        });
        return true;
    }

    // A comma-separated piece less.
    private bool Drop(List<string> tokens)
    {
        int[] commas = Places(tokens, static token => token == ",");
        if (commas.Length == 0) return false;
        int start = commas[_random.Next(commas.Length)], end = start + 1, depth = 0;
        while (end < tokens.Count && (depth > 0 || tokens[end] is not ("," or ")" or ";")) && !(depth == 0 && tokens[end].ToUpperInvariant() is "FROM" or "WHERE" or "ORDER" or "GROUP"))
        {
            depth += tokens[end] is "(" or "[" ? 1 : tokens[end] is ")" or "]" ? -1 : 0;
            end++;
        }

        tokens.RemoveRange(start, end - start);
        tokens.Insert(start, " ");
        return true;
    }

    private bool Replace(List<string> tokens, Func<string, bool> isPlace, Func<string, string> replacement)
    {
        int[] places = Places(tokens, isPlace);
        if (places.Length == 0) return false;
        int place = places[_random.Next(places.Length)];
        tokens[place] = replacement(tokens[place]);
        return true;
    }

    private static int[] Places(List<string> tokens, Func<string, bool> isPlace) => [.. Enumerable.Range(0, tokens.Count).Where(i => isPlace(tokens[i]))];

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private static bool IsLiteral(string token) => token[0] is '\'' or (>= '0' and <= '9');

    private static readonly HashSet<string> Keywords = new(
        """
        select from where and or not in is null as on by group order having limit offset insert into values update set delete returning with recursive case when then else end
        union all except intersect distinct join left right full inner outer cross using lateral natural exists any some between like ilike similar to asc desc nulls first last for
        over partition rows range window filter within cast default do nothing conflict merge matched true false array row only table collate at time zone interval date timestamp
        materialized ordinality unnest tablesample fetch next rowset cube rollup grouping sets escape symmetric unknown isnull notnull
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    private static bool IsName(string token) => (char.IsLetter(token[0]) || token[0] is '_' or '"') && !Keywords.Contains(token) && token[^1] != '\'';
}
