using System.Text;
using Perennial.Generators.Models;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Emit;

/// <summary>Emits the members that call one procedure: in its group's interface, in the group and in the batch.</summary>
internal static class MethodEmitter
{
    public static void EmitDocumentation(CodeWriter writer, MethodModel method)
    {
        CSharpText.Summary(writer, method.Documentation.Length > 0 ? method.Documentation : $"Calls {method.Procedure}.");
        writer.Line($"/// <remarks>Procedure <c>{CSharpText.Xml(method.Procedure)}</c>, from {CSharpText.Xml(method.Origin)}.</remarks>");
        if (method.Shape == MethodShape.Single) writer.Line("/// <exception cref=\"global::Perennial.UnexpectedRowCountException\">There is no row, or more than one.</exception>");
        foreach (ErrorModel error in method.Raises) writer.Line($"/// <exception cref=\"{error.ExceptionName}\">The procedure raised {error.SqlState}.</exception>");
        EmitObsolete(writer, method);
    }

    // The compiler reports calls under the rule's own id, so that it can be configured like others.
    private static void EmitObsolete(CodeWriter writer, MethodModel method)
    {
        if (method.Obsolete is not { } advice) return;
        string message = $"{method.Procedure} is deprecated{(advice.Length > 0 ? ": " + advice : "")}.";
        writer.Line($"[global::System.Obsolete({CSharpText.Literal(message)}{(method.IsObsoleteError ? ", true" : "")}, DiagnosticId = \"{FindingRules.DeprecatedCall.Id}\")]");
    }

    /// <summary>Return type, name and parameters, without a semicolon.</summary>
    public static string Signature(MethodModel method) =>
        $"{ReturnType(method)} {method.Name}Async({Parameters(method)}{(method.Parameters.IsEmpty ? "" : ", ")}global::System.Threading.CancellationToken cancellationToken = default)";

    /// <summary>The group's method.</summary>
    public static void EmitMethod(CodeWriter writer, MethodModel method, string calls, string callName)
    {
        EmitObsolete(writer, method);
        writer.Open("public " + Signature(method));
        if (method.Copy is { } copy)
        {
            writer.Line($"return executor.CopyAsync<{method.Item!.Name}>({calls}.{callName}, {CSharpText.Literal(copy.Text)}, items, {calls}.Write{callName}, cancellationToken);");
            writer.Close();
            return;
        }

        writer.Line($"global::Npgsql.NpgsqlCommand command = {calls}.{callName}.Rent({(method.HasOptionalArguments ? Omitted(method) : "")});");
        EmitBinding(writer, method, calls, callName, $"{calls}.{callName}.ParametersOf(command)");
        writer.Line($"return executor.{ExecutorMethod(method)}({calls}.{callName}, command, {Reader(method, calls, callName)}cancellationToken);");
        writer.Close();
    }

    /// <summary>The batch's method, which gives a handle instead of a task.</summary>
    public static void EmitBatchMethod(CodeWriter writer, MethodModel method, string calls, string callName)
    {
        EmitDocumentation(writer, method);
        writer.Open($"public {HandleType(method)} {method.Name}({Parameters(method)})");
        writer.Line($"global::Npgsql.NpgsqlBatchCommand command = new({CommandText(method, calls, callName)});");
        EmitBinding(writer, method, calls, callName, $"{calls}.{callName}.ParametersOf(command)");
        string extra = method.Shape == MethodShape.Execute ? (method.HasResultSet ? "hasResultSet: true" : "hasResultSet: false") : calls + ".Read" + callName;
        writer.Line($"return _batch.{BatchMethod(method)}({calls}.{callName}, command, {extra});");
        writer.Close();
    }

    /// <summary>Names and types, without the cancellation token.</summary>
    public static string Parameters(MethodModel method) => string.Join(", ", method.Parameters.Select(static parameter => parameter.IsOptional
        ? $"global::Perennial.Optional<{parameter.DeclaredType}> {parameter.Name} = default"
        : $"{parameter.DeclaredType} {parameter.Name}"));

    private static void EmitBinding(CodeWriter writer, MethodModel method, string calls, string callName, string target)
    {
        if (method.Parameters.IsEmpty) return;
        writer.Line($"{calls}.Bind{callName}({target}, {string.Join(", ", method.Parameters.Select(static parameter => parameter.Name))});");
    }

    private static string CommandText(MethodModel method, string calls, string callName) =>
        method.HasOptionalArguments ? $"{calls}.{callName}.GetCommandText({Omitted(method)})" : $"{calls}.{callName}.CommandText";

    private static string Omitted(MethodModel method)
    {
        StringBuilder omitted = new();
        int bit = 0;
        foreach (ParameterModel parameter in method.Parameters)
        {
            if (!parameter.IsOptional) continue;
            omitted.Append(bit > 0 ? " | " : "").Append($"({parameter.Name}.IsSpecified ? 0UL : {1UL << bit++}UL)");
        }

        return omitted.ToString();
    }

    private static string ReturnType(MethodModel method) => method.Shape switch
    {
        MethodShape.Execute => "global::System.Threading.Tasks.Task",
        MethodShape.All => $"global::System.Threading.Tasks.Task<global::System.Collections.Generic.List<{method.ResultType}>>",
        MethodShape.Stream => $"global::System.Collections.Generic.IAsyncEnumerable<{method.ResultType}>",
        MethodShape.Page => $"global::System.Threading.Tasks.Task<global::Perennial.Page<{method.ResultType}, {method.Cursor!.Name}>>",
        MethodShape.FirstOrNull => $"global::System.Threading.Tasks.Task<{method.NullableResultType}>",
        _ => $"global::System.Threading.Tasks.Task<{method.ResultType}>",
    };

    private static string HandleType(MethodModel method) => method.Shape switch
    {
        MethodShape.Execute => "global::Perennial.BatchItem",
        MethodShape.All or MethodShape.Stream or MethodShape.Page => $"global::Perennial.BatchResult<global::System.Collections.Generic.List<{method.ResultType}>>",
        MethodShape.FirstOrNull => $"global::Perennial.BatchResult<{method.NullableResultType}>",
        _ => $"global::Perennial.BatchResult<{method.ResultType}>",
    };

    private static string ExecutorMethod(MethodModel method) => method.Shape switch
    {
        MethodShape.Execute => "ExecuteAsync",
        MethodShape.All => $"ReadAllAsync<{method.ResultType}>",
        MethodShape.Stream => $"StreamAsync<{method.ResultType}>",
        MethodShape.Page => $"ReadPageAsync<{method.ResultType}, {method.Cursor!.Name}>",
        MethodShape.Single => $"ReadSingleAsync<{method.ResultType}>",
        MethodShape.FirstOrNull => $"ReadFirstOrDefaultAsync<{method.NullableResultType}>",
        _ => $"ReadFirstAsync<{method.ResultType}>",
    };

    private static string BatchMethod(MethodModel method) => method.Shape switch
    {
        MethodShape.Execute => "Execute",
        MethodShape.All or MethodShape.Stream or MethodShape.Page => $"ReadAll<{method.ResultType}>",
        MethodShape.Single => $"ReadSingle<{method.ResultType}>",
        MethodShape.FirstOrNull => $"ReadFirstOrDefault<{method.NullableResultType}>",
        _ => $"ReadFirst<{method.ResultType}>",
    };

    private static string Reader(MethodModel method, string calls, string callName) => method.Shape switch
    {
        MethodShape.Execute => "",
        MethodShape.Page => $"{calls}.Read{callName}, pageSize, static row => new {method.Cursor!.Name}({string.Join(", ", method.Cursor.Properties.Select(static property => "row." + property.Name))}), ",
        _ => $"{calls}.Read{callName}, ",
    };
}
