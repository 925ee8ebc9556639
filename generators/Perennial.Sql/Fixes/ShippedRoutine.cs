using Perennial.Sql.Binding;
using Perennial.Sql.Contract;
using Perennial.Sql.Parsing;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Fixes;

/// <summary>A shipped procedure written as a routine of schema.sql, with the annotations that its line in the contract asks for.</summary>
internal static class ShippedRoutine
{
    // feature_not_supported
    private const string Unsupported = "0A000";

    /// <summary>The sealed statement, word for word.</summary>
    public static string Text(ContractProcedure line, string createSql, EquatableArray<string> lines = default) =>
        Annotations(line.Signature, line.Signature.Deprecated, lines) + ProceduresFile.Normalize(createSql) + ";";

    /// <summary>The same signature with a body that finds nothing and does nothing, in each language that may prove what the signature promises; empty where it promises more.</summary>
    /// <param name="advice">For <c>-- deprecated:</c>, unless the contract has some.</param>
    /// <param name="note">Documentation, a line.</param>
    public static IEnumerable<string> Empty(ContractProcedure line, string createSql, string advice, string note)
    {
        ProcedureSignature signature = line.Signature;
        if (PromisesRow(signature)) yield break;
        if (Parts(createSql) is not { } parts) yield break;
        bool isValue = signature is { IsScalar: true, ReturnsSet: false };
        yield return Text(line, parts, "plpgsql", Block(isValue ? "    return null;\n" : signature.ReturnsSet ? "    return;\n" : ""), advice, note);
        if (signature.Columns.IsEmpty) yield break;
        string columns = string.Join(", ", signature.Columns.Select(static column => $"null::{column.Type.DisplayName}"));
        yield return Text(line, parts, "sql", $"as $$ select {columns}{(isValue ? "" : " where false")} $$", advice, note);
    }

    /// <summary>The sealed body over tables that have no rows any more; null where it changes one of them, or is no SQL.</summary>
    public static string? WithoutRows(ContractProcedure line, string createSql, EmptyTables tables, string advice, string note)
    {
        if (Parts(createSql) is not { Language: "sql" } parts || tables.Write(parts.Sql) is not { } sql) return null;
        return Text(line, parts, "sql", parts.IsString ? "as " + SqlPrinter.QuoteBody(sql) : sql, advice, note);
    }

    /// <summary>The same signature with a body that raises an error: what is left where nothing can give the row or the value that the signature promises.</summary>
    public static string? Refusing(ContractProcedure line, string createSql, string advice, string note)
    {
        if (Parts(createSql) is not { } parts) return null;
        string message = $"{line.Signature.QualifiedName} is gone: what it read is no longer in the database".Replace("'", "''").Replace("%", "%%");
        return Text(line, parts, "plpgsql", Block($"    raise exception '{message}' using errcode = '{Unsupported}';\n"), advice, note);
    }

    /// <summary>Whether callers are promised a row, or a value that is not null, which a body that does nothing cannot give.</summary>
    public static bool PromisesRow(ProcedureSignature signature) =>
        signature.Cardinality == ResultCardinality.One && (signature.ReturnsSet || signature.Columns.Any(static column => !column.IsNullable));

    private static RoutineParts? Parts(string createSql)
    {
        SourceText source = new("", ProceduresFile.Normalize(createSql));
        if (SqlParser.Parse(source).Statements is not { Count: 1 } statements || statements[0].Node is not CreateRoutineStatement create) return null;
        RoutineAs? text = create.Options.OfType<RoutineAs>().FirstOrDefault();
        if ((create.Body?.Span ?? text?.Span) is not { } body) return null;
        RoutineLanguage? language = create.Options.OfType<RoutineLanguage>().FirstOrDefault();
        string sql = text?.Definition.Value ?? source.Text.Substring(body.Start, body.Length);
        return new RoutineParts(source, language?.Span ?? new TextSpan(body.Start, 0), body, language?.Name.Name ?? "sql", sql, text is not null);
    }

    private static string Block(string statement) => $"as $$\nbegin\n{statement}end\n$$";

    private static string Text(ContractProcedure line, RoutineParts parts, string language, string body, string advice, string note)
    {
        TextReplacement[] edits = [new(parts.LanguageSpan, $"language {language}{(parts.LanguageSpan.Length == 0 ? "\n" : "")}"), new(parts.Body, body)];
        string text = TextReplacement.Apply(parts.Source, new TextSpan(0, parts.Source.Text.Length), edits.OrderBy(static edit => edit.Span.Start).ToEquatableArray());
        return Annotations(line.Signature, line.Signature.Deprecated ?? advice, ["-- " + note]) + text + ";";
    }

    private sealed record RoutineParts(SourceText Source, TextSpan LanguageSpan, TextSpan Body, string Language, string Sql, bool IsString);

    private static string Annotations(ProcedureSignature signature, string? deprecated, EquatableArray<string> more)
    {
        List<string> lines = [.. more];
        if (signature.Service is { } service) lines.Add("-- service: " + service);
        // What is inferred from volatility needs no words.
        if (signature.Mode == AccessMode.Reads && signature.Volatility == Volatility.Volatile) lines.Add("-- reads");
        if (signature.Mode == AccessMode.Writes && signature.Volatility != Volatility.Volatile) lines.Add("-- writes");
        if (deprecated is { Length: > 0 }) lines.Add("-- deprecated: " + deprecated);
        foreach (DeclaredError error in signature.Raises) lines.Add($"-- raises: {error.SqlState} {error.Name}");
        return string.Concat(lines.Select(static line => line + "\n"));
    }
}
