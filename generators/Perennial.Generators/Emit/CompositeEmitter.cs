using System.Globalization;
using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits the code that reads and writes a composite within an array.</summary>
internal static class CompositeEmitter
{
    public static void Emit(CodeWriter writer, CompositeModel composite)
    {
        string name = composite.Record.Name;
        writer.Line($"/// <summary>Reads and writes <see cref=\"{name}\"/> within arrays.</summary>");
        writer.Open($"internal static class {name}Values");
        EmitRead(writer, composite);
        writer.Line();
        EmitWrite(writer, composite);
        writer.Close();
    }

    // Arguments are evaluated in order, which is the order of the fields.
    private static void EmitRead(CodeWriter writer, CompositeModel composite)
    {
        writer.Open($"public static {composite.Record.Name} Read(global::System.ReadOnlySpan<byte> value)");
        writer.Line("global::Perennial.BinaryRecord record = new(value);");
        writer.Line($"return new {composite.Record.Name}(");
        writer.Indented(inner =>
        {
            for (int i = 0; i < composite.Fields.Count; i++)
            {
                PackedField field = composite.Fields[i];
                string read = string.Format(CultureInfo.InvariantCulture, field.Unpack, "record.Value");
                inner.Line($"record.Next() ? {read} : {(field.IsValueType ? $"({field.Type}?)null" : "null")}{(i + 1 < composite.Fields.Count ? "," : ");")}");
            }
        });
        writer.Close();
    }

    private static void EmitWrite(CodeWriter writer, CompositeModel composite)
    {
        writer.Open($"public static void Write(global::Perennial.LiteralWriter writer, {composite.Record.Name} value)");
        writer.Line("writer.OpenRecord();");
        for (int i = 0; i < composite.Fields.Count; i++)
        {
            PackedField field = composite.Fields[i];
            string present = "field" + (i + 1).ToString(CultureInfo.InvariantCulture);
            writer.Line("writer.NextField();");
            writer.Line($"if (value.{field.Property} is {{ }} {present}) {string.Format(CultureInfo.InvariantCulture, field.Pack, present)};");
        }

        writer.Line("writer.CloseRecord();");
        writer.Close();
    }
}
