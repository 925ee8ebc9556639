using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>SET and RESET, of which only <c>search_path</c> matters to names.</summary>
internal static class SettingDdl
{
    public static void Set(DdlSession session, SetStatement set)
    {
        bool isPath = set.Name is "search_path" || (set.IsReset && set.Name == "all");
        if (!isPath || set.FromCurrent) return;
        SearchPath path = set.IsDefault || set.IsReset ? SearchPath.Default : ReadPath(set);
        session.Editor.User = session.Editor.User with { SearchPath = path };
    }

    /// <summary><c>select set_config('search_path', 'a, b', false)</c>, which pg_dump writes; scripts of extensions put something before the path that there is.</summary>
    public static void SetConfig(DdlSession session, FunctionCall call)
    {
        if (call.Arguments.Count < 2 || call.Arguments[0].Value is not StringLiteral { Value: "search_path" } || Text(session, call.Arguments[1].Value) is not { } path) return;
        session.Editor.User = session.Editor.User with { SearchPath = ParsePath(path) };
    }

    /// <summary>The value of an expression of literals and the current search path; null for another one.</summary>
    private static string? Text(DdlSession session, Expression expression) => expression switch
    {
        StringLiteral literal => literal.Value,
        Cast cast => Text(session, cast.Operand),
        BinaryOperation { Operator.Symbol: "||" } operation when Text(session, operation.Left) is { } left && Text(session, operation.Right) is { } right => left + right,
        FunctionCall { Name.Name: "current_setting", Arguments: { Count: > 0 } arguments } when arguments[0].Value is StringLiteral { Value: "search_path" } =>
            string.Join(", ", session.Editor.User.SearchPath.Schemas.Select(NameRules.Quote)),
        _ => null,
    };

    /// <summary>The search path that a SET clause of a routine gives; null when it sets something else.</summary>
    public static SearchPath? ReadSearchPath(SetStatement set) => set.Name == "search_path" && !set.IsDefault && !set.FromCurrent ? ReadPath(set) : null;

    /// <summary>The value of set_config('search_path', ...): names separated by commas, unquoted ones folded.</summary>
    public static SearchPath ParsePath(string value)
    {
        List<string> schemas = [];
        int i = 0;
        while (i < value.Length)
        {
            if (value[i] is ' ' or ',' or '\t' or '\n' or '\r')
            {
                i++;
                continue;
            }

            int start = i;
            if (value[i] == '"')
            {
                int end = value.IndexOf('"', i + 1);
                if (end < 0) end = value.Length;
                schemas.Add(value.Substring(i + 1, end - i - 1));
                i = end + 1;
                continue;
            }

            while (i < value.Length && value[i] != ',') i++;
            schemas.Add(value.Substring(start, i - start).Trim().ToLowerInvariant());
        }

        return new(schemas.Where(schema => schema.Length > 0).ToEquatableArray());
    }

    // Each value is one schema name; only set_config splits at commas.
    private static SearchPath ReadPath(SetStatement set) => new(set.Values
        .Select(static value => value switch
        {
            StringLiteral literal => literal.Value,
            ColumnReference reference => reference.Name,
            _ => "",
        })
        .Where(static schema => schema.Length > 0).ToEquatableArray());
}
