namespace Perennial.Benchmarks.Forms;

/// <summary>One way to put a query into the database and to call it.</summary>
/// <param name="Name">As the tables print it.</param>
/// <param name="Create">
/// The statement that makes the routine; empty when there is none. In braces: the case's <c>{arguments}</c>, <c>{table}</c> columns, <c>{out}</c> and <c>{inout}</c>
/// arguments, column <c>{names}</c>, <c>{query}</c>, <c>{volatility}</c>, and the <c>{type}</c> of its rows and the <c>{name}</c> of the routine.
/// </param>
/// <param name="Call">The statement that is prepared, with the same words and <c>{values}</c> for the arguments.</param>
internal sealed record FunctionForm(string Name, string Create, string Call)
{
    private const string Path = "set search_path = pg_catalog, pg_temp";
    private const string Select = "select {names} from {name}({values})";
    private const string ReturnQuery = "as $f$\n#variable_conflict use_column\nbegin\n    return query\n{query};\nend\n$f$";
    private const string Table = "create function {name}({arguments}) returns table ({table}) ";
    private const string Into = "begin\n{query}\n    into {names};\n";

    /// <summary>Serves one row at most.</summary>
    public bool IsForSingle { get; init; }

    /// <summary>Serves queries that change nothing.</summary>
    public bool IsForStable { get; init; }

    /// <summary>The first is what the others are compared with.</summary>
    public static IReadOnlyList<FunctionForm> All { get; } =
    [
        new("emitted: PL/pgSQL return query, definer, search_path, returns table", "", "select {names} from {emitted}({values})"),
        new("the query itself", "", "{query}"),
        new("emitted, without search_path (not safe)", $"{Table}language plpgsql {{volatility}} security definer {ReturnQuery}", Select),
        new("emitted, invoker", $"{Table}language plpgsql {{volatility}} {Path} {ReturnQuery}", Select),
        new("emitted, invoker, without search_path", $"{Table}language plpgsql {{volatility}} {ReturnQuery}", Select),
        new("emitted, called by select f()", "", "select {emitted}({values})"),
        new("emitted, parallel safe cost 1", $"{Table}language plpgsql {{volatility}} parallel safe cost 1 security definer {Path} {ReturnQuery}", Select),
        new("emitted, plan_cache_mode = force_generic_plan", $"{Table}language plpgsql {{volatility}} security definer {Path} set plan_cache_mode = force_generic_plan {ReturnQuery}", Select),
        new("PL/pgSQL, setof a composite type", $"create function {{name}}({{arguments}}) returns setof {{type}} language plpgsql {{volatility}} security definer {Path} {ReturnQuery}", Select),
        new("PL/pgSQL, a composite type", Composite, Select) { IsForSingle = true },
        new("PL/pgSQL, a composite type, called by select f()", Composite, "select {name}({values})") { IsForSingle = true },
        new("PL/pgSQL, OUT arguments", Out, Select) { IsForSingle = true },
        new("PL/pgSQL, OUT arguments, called by select f()", Out, "select {name}({values})") { IsForSingle = true },
        new("PL/pgSQL, into and return next", $"{Table}language plpgsql {{volatility}} security definer {Path} as $f$\n#variable_conflict use_column\n{Into}    if found then return next; end if;\nend\n$f$", Select) { IsForSingle = true },
        new("procedure, INOUT arguments, CALL", $"create procedure {{name}}({{arguments}}, {{inout}}) language plpgsql security definer {Path} as $f$\n#variable_conflict use_column\n{Into}end\n$f$", "call {name}({values}, {nulls})") { IsForSingle = true },
        new("SQL, invoker, without search_path: inlined", $"{Table}language sql stable as $f$ {{query}} $f$", Select) { IsForStable = true },
        new("SQL, returns table", $"{Table}language sql {{volatility}} security definer {Path} as $f$ {{query}} $f$", Select),
        new("SQL, a composite type, called by select f()", $"create function {{name}}({{arguments}}) returns {{type}} language sql {{volatility}} security definer {Path} as $f$ {{query}} $f$", "select {name}({values})") { IsForSingle = true },
        new("SQL, BEGIN ATOMIC, without search_path", $"{Table}language sql {{volatility}} security definer begin atomic {{query}}; end", Select),
        new("SQL, BEGIN ATOMIC, search_path", $"{Table}language sql {{volatility}} security definer {Path} begin atomic {{query}}; end", Select),
    ];

    private static string Composite =>
        $"create function {{name}}({{arguments}}) returns {{type}} language plpgsql {{volatility}} security definer {Path} as $f$\ndeclare\n    found_row {{type}};\nbegin\n{{query}}\n    into found_row;\n    return found_row;\nend\n$f$";

    private static string Out =>
        $"create function {{name}}({{arguments}}, {{out}}) language plpgsql {{volatility}} security definer {Path} as $f$\n#variable_conflict use_column\n{Into}end\n$f$";

    public bool Serves(FormCase query) => (query.IsSingle || !IsForSingle) && (query.IsStable || !IsForStable);

    /// <summary>A text of this form with the case's words in place of the braces.</summary>
    /// <param name="number">Makes the routine's name the form's own.</param>
    public static string Fill(string text, FormCase query, int number) => text
        .Replace("{arguments}", string.Join(", ", query.Arguments.Select(static (argument, i) => $"argument_{i} {argument.Type}")), StringComparison.Ordinal)
        .Replace("{table}", string.Join(", ", query.Columns.Select(static column => $"{column.Name} {column.Type}")), StringComparison.Ordinal)
        .Replace("{out}", string.Join(", ", query.Columns.Select(static column => $"out {column.Name} {column.Type}")), StringComparison.Ordinal)
        .Replace("{inout}", string.Join(", ", query.Columns.Select(static column => $"inout {column.Name} {column.Type}")), StringComparison.Ordinal)
        .Replace("{nulls}", string.Join(", ", query.Columns.Select(static _ => "null")), StringComparison.Ordinal)
        .Replace("{names}", string.Join(", ", query.Columns.Select(static column => column.Name)), StringComparison.Ordinal)
        .Replace("{values}", string.Join(", ", query.Arguments.Select(static (_, i) => $"${i + 1}")), StringComparison.Ordinal)
        .Replace("{volatility}", query.IsStable ? "stable" : "volatile", StringComparison.Ordinal)
        .Replace("{query}", query.Query, StringComparison.Ordinal)
        .Replace("{type}", $"bench.{query.Emitted}_row", StringComparison.Ordinal)
        .Replace("{name}", $"bench.{query.Emitted}_{number}", StringComparison.Ordinal)
        .Replace("{emitted}", $"bench.{query.Emitted}", StringComparison.Ordinal);
}
