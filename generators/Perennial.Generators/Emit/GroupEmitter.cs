using System.Globalization;
using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits one group: its interface, its implementations for single calls and batches, and the rows of its methods.</summary>
internal static class GroupEmitter
{
    public static string Emit(GroupModel group)
    {
        CodeWriter writer = new();
        SourceHeader.Write(writer, group.Namespace);
        string calls = group.Name + "Calls";
        string[] callNames = CallNames(group, calls);
        EmitInterface(writer, group);
        writer.Line();
        EmitImplementation(writer, group, calls, callNames);
        writer.Line();
        EmitBatch(writer, group, calls, callNames);
        writer.Line();
        EmitCalls(writer, group, calls, callNames);
        foreach (MethodModel method in group.Methods)
        {
            if (method.Row is not null) RowEmitter.Emit(writer.Line(), method.Row, $"A row of <c>{CSharpText.Xml(method.Procedure)}</c>.");
            foreach (RowModel embedded in method.Embedded) RowEmitter.Emit(writer.Line(), embedded, $"A part of a row of <c>{CSharpText.Xml(method.Procedure)}</c>.");
            if (method.Item is not null) RowEmitter.Emit(writer.Line(), method.Item, $"A row that <c>{CSharpText.Xml(method.Procedure)}</c> stores.", "Parameter");
            if (method.Cursor is not null) RowEmitter.Emit(writer.Line(), method.Cursor, $"A place between two rows of <c>{CSharpText.Xml(method.Procedure)}</c>, where a page ends and the next one begins.");
            if (method.Order is not null) TypesEmitter.EmitEnum(writer.Line(), method.Order);
        }

        return writer.Finish();
    }

    // Overloads share their methods' name, and not what they call; nor may a query "ReadTask" meet what reads the rows of a query "Task".
    private static string[] CallNames(GroupModel group, string calls)
    {
        HashSet<string> taken = new(StringComparer.Ordinal) { calls };
        List<string> names = [];
        foreach (MethodModel method in group.Methods)
        {
            string name = method.Name;
            for (int number = 2; taken.Contains(name) || taken.Contains("Bind" + name) || taken.Contains("Read" + name) || taken.Contains("Write" + name); number++)
                name = method.Name + "_" + number.ToString(CultureInfo.InvariantCulture);
            taken.UnionWith([name, "Bind" + name, "Read" + name, "Write" + name]);
            names.Add(name);
        }

        return [.. names];
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
            if (group.Methods[i].Shape == MethodShape.Page) PageEmitter.EmitDeclaration(writer.Line(), group.Methods[i]);
        }

        writer.Close();
    }

    private static void EmitImplementation(CodeWriter writer, GroupModel group, string calls, string[] callNames)
    {
        writer.Open($"internal sealed class {group.Name}Group(global::Perennial.ProcedureExecutor executor) : I{group.Name}");
        for (int i = 0; i < group.Methods.Count; i++)
        {
            if (i > 0) writer.Line();
            MethodEmitter.EmitMethod(writer, group.Methods[i], calls, callNames[i]);
            if (group.Methods[i].Shape == MethodShape.Page) PageEmitter.EmitMethod(writer.Line(), group.Methods[i]);
        }

        writer.Close();
    }

    private static void EmitBatch(CodeWriter writer, GroupModel group, string calls, string[] callNames)
    {
        writer.Line($"/// <summary>The procedures of the group {group.Name} in a batch: each call gives a handle, which has its result after the batch's ExecuteAsync.</summary>");
        writer.Open($"public sealed class {group.Name}Batch");
        writer.Line("private readonly global::Perennial.BatchCalls _batch;").Line();
        writer.Line($"internal {group.Name}Batch(global::Perennial.BatchCalls batch) => _batch = batch;");
        for (int i = 0; i < group.Methods.Count; i++)
        {
            writer.Line();
            MethodEmitter.EmitBatchMethod(writer, group.Methods[i], calls, callNames[i]);
        }

        writer.Close();
    }

    private static void EmitCalls(CodeWriter writer, GroupModel group, string calls, string[] callNames)
    {
        writer.Open($"file static class {calls}");
        for (int i = 0; i < group.Methods.Count; i++)
        {
            if (i > 0) writer.Line();
            CallEmitter.Emit(writer, group.Methods[i], callNames[i]);
        }

        writer.Close();
    }
}
