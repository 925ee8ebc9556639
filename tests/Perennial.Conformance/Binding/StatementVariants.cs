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
            if (TokenEditor.IsName(token) && _names.Count < 5000) _names.Add(token);
        }
    }

    /// <summary>The statement with some of its literals replaced by parameters; null when it has none.</summary>
    public string? WithParameters(string sql)
    {
        List<string> tokens = [.. SqlTokens.Split(sql)];
        int[] literals = [.. Enumerable.Range(0, tokens.Count).Where(i => TokenEditor.IsLiteral(tokens[i]))];
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
        TokenEditor tokens = new(sql, _random);
        for (int attempt = 0; attempt < 20; attempt++)
        {
            if (Spoil(tokens)) return tokens.ToString();
        }

        return sql + " and no_such_name";
    }

    private bool Spoil(TokenEditor tokens) => _random.Next(14) switch
    {
        0 or 1 => tokens.Replace(TokenEditor.IsName, token => token + "x"),
        2 or 3 => tokens.Replace(TokenEditor.IsName, _ => Any(_names)),
        4 or 5 => tokens.Replace(TokenEditor.IsLiteral, _ => Any(Literals)),
        6 => tokens.Replace(static token => Operators.Contains(token) || token is ">" or ">=" or "<=", _ => Any(Operators)),
        7 => tokens.Replace(static token => token == ",", _ => _random.Next(2) == 0 ? ", 1," : " "),
        8 => tokens.Replace(TokenEditor.IsName, token => $"{Any(Functions)}({token})"),
        9 => tokens.Replace(TokenEditor.IsName, token => $"{token}::{Any(Types)}"),
        10 => tokens.Replace(TokenEditor.IsLiteral, token => $"{token}::{Any(Types)}"),
        11 => Clause(tokens),
        12 => tokens.Replace(static token => token == "(", _ => _random.Next(2) == 0 ? "(1, " : "(null, "),
        _ => tokens.EditList(isRepeated: false),
    };

    private bool Clause(TokenEditor tokens)
    {
        string name = tokens.AnyName() ?? "x";
        tokens.Append(_random.Next(6) switch
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

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
