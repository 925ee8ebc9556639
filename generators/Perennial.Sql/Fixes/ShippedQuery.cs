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

    /// <summary>The command of <c>-- name:</c> as it was shipped; null where no sealed file tells, and then the body has to.</summary>
    public string? Command { get; init; }

    /// <summary>
    /// The query of a sealed routine in each form that may make the same procedure again; what the form does not say, inference has to find. Empty for a routine that was no query.
    /// </summary>
    public IEnumerable<string> Forms(Routine routine)
    {
        if (routine.Source is not { } source || GeneratedBody.Query(source, out _) is not { } sql) yield break;
        VariantBody? variants = VariantBody.Read(source, _signature.Arguments.Count);
        if (variants is not null) sql = variants.Sql;
        sql = sql.Replace("\r\n", "\n").Trim('\n');
        foreach (string command in Commands(source))
        {
            foreach (bool isNamed in new[] { true, false })
            {
                // The annotations name parameters.
                if (!isNamed && variants is { Optional.IsEmpty: false }) continue;
                foreach (bool saysMode in new[] { false, true })
                {
                    foreach (EquatableArray<string> lines in KeptLines()) yield return Text(command, isNamed ? Named(sql) : sql, saysMode, advice: null, [.. Annotations(variants), .. lines]);
                }
            }
        }
    }

    /// <summary>The query of a sealed routine over tables that have no rows any more; empty where it changes one of them, or still has them all.</summary>
    public IEnumerable<string> WithoutRows(Routine routine, EmptyTables tables, string advice, string note)
    {
        if (routine.Source is not { } source || VariantBody.Read(source, 0) is not null || GeneratedBody.Query(source, out _) is not { } sql || tables.Write(sql.Replace("\r\n", "\n").Trim('\n')) is not { } empty) yield break;
        foreach (string command in Commands(source))
        {
            foreach (bool saysMode in new[] { false, true }) yield return Text(command, Named(empty), saysMode, advice, [.. Lines, "-- " + note]);
        }
    }

    /// <summary>A query of the same signature that finds nothing and does nothing; null where the signature promises a row or a value.</summary>
    /// <param name="routine">The sealed routine.</param>
    /// <param name="advice">For <c>-- deprecated:</c>, unless the contract has some.</param>
    /// <param name="note">Documentation, a line.</param>
    public string? Empty(Routine routine, string advice, string note)
    {
        if (routine.Source is not { } source || _signature.Columns.Any(static column => column.Type is { Kind: SignatureTypeKind.Domain, IsNotNull: true })) return null;
        if (!IsCount(source) && _signature.Cardinality == ResultCardinality.One && !(_signature.IsScalar && _signature.Columns[0].IsNullable)) return null;
        return Nothing(source, advice, note);
    }

    /// <summary>The same where the signature promises a row: a caller finds none, which its wrapper refuses with an exception. Null for others.</summary>
    public string? Refusing(Routine routine, string advice, string note) =>
        routine.Source is { } source && _signature is { Cardinality: ResultCardinality.One, ReturnsSet: true } ? Nothing(source, advice, note, "single") : null;

    private string Nothing(string source, string advice, string note, string? command = null)
    {
        bool isCount = IsCount(source);
        string columns = isCount || _signature.Columns.IsEmpty ? "1" : string.Join(", ", _signature.Columns.Select(static column => $"null::{column.Type.DisplayName} as {(column.IsNullable ? NameRules.Quote(column.Name) : $"\"{column.Name}!\"")}"));
        string arguments = string.Concat(_signature.Arguments.Select(static argument => $" and @{argument.Name}::{argument.Type.DisplayName} is null"));
        return Text(command ?? Commands(source).First(), $"select {columns}\nwhere false{arguments}", saysMode: true, advice, ["-- " + note]);
    }

    // A record that other queries share by now may have another shape.
    private IEnumerable<EquatableArray<string>> KeptLines()
    {
        yield return Lines;
        EquatableArray<string> less = Lines.Where(static line => !line.StartsWith("-- row: ", StringComparison.Ordinal)).ToEquatableArray();
        if (less.Count < Lines.Count) yield return less;
    }

    private IEnumerable<string> Annotations(VariantBody? variants)
    {
        if (variants is null) yield break;
        if (!variants.Optional.IsEmpty) yield return "-- optional: " + string.Join(", ", variants.Optional.Select(position => _signature.Arguments[position - 1].Name));
        if (!variants.Order.IsEmpty) yield return "-- order: " + string.Join(", ", variants.Order);
        if (!variants.Page.IsEmpty) yield return "-- page: " + string.Join(", ", variants.Page);
    }

    private string Text(string command, string sql, bool saysMode, string? advice, EquatableArray<string> more)
    {
        List<string> lines = [$"-- name: {Name} :{command}"];
        if (_signature.Service is { } service && service != file.Service) lines.Add("-- service: " + service);
        if (saysMode) lines.Add(_signature.Mode == AccessMode.Reads ? "-- reads" : "-- writes");
        if (_signature.Security == SecurityMode.Invoker) lines.Add("-- security: invoker");
        if ((_signature.Deprecated ?? advice) is { Length: > 0 } deprecated) lines.Add("-- deprecated: " + deprecated);
        foreach (DeclaredError error in _signature.Raises) lines.Add($"-- raises: {error.SqlState} {error.Name}");
        lines.AddRange(more);
        return string.Join("\n", lines) + "\n" + sql + ";";
    }

    private IEnumerable<string> Commands(string source) => Command is { } shipped ? Inferred(source).Where(command => command != shipped).Prepend(shipped) : Inferred(source);

    private IEnumerable<string> Inferred(string source)
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
