using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>Where "go to definition" lands from a call.</summary>
public sealed class DefinitionTests
{
    [Theory]
    [InlineData("db.Teas.GetTeaAsync(1)", "Database.Teas.g.cs", "queries/teas.sql, line 3")]
    [InlineData("db.CreateBatch().Teas.RemoveTea(1)", "Database.Teas.g.cs", "queries/teas.sql, line 13")]
    [InlineData("db.Notes.StreamNotesAsync()", "Database.Notes.g.cs", "queries/notes.sql, line 6")]
    [InlineData("db.Shop.CountTeasAsync()", "Database.Shop.g.cs", "schema.sql")]
    public void The_definition_of_a_call_names_the_sql_file_and_a_querys_line(string call, string file, string place)
    {
        TestProject project = ShopFiles.Create() with
        {
            CSharp = $"namespace App; public sealed partial class Database; public static class Program {{ public static object Call(Database db) => {call}; }}",
        };
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation output, out ImmutableArray<Diagnostic> _, TestContext.Current.CancellationToken);
        SyntaxTree program = output.SyntaxTrees.First();
        InvocationExpressionSyntax invocation = program.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        ISymbol method = output.GetSemanticModel(program).GetSymbolInfo(invocation, TestContext.Current.CancellationToken).Symbol!;

        SyntaxReference definition = Assert.Single(method.DeclaringSyntaxReferences);
        Assert.EndsWith(file, definition.SyntaxTree.FilePath, StringComparison.Ordinal);
        string above = definition.GetSyntax(TestContext.Current.CancellationToken).GetLeadingTrivia().ToFullString();
        Assert.Contains($"from {place}.", above, StringComparison.Ordinal);
    }
}
