using System.Globalization;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>
/// Random values as SQL expressions, from few values of each type, so that joins match and keys repeat, and with the odd ones in: empty texts and ranges, infinite times, JSON nulls,
/// arrays with nulls.
/// </summary>
internal sealed class RandomValues(ServerTypes types, Random random)
{
    private static readonly string[] Texts = ["", "a", "b", "c", "abc", "Ab c", "a1", "x,y", "1", "a@b.example", "foo.bar"];

    private static readonly Dictionary<string, string[]> Literals = new(StringComparer.Ordinal)
    {
        ["bool"] = ["t", "f"],
        ["int2"] = ["0", "1", "2", "3", "-1"],
        ["int4"] = ["0", "1", "2", "3", "4", "5", "-1", "10"],
        ["int8"] = ["0", "1", "2", "3", "4", "5", "-7"],
        ["oid"] = ["0", "1", "26", "1259"],
        ["numeric"] = ["0", "1", "2.50", "-1", "3", "NaN"],
        ["float4"] = ["0", "1", "2.5", "-1", "NaN", "Infinity"],
        ["float8"] = ["0", "1", "2.5", "-1", "NaN", "Infinity", "-Infinity"],
        ["money"] = ["0", "1.50", "-2"],
        ["text"] = Texts,
        ["varchar"] = Texts,
        ["bpchar"] = ["", "a", "b", "x"],
        ["name"] = ["", "a", "b", "public"],
        ["char"] = ["", "a", "b"],
        ["citext"] = ["", "a", "A", "b"],
        ["bytea"] = ["", "\\x00", "\\x6162"],
        ["date"] = ["2024-01-01", "2024-02-29", "1999-12-31", "infinity", "-infinity", "0044-03-15 BC"],
        ["time"] = ["00:00", "12:30:15.5", "24:00"],
        ["timetz"] = ["00:00+00", "12:30:15+02"],
        ["timestamp"] = ["2024-01-01 00:00", "2024-02-29 12:30", "infinity", "-infinity", "1999-12-31"],
        ["timestamptz"] = ["2024-01-01 00:00+00", "2024-02-29 12:30+00", "infinity", "-infinity", "2030-01-01+00"],
        ["interval"] = ["0", "1 day", "-2 hours", "1 month 3 days", "1 year"],
        ["uuid"] = ["00000000-0000-0000-0000-000000000000", "11111111-1111-1111-8111-111111111111", "018f4e5c-0000-7000-8000-000000000001"],
        ["json"] = ["null", "1", "\"a\"", "true", "{}", "[]", "{\"a\": null}", "{\"a\": 1, \"b\": [1, null]}", "[1, null, {\"a\": 2}]", "[\"x\", \"y\"]", "{\"a\": \"b\", \"tags\": [\"a\"]}"],
        ["inet"] = ["10.0.0.1", "10.0.0.0/8", "::1"],
        ["cidr"] = ["10.0.0.0/8", "::/0"],
        ["macaddr"] = ["08:00:2b:01:02:03"],
        ["macaddr8"] = ["08:00:2b:01:02:03:04:05"],
        ["bit"] = ["1", "0"],
        ["varbit"] = ["", "101"],
        ["point"] = ["(0,0)", "(1,2)"],
        ["lseg"] = ["[(0,0),(1,1)]", "[(0,1),(1,0)]", "[(0,0),(0,0)]"],
        ["line"] = ["{1,-1,0}", "{0,1,2}"],
        ["box"] = ["(1,1),(0,0)", "(3,3),(2,2)"],
        ["path"] = ["[(0,0),(1,1)]", "((0,0),(1,0),(1,1))"],
        ["polygon"] = ["((0,0),(1,0),(1,1))", "((5,5),(6,6),(5,6))"],
        ["circle"] = ["<(0,0),1>", "<(5,5),0>"],
        ["tsvector"] = ["", "'a' 'b':2", "'foo':1"],
        ["tsquery"] = ["", "'a' & 'b'", "'foo' | !'bar'"],
        ["xml"] = ["<a/>", "<a><b>1</b></a>"],
        ["jsonpath"] = ["$", "$.a", "$.a[*]", "strict $.z"],
        ["pg_lsn"] = ["0/0", "16/B374D848"],
        ["regconfig"] = ["simple", "english"],
        ["regclass"] = ["pg_class"],
        ["hstore"] = ["", "a=>1", "a=>NULL, b=>2"],
        ["ltree"] = ["", "a.b", "a"],
        ["xid"] = ["3"],
        ["xid8"] = ["3"],
        ["tid"] = ["(0,1)"],
        ["regtype"] = ["int4"],
    };

    /// <summary>A value of a type that is not null; null when there is none that could be made.</summary>
    /// <param name="hints">Literals that constraints speak of.</param>
    public string? Value(uint type, IReadOnlyList<string>? hints = null, int depth = 0)
    {
        if (depth > 6 || types.Find(type) is not { } found) return null;
        if (hints is { Count: > 0 } && found.Category is 'S' or 'N' && random.Next(2) == 0)
        {
            string hint = hints[random.Next(hints.Count)];
            bool isNumber = decimal.TryParse(hint, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) && number == Math.Floor(number);
            if (isNumber || found.Category == 'S') return Literal(hint, found.FullName);
        }

        switch (found.Kind)
        {
            case 'd':
                return Value(found.BaseType, hints, depth + 1) is { } value ? $"({value})::{found.FullName}" : null;
            case 'e':
                return found.Labels.Length == 0 ? null : Literal(Pick(found.Labels), found.FullName);
            case 'c':
                List<string> fields = [];
                foreach (uint field in found.Fields) fields.Add(random.Next(3) == 0 ? "null" : Value(field, null, depth + 1) ?? "null");
                return $"row({string.Join(", ", fields)})::{found.FullName}";
            case 'r':
                return Range(found, depth);
            case 'm':
                return random.Next(3) == 0 ? $"'{{}}'::{found.FullName}" : Value(found.BaseType, null, depth + 1) is { } range ? $"{found.FullName}({range})" : null;
        }

        if (found.Element != 0 && found.Category == 'A') return Array(found, hints, depth);
        string name = found.Name is "jsonb" ? "json" : found.Name;
        if (found.Name == "numeric" && random.Next(4) > 0) name = "int4";
        return Literals.TryGetValue(name, out string[]? literals) ? Literal(Pick(literals), found.FullName) : null;
    }

    private string Array(ServerType type, IReadOnlyList<string>? hints, int depth)
    {
        List<string> elements = [];
        for (int count = random.Next(4); count > 0; count--) elements.Add(random.Next(3) == 0 ? "null" : Value(type.Element, hints, depth + 1) ?? "null");
        return $"array[{string.Join(", ", elements)}]::{type.FullName}";
    }

    private string? Range(ServerType type, int depth)
    {
        if (random.Next(4) == 0) return $"'empty'::{type.FullName}";
        if (Value(type.BaseType, null, depth + 1) is not { } one || Value(type.BaseType, null, depth + 1) is not { } two) return null;
        string lower = random.Next(4) == 0 ? "null" : $"least({one}, {two})", upper = random.Next(4) == 0 ? "null" : $"greatest({one}, {two})";
        return $"{type.FullName}({lower}, {upper})";
    }

    public T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True once in a while.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    public int Next(int bound) => random.Next(bound);

    public static string Literal(string text, string type) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'::{type}";
}
