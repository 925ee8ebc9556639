using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits one group: its interface, its implementation and the rows of its methods.</summary>
internal static class GroupEmitter
{
    public static string Emit(GroupModel group)
    {
        CodeWriter writer = new();
        SourceHeader.Write(writer, group.Namespace);
        EmitInterface(writer, group);
        writer.Line();
        EmitImplementation(writer, group);
        foreach (MethodModel method in group.Methods)
        {
            if (method.Row is null) continue;
            writer.Line();
            RowEmitter.Emit(writer, method.Row, $"A row of <c>{CSharpText.Xml(method.Procedure)}</c>.");
        }

        return writer.Finish();
    }

    private static void EmitInterface(CodeWriter writer, GroupModel group)
    {
        writer.Line($"/// <summary>The procedures of the group {group.Name}. Tests may substitute it.</summary>");
        writer.Open($"public interface I{group.Name}");
        for (int i = 0; i < group.Methods.Count; i++)
        {
            if (i > 0) writer.Line();
            MethodEmitter.EmitDocumentation(writer, group.Methods[i]);
            writer.Line(MethodEmitter.Signature(group.Methods[i]) + ";");
        }

        writer.Close();
    }

    private static void EmitImplementation(CodeWriter writer, GroupModel group)
    {
        writer.Open($"internal sealed class {group.Name}Group(global::Perennial.ProcedureExecutor executor) : I{group.Name}");
        for (int i = 0; i < group.Methods.Count; i++)
        {
            if (i > 0) writer.Line();
            MethodEmitter.EmitMethod(writer, group.Methods[i], i);
        }

        writer.Close();
    }
}
