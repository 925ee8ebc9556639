namespace Perennial.Conformance.Spoiling;

/// <summary>The tokens of a statement in which mistakes are made.</summary>
public sealed class TokenEditor(string sql, Random random)
{
    // Words of the grammar that are no names; that some of them may be names does no harm.
    private static readonly HashSet<string> Keywords = new(
        """
        select from where and or not in is null as on by group order having limit offset insert into values update set delete returning with recursive case when then else end
        union all except intersect distinct join left right full inner outer cross using lateral natural exists any some between like ilike similar to asc desc nulls first last for
        over partition rows range window filter within cast default do nothing conflict merge matched true false array row only table collate at time zone interval date timestamp
        materialized ordinality unnest tablesample fetch next rowset cube rollup grouping sets escape symmetric unknown isnull notnull
        create alter drop add column constraint primary key unique check references foreign index view sequence type enum domain function procedure trigger schema extension if replace
        temporary temp unlogged begin returns language plpgsql sql volatile stable immutable strict security definer invoker execute before after each statement instead of generated always
        identity stored cascade restrict action no deferrable deferred initially immediate valid inherits concurrently comment rename owner owned policy rule permissive enable disable
        force level precision varying double character without current_timestamp current_date current_user now hash btree gin gist brin include fillfactor storage
        aggregate operator class family start increment cycle minvalue maxvalue cache restart old new call grant revoke usage privileges public session local variadic inout out setof
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    private readonly List<string> _tokens = [.. SqlTokens.Split(sql)];

    /// <summary>Whether a token may be the name of something.</summary>
    public static bool IsName(string token) => (char.IsLetter(token[0]) || token[0] is '_' or '"') && !Keywords.Contains(token) && token[^1] != '\'';

    public static bool IsLiteral(string token) => token[0] is '\'' or (>= '0' and <= '9');

    /// <summary>Replaces one of the tokens that qualify; false when there is none.</summary>
    public bool Replace(Func<string, bool> isPlace, Func<string, string> replacement)
    {
        int[] places = Places(isPlace);
        if (places.Length == 0) return false;
        int place = places[random.Next(places.Length)];
        _tokens[place] = replacement(_tokens[place]);
        return true;
    }

    /// <summary>Takes one piece out of a list with commas, or writes it a second time; false when there is no list.</summary>
    public bool EditList(bool isRepeated)
    {
        int[] commas = Places(static token => token == ",");
        if (commas.Length == 0) return false;
        int start = commas[random.Next(commas.Length)], end = start + 1, depth = 0;
        while (end < _tokens.Count && (depth > 0 || (_tokens[end] is not ("," or ")" or ";") && _tokens[end].ToUpperInvariant() is not ("FROM" or "WHERE" or "ORDER" or "GROUP"))))
        {
            depth += _tokens[end] is "(" or "[" ? 1 : _tokens[end] is ")" or "]" ? -1 : 0;
            end++;
        }

        string piece = string.Concat(_tokens.GetRange(start, end - start));
        if (isRepeated) _tokens.Insert(end, piece);
        else _tokens.RemoveRange(start, end - start);
        _tokens.Insert(isRepeated ? end + 1 : start, " ");
        return true;
    }

    /// <summary>One of the names in the statement; null when there is none.</summary>
    public string? AnyName() => Places(IsName) is { Length: > 0 } places ? _tokens[places[random.Next(places.Length)]] : null;

    /// <summary>Writes something at the end, before a semicolon.</summary>
    public void Append(string text)
    {
        while (_tokens.Count > 0 && (_tokens[^1] == ";" || string.IsNullOrWhiteSpace(_tokens[^1]))) _tokens.RemoveAt(_tokens.Count - 1);
        _tokens.Add(text);
    }

    public override string ToString() => string.Concat(_tokens);

    private int[] Places(Func<string, bool> isPlace) => [.. Enumerable.Range(0, _tokens.Count).Where(i => isPlace(_tokens[i]))];
}
