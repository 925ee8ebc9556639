using Perennial.Sql.Binding;
using Perennial.Sql.Contract;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Fixes;

/// <summary>A shipped procedure written as a routine of schema.sql, with the annotations that its line in the contract asks for.</summary>
internal static class ShippedRoutine
{
    /// <summary>The sealed statement, word for word.</summary>
    public static string Text(ContractProcedure line, string createSql, EquatableArray<string> lines = default) =>
        Annotations(line.Signature, line.Signature.Deprecated, lines) + ProceduresFile.Normalize(createSql) + ";";

    /// <summary>The same signature with a body that finds nothing and does nothing; null for a body that is no string.</summary>
    /// <param name="advice">For <c>-- deprecated:</c>, unless the contract has some.</param>
    /// <param name="note">Documentation, a line.</param>
    public static string? Empty(ContractProcedure line, string createSql, string advice, string note)
    {
        SourceText source = new("", ProceduresFile.Normalize(createSql));
        if (SqlParser.Parse(source).Statements is not { Count: 1 } statements || statements[0].Node is not CreateRoutineStatement { Body: null } create) return null;
        RoutineAs? body = create.Options.OfType<RoutineAs>().FirstOrDefault();
        RoutineLanguage? language = create.Options.OfType<RoutineLanguage>().FirstOrDefault();
        if (body is null || language is null) return null;
        ProcedureSignature signature = line.Signature;
        bool isValue = signature is { IsScalar: true, ReturnsSet: false };
        string statement = isValue ? "    return null;\n" : signature.ReturnsSet ? "    return;\n" : "";
        TextReplacement[] edits = [new(language.Name.Span, "plpgsql"), new(body.Definition.Span, $"$$\nbegin\n{statement}end\n$$")];
        string text = TextReplacement.Apply(source, new TextSpan(0, source.Text.Length), edits.OrderBy(static edit => edit.Span.Start).ToEquatableArray());
        return Annotations(signature, signature.Deprecated ?? advice, ["-- " + note]) + text + ";";
    }

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
