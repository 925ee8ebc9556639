using Perennial.Generators.Models;

namespace Perennial.Generators.Emit;

/// <summary>Emits the method that goes through all pages of a query with <c>-- page:</c>.</summary>
internal static class PageEmitter
{
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";

    public static void EmitDeclaration(CodeWriter writer, MethodModel method)
    {
        writer.Line($"/// <summary>The rows of all pages of <see cref=\"{method.Name}Async\"/>, read page by page as they are asked for.</summary>");
        writer.Line($"/// <remarks>Procedure <c>{CSharpText.Xml(method.Procedure)}</c>, from {CSharpText.Xml(method.Origin)}. Each page is a call of its own, so rows may come and go in between.</remarks>");
        writer.Line($"{Signature(method)}, {Token});");
    }

    public static void EmitMethod(CodeWriter writer, MethodModel method)
    {
        writer.Open($"public async {Signature(method)}, [global::System.Runtime.CompilerServices.EnumeratorCancellation] {Token})");
        writer.Line($"{method.Cursor!.Name}? after = null;");
        writer.Line("do").Open();
        string arguments = string.Concat(method.Parameters.Select(static parameter => parameter.Name + ", "));
        writer.Line($"global::Perennial.Page<{method.ResultType}, {method.Cursor.Name}> page = await {method.Name}Async({arguments}cancellationToken).ConfigureAwait(false);");
        writer.Line($"foreach ({method.ResultType} row in page.Rows) yield return row;");
        writer.Line("after = page.Next;");
        writer.Close();
        writer.Line("while (after is not null);");
        writer.Close();
    }

    private static string Signature(MethodModel method)
    {
        IEnumerable<string> parameters = method.Parameters.Where(static parameter => parameter.Name != "after").Select(static parameter => parameter.DeclaredType + " " + parameter.Name);
        return $"global::System.Collections.Generic.IAsyncEnumerable<{method.ResultType}> {method.Name}AllAsync({string.Join(", ", parameters)}";
    }
}
