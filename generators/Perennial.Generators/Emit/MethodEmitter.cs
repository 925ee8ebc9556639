using System.Globalization;
using System.Text;
using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits one method with its call's text.</summary>
internal static class MethodEmitter
{
    public static void EmitDocumentation(CodeWriter writer, MethodModel method)
    {
        CSharpText.Summary(writer, method.Documentation.Length > 0 ? method.Documentation : $"Calls {method.Procedure}.");
        writer.Line($"/// <remarks>Procedure <c>{CSharpText.Xml(method.Procedure)}</c>, from {CSharpText.Xml(method.Origin)}.</remarks>");
        if (method.Obsolete is { } advice) writer.Line($"[global::System.Obsolete({CSharpText.Literal(advice.Length > 0 ? advice : method.Procedure + " is deprecated.")})]");
    }

    /// <summary>Return type, name and parameters, without a semicolon.</summary>
    public static string Signature(MethodModel method)
    {
        StringBuilder result = new();
        result.Append(ReturnType(method)).Append(' ').Append(method.Name).Append('(');
        foreach (ParameterModel parameter in method.Parameters)
        {
            result.Append(parameter.IsOptional ? $"global::Perennial.Optional<{parameter.DeclaredType}> {parameter.Name} = default" : $"{parameter.DeclaredType} {parameter.Name}").Append(", ");
        }

        return result.Append("global::System.Threading.CancellationToken cancellationToken = default)").ToString();
    }

    public static void EmitMethod(CodeWriter writer, MethodModel method, int index)
    {
        string info = "Procedure" + index.ToString(CultureInfo.InvariantCulture);
        writer.Line($"private static readonly global::Perennial.ProcedureInfo {info} = new(");
        writer.Indented(inner => inner.Line($"{CSharpText.Literal(method.Procedure)}, {CallText(method)}, isReadOnly: {(method.IsReadOnly ? "true" : "false")});"));
        writer.Line();
        if (method.Obsolete is not null) writer.Line("[global::System.Obsolete]");
        writer.Open("public " + Signature(method));
        if (method.HasOptionalArguments) EmitOptionalCommand(writer, method, info);
        else EmitCommand(writer, method, info);
        writer.Line($"return executor.{ExecutorMethod(method)};".Replace("{info}", info));
        writer.Close();
    }

    private static void EmitCommand(CodeWriter writer, MethodModel method, string info)
    {
        writer.Line($"global::Npgsql.NpgsqlCommand command = new({info}.CommandText);");
        foreach (ParameterModel parameter in method.Parameters) writer.Line(AddParameter(parameter));
    }

    private static void EmitOptionalCommand(CodeWriter writer, MethodModel method, string info)
    {
        int bit = 0;
        List<string> omitted = [];
        foreach (ParameterModel parameter in method.Parameters)
        {
            if (!parameter.IsOptional) continue;
            omitted.Add($"({parameter.Name}.IsSpecified ? 0UL : {(1UL << bit).ToString(CultureInfo.InvariantCulture)}UL)");
            bit++;
        }

        writer.Line($"global::Npgsql.NpgsqlCommand command = new({info}.GetCommandText({string.Join(" | ", omitted)}));");
        foreach (ParameterModel parameter in method.Parameters)
        {
            writer.Line(parameter.IsOptional ? $"if ({parameter.Name}.IsSpecified) {AddParameter(parameter)}" : AddParameter(parameter));
        }
    }

    private static string AddParameter(ParameterModel parameter) =>
        $"command.Parameters.Add(new global::Npgsql.NpgsqlParameter<{parameter.WireType}> {{ TypedValue = {parameter.WireValue}, {parameter.ParameterType} }});";

    private static string ReturnType(MethodModel method) => method.Shape switch
    {
        MethodShape.Execute => "global::System.Threading.Tasks.Task",
        MethodShape.All => $"global::System.Threading.Tasks.Task<global::System.Collections.Generic.List<{method.ResultType}>>",
        MethodShape.Stream => $"global::System.Collections.Generic.IAsyncEnumerable<{method.ResultType}>",
        MethodShape.FirstOrNull or MethodShape.ValueOrNull => $"global::System.Threading.Tasks.Task<{method.ResultType.TrimEnd('?')}?>",
        _ => $"global::System.Threading.Tasks.Task<{method.ResultType}>",
    };

    private static string ExecutorMethod(MethodModel method)
    {
        string read = $"static reader => {method.ReadExpression}";
        return method.Shape switch
        {
            MethodShape.Execute => "ExecuteAsync({info}, command, cancellationToken)",
            MethodShape.All => $"ReadAllAsync<{method.ResultType}>({{info}}, command, {read}, cancellationToken)",
            MethodShape.Stream => $"StreamAsync<{method.ResultType}>({{info}}, command, {read}, cancellationToken)",
            MethodShape.Single => $"ReadSingleAsync<{method.ResultType}>({{info}}, command, {read}, cancellationToken)",
            MethodShape.FirstOrNull => $"ReadFirstOrDefaultAsync<{method.ResultType}?>({{info}}, command, {read}, cancellationToken)",
            MethodShape.ValueOrNull => $"ReadFirstOrDefaultAsync<{method.ResultType.TrimEnd('?')}?>({{info}}, command, {read}, cancellationToken)",
            _ => $"ReadFirstAsync<{method.ResultType}>({{info}}, command, {read}, cancellationToken)",
        };
    }

    private static string CallText(MethodModel method)
    {
        if (method.HasOptionalArguments)
        {
            IEnumerable<string> arguments = method.Arguments.Select(static argument =>
                $"new({CSharpText.Literal(argument.Name)}, {CSharpText.Literal(argument.Cast)}, {Bool(argument.IsOut)}, {Bool(argument.IsOptional)}, {Bool(argument.IsVariadic)})");
            return $"new global::Perennial.CallText({CSharpText.Literal(method.CallHead)}, {CSharpText.Literal(method.CallTail)}, [{string.Join(", ", arguments)}])";
        }

        StringBuilder text = new(method.CallHead);
        text.Append('(');
        int number = 0;
        string separator = "";
        foreach (ArgumentModel argument in method.Arguments)
        {
            text.Append(separator);
            separator = ", ";
            if (argument.IsVariadic) text.Append("variadic ");
            if (argument.IsOut) text.Append("null");
            else text.Append('$').Append((++number).ToString(CultureInfo.InvariantCulture)).Append(argument.Cast);
        }

        return CSharpText.Literal(text.Append(')').Append(method.CallTail).ToString());
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
