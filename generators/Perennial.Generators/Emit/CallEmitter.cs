using System.Globalization;
using System.Text;
using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits what all ways to call one procedure share: its text, the binding of its parameters and the reading of its rows.</summary>
internal static class CallEmitter
{
    public static void Emit(CodeWriter writer, MethodModel method, string name)
    {
        string raises = method.Raises.IsEmpty ? ""
            : ", [" + string.Join(", ", method.Raises.Select(static error =>
                $"new({CSharpText.Literal(error.SqlState)}, static (procedure, inner) => new {error.ExceptionName}(procedure, inner))")) + "]";
        writer.Line($"public static readonly global::Perennial.ProcedureInfo {name} = new(");
        writer.Indented(inner => inner.Line($"{CSharpText.Literal(method.Procedure)}, {CallText(method)}, isReadOnly: {Bool(method.IsReadOnly)}{raises});"));
        if (!method.Parameters.IsEmpty) EmitBinding(writer.Line(), method, name);
        if (method.Copy is not null) EmitCopy(writer.Line(), method.Copy, method.Item!.Name, name);
        if (method.Shape != MethodShape.Execute) EmitReader(writer.Line(), method, name);
    }

    private static void EmitBinding(CodeWriter writer, MethodModel method, string name)
    {
        IEnumerable<string> parameters = method.Parameters.Select(static parameter =>
            (parameter.IsOptional ? $"global::Perennial.Optional<{parameter.DeclaredType}>" : parameter.DeclaredType) + " " + parameter.Name);
        writer.Open($"public static void Bind{name}(global::Perennial.CallParameters parameters, {string.Join(", ", parameters)})");
        if (method.HasOptionalArguments) writer.Line("int index = 0;");
        int number = 0;
        foreach (ParameterModel parameter in method.Parameters)
        {
            if (parameter.IsOptional) writer.Open($"if ({parameter.Name}.IsSpecified)");
            foreach (WireParameter wire in parameter.Wire)
            {
                string index = method.HasOptionalArguments ? "index++" : (number++).ToString(CultureInfo.InvariantCulture);
                writer.Line($"parameters.Set<{wire.Type}>({index}, {wire.Value}, {wire.DriverType});");
            }

            if (parameter.IsOptional) writer.Close();
        }

        writer.Close();
    }

    private static void EmitCopy(CodeWriter writer, CopyModel copy, string item, string name)
    {
        writer.Line($"public static readonly global::System.Func<global::Npgsql.NpgsqlBinaryImporter, {item}, global::System.Threading.CancellationToken, global::System.Threading.Tasks.Task> Write{name} = static async (importer, item, cancellationToken) =>");
        writer.Open();
        for (int i = 0; i < copy.Columns.Count; i++)
        {
            CopyColumn column = copy.Columns[i];
            string value = column.IsNullable ? "value" + (i + 1).ToString(CultureInfo.InvariantCulture) : "item." + column.Property;
            string written = column.Write is null ? value : string.Format(CultureInfo.InvariantCulture, column.Write, value);
            if (column.IsNullable) writer.Line($"if (item.{column.Property} is not {{ }} {value}) await importer.WriteNullAsync(cancellationToken).ConfigureAwait(false);");
            writer.Line($"{(column.IsNullable ? "else " : "")}await importer.WriteAsync<{column.Type}>({written}, {column.DriverType}, cancellationToken).ConfigureAwait(false);");
        }

        writer.Close(";");
    }

    // A lambda and not a method: delegates of static methods pay for each call. The variable costs one store a column, and tells which one failed.
    private static void EmitReader(CodeWriter writer, MethodModel method, string name)
    {
        string type = method.Shape == MethodShape.FirstOrNull && method.IsResultValueType ? method.NullableResultType : method.ResultType;
        writer.Line($"public static readonly global::System.Func<global::Npgsql.NpgsqlDataReader, {type}> Read{name} = static reader =>");
        writer.Open();
        writer.Line("int column = 0;");
        writer.Open("try");
        writer.Line($"return {method.ReadExpression};");
        writer.Close();
        writer.Open("catch (global::System.Exception exception) when (global::Perennial.PerennialValueException.IsCause(exception))");
        writer.Line($"throw global::Perennial.PerennialValueException.Create({name}, reader, column, exception);");
        writer.Close();
        writer.Close(";");
    }

    private static string CallText(MethodModel method)
    {
        if (method.IsInline) return CSharpText.Literal(method.CallHead);
        if (method.HasOptionalArguments)
        {
            IEnumerable<string> arguments = method.Arguments.Select(static argument =>
                $"new({CSharpText.Literal(argument.Name)}, {CSharpText.Literal(argument.Form)}, {Bool(argument.IsOptional)}, {Bool(argument.IsVariadic)})");
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
            WireForm.Number(text, argument.Form, ref number);
        }

        return CSharpText.Literal(text.Append(')').Append(method.CallTail).ToString());
    }

    private static string Bool(bool value) => value ? "true" : "false";
}
