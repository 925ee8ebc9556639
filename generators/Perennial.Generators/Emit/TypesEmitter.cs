using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits enums with their labels, and rows that several methods share.</summary>
internal static class TypesEmitter
{
    public static string Emit(TypesModel types)
    {
        CodeWriter writer = new();
        SourceHeader.Write(writer, types.Namespace);
        bool isFirst = true;
        foreach (EnumModel model in types.Enums)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            EmitEnum(writer, model);
        }

        foreach (CompositeModel composite in types.Composites)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            RowEmitter.Emit(writer, composite.Record, CSharpText.Xml(composite.Comment?.Replace('\n', ' ') ?? $"The composite type {composite.SqlName}."), "Field");
            if (!composite.Fields.IsEmpty) CompositeEmitter.Emit(writer.Line(), composite);
        }

        foreach (RowModel row in types.Rows)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            RowEmitter.Emit(writer, row, "A row that several procedures return.");
        }

        foreach (string error in types.Errors)
        {
            if (!isFirst) writer.Line();
            isFirst = false;
            EmitError(writer, error);
        }

        return writer.Finish();
    }

    /// <summary>An enum and the class of its labels.</summary>
    public static void EmitEnum(CodeWriter writer, EnumModel model)
    {
        CSharpText.Summary(writer, model.Comment ?? $"The enum {model.SqlName}.");
        writer.Open($"public enum {model.Name}");
        if (model.IsOpen)
        {
            writer.Line("/// <summary>A label that was added to the database after this program was built.</summary>");
            writer.Line("Unrecognized = -1,");
        }

        foreach (EnumMemberModel member in model.Members)
        {
            writer.Line($"/// <summary>Label <c>{CSharpText.Xml(member.Label)}</c>.</summary>");
            writer.Line(member.Name + ",");
        }

        writer.Close().Line();
        writer.Line($"/// <summary>The labels of <see cref=\"{model.Name}\"/> in the database.</summary>");
        writer.Open($"public static class {model.Name}Labels");
        EmitParse(writer, model);
        writer.Line();
        EmitToLabel(writer, model);
        writer.Close();
    }

    private static void EmitError(CodeWriter writer, string name)
    {
        writer.Line("/// <summary>An error that a procedure declares with <c>-- raises:</c>; the inner exception is the server's.</summary>");
        writer.Line($"public sealed class {name} : global::Perennial.DeclaredErrorException");
        writer.Open();
        writer.Line($"internal {name}(string procedure, global::Npgsql.PostgresException inner)");
        writer.Indented(inner => inner.Line(": base(procedure, inner)"));
        writer.Open();
        writer.Close();
        writer.Close();
    }

    private static void EmitParse(CodeWriter writer, EnumModel model)
    {
        writer.Line("/// <summary>The member of a label.</summary>");
        if (!model.IsOpen) writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The label is unknown to this program.</exception>");
        writer.Open($"public static {model.Name} Parse(string label) => label switch");
        foreach (EnumMemberModel member in model.Members) writer.Line($"{CSharpText.Literal(member.Label)} => {model.Name}.{member.Name},");
        writer.Line(model.IsOpen
            ? $"_ => {model.Name}.Unrecognized,"
            : $"_ => throw new global::System.ArgumentOutOfRangeException(nameof(label), label, {CSharpText.Literal($"Enum {model.SqlName} has a label that this program does not know; rebuild it, or mark the type -- open-enum.")}),");
        writer.Close(";");
    }

    private static void EmitToLabel(CodeWriter writer, EnumModel model)
    {
        writer.Line("/// <summary>The label of a member.</summary>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">The value is no member that the database knows.</exception>");
        writer.Open($"public static string ToLabel(this {model.Name} value) => value switch");
        foreach (EnumMemberModel member in model.Members) writer.Line($"{model.Name}.{member.Name} => {CSharpText.Literal(member.Label)},");
        writer.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, {CSharpText.Literal($"No label of {model.SqlName} belongs to this value.")}),");
        writer.Close(";");
    }
}
