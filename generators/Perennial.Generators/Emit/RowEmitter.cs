using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits a record for result rows.</summary>
internal static class RowEmitter
{
    public static void Emit(CodeWriter writer, RowModel row, string summary, string what = "Column")
    {
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (PropertyModel property in row.Properties) writer.Line($"/// <param name=\"{property.Name}\">{what} <c>{CSharpText.Xml(property.Column)}</c>.</param>");
        writer.Line($"public sealed record {row.Name}(");
        writer.Indented(inner =>
        {
            for (int i = 0; i < row.Properties.Count; i++)
            {
                PropertyModel property = row.Properties[i];
                inner.Line($"{property.Type} {property.Name}{(i + 1 < row.Properties.Count ? "," : ");")}");
            }
        });
    }
}
