using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Functions;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Fixes;

/// <summary>A shipped procedure written as the query that it was made from: what a sealed body holds of it, and what the contract says about it.</summary>
/// <param name="line">The contract's line.</param>
/// <param name="file">Defaults of the file that it goes to.</param>
internal sealed class ShippedQuery(ContractProcedure line, QueryFileDefaults file)
{
    private readonly ProcedureSignature _signature = line.Signature;

    /// <summary>The name behind <c>-- name:</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Annotation and comment lines that the contract does not hold, such as <c>-- row: Task</c>.</summary>
    public EquatableArray<string> Lines { get; init; }

    /// <summary>
    /// The query of a sealed routine in each form that may make the same procedure again; what the form does not say, inference has to find. Empty for a routine that was no query.
    /// </summary>
    public IEnumerable<string> Forms(Routine routine)
    {
        if (routine.Source is not { } source || GeneratedBody.Query(source, out bool returnsRows) is not { } sql) yield break;
        // Of several forms of a query (-- optional:, -- order:, -- page:) the body has each, and the query cannot be told any more.
        if (source.Contains("    if ") && returnsRows && !source.Contains("begin\n    return query")) yield break;
        sql = sql.Replace("\r\n", "\n").Trim('\n');
        foreach (string command in Commands(source))
        {
            foreach (bool isNamed in new[] { true, false })
            {
                foreach (bool saysMode in new[] { false, true }) yield return Text(command, isNamed ? Named(sql) : sql, saysMode, advice: null, note: null);
            }
        }
    }

    /// <summary>A query of the same signature that finds nothing and does nothing; null where the signature promises a row or a value.</summary>
    /// <param name="routine">The sealed routine.</param>
    /// <param name="advice">For <c>-- deprecated:</c>, unless the contract has some.</param>
    /// <param name="note">Documentation, a line.</param>
    public string? Empty(Routine routine, string advice, string note)
    {
        if (routine.Source is not { } source || _signature.Columns.Any(static column => column.Type is { Kind: SignatureTypeKind.Domain, IsNotNull: true })) return null;
        bool isCount = IsCount(source);
        if (!isCount && _signature.Cardinality == ResultCardinality.One && !(_signature.IsScalar && _signature.Columns[0].IsNullable)) return null;
        string columns = isCount || _signature.Columns.IsEmpty ? "1" : string.Join(", ", _signature.Columns.Select(static column => $"null::{column.Type.DisplayName} as {(column.IsNullable ? NameRules.Quote(column.Name) : $"\"{column.Name}!\"")}"));
        string arguments = string.Concat(_signature.Arguments.Select(static argument => $" and @{argument.Name}::{argument.Type.DisplayName} is null"));
        return Text(Commands(source).First(), $"select {columns}\nwhere false{arguments}", saysMode: true, advice, note);
    }

    private string Text(string command, string sql, bool saysMode, string? advice, string? note)
    {
        List<string> lines = [$"-- name: {Name} :{command}"];
        if (_signature.Service is { } service && service != file.Service) lines.Add("-- service: " + service);
        if (saysMode) lines.Add(_signature.Mode == AccessMode.Reads ? "-- reads" : "-- writes");
        if (_signature.Security == SecurityMode.Invoker) lines.Add("-- security: invoker");
        if ((_signature.Deprecated ?? advice) is { Length: > 0 } deprecated) lines.Add("-- deprecated: " + deprecated);
        foreach (DeclaredError error in _signature.Raises) lines.Add($"-- raises: {error.SqlState} {error.Name}");
        lines.AddRange(Lines);
        if (note is not null) lines.Add("-- " + note);
        return string.Join("\n", lines) + "\n" + sql + ";";
    }

    private IEnumerable<string> Commands(string source)
    {
        if (IsCount(source)) return ["execrows"];
        if (_signature.Columns.IsEmpty) return ["exec"];
        if (_signature.IsScalar && !_signature.ReturnsSet) return ["value"];
        return _signature.Cardinality switch
        {
            ResultCardinality.One => ["one", "single"],
            ResultCardinality.ZeroOrOne => ["one"],
            _ => ["many"],
        };
    }

    private static bool IsCount(string source) => source.Contains("\n    row_total bigint");

    private string Named(string sql)
    {
        System.Text.StringBuilder result = new();
        int position = 0;
        foreach ((int start, int end, int number) in ParameterPlaces.Of(sql))
        {
            result.Append(sql, position, start - position);
            if (number >= 1 && number <= _signature.Arguments.Count) result.Append('@').Append(_signature.Arguments[number - 1].Name);
            else result.Append(sql, start, end - start);
            position = end;
        }

        return result.Append(sql, position, sql.Length - position).ToString();
    }
}
