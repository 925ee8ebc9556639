using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>
/// The compiler asks no analyzer while declarations are wrong, which they are when a record is missing because of a mistake in SQL. So the generator reports errors as well, and in a build that
/// gets to the analyzers the compiler prints one of two equal diagnostics.
/// </summary>
public sealed class ReportedErrorTests
{
    [Theory]
    [InlineData("-- name: Bad :one\nselect t.nots from shop.teas t;", "PRN0002")]
    [InlineData("-- name: Bad :one\n-- type: name App.Lost\nselect t.name from shop.teas t;", "PRN0013")]
    [InlineData("-- name: Bad :one\n-- type: name int\nselect t.name from shop.teas t;", "PRN0013")]
    [InlineData("-- name: Bad :one\n-- type: name TimeSpan\nselect t.name from shop.teas t;", "PRN0012")]
    [InlineData("-- name: Bad :ones\nselect t.name from shop.teas t;", "PRN0011")]
    public async Task The_generator_reports_the_errors_that_analyzers_find(string query, string id)
    {
        TestProject project = Project(query);

        Diagnostic reported = Assert.Single(Report(project));

        Assert.Equal(id, reported.Id);
        Assert.Equal([reported], (await project.AnalyzeAsync()).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Theory]
    [InlineData("PerennialClass", "my class")]
    [InlineData("PerennialClass", "class")]
    [InlineData("PerennialNamespace", "My-App")]
    [InlineData("PerennialService", "My Gate")]
    public void A_setting_that_would_make_wrong_code_is_PRN9004(string property, string value)
    {
        TestProject project = Project("") with { Properties = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "App").Add(property, value) };
        Diagnostic reported = Assert.Single(Report(project));
        Assert.Equal("PRN9004", reported.Id);
        Assert.StartsWith($"{property} is '{value}'. Write ", reported.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-app", "namespace my_app;")]
    [InlineData("2nd.class", "namespace _2nd._class;")]
    public void A_project_whose_name_is_no_namespace_gets_underscores(string root, string expected)
    {
        TestProject project = Project("") with { Properties = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", root) };
        Assert.Contains(expected, project.Generate()["Database.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_without_analyzers_checks_nothing()
    {
        TestProject project = Project("-- name: Bad :one\nselect t.nots from shop.teas t;") with { Properties = ImmutableDictionary<string, string>.Empty.Add("RootNamespace", "App").Add("RunAnalyzers", "False") };
        Assert.Empty(Report(project));
    }

    private static TestProject Project(string query) => ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n\n" + query);

    private static ImmutableArray<Diagnostic> Report(TestProject project)
    {
        CSharpCompilation compilation = project.Compile();
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        return diagnostics;
    }
}
