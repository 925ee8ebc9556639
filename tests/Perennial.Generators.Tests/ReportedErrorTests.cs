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
    [InlineData("IDatabaseValue<Name, string>", new string[0])]
    [InlineData("System.IComparable", new[] { "PRN0013" })]
    public async Task Only_analyzers_ask_for_the_interface_of_a_type_that_another_generator_makes(string implemented, string[] ids)
    {
        TestProject project = Project("-- name: Named :one\n-- type: name App.Name\nselect t.name from shop.teas t;");
        project = project with { CSharp = project.CSharp + " public readonly partial record struct Name;" };
        GeneratorDriver driver = project.CreateDriver(new NameGenerator(implemented));

        driver.RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation whole, out ImmutableArray<Diagnostic> reported, TestContext.Current.CancellationToken);

        Assert.Empty(reported);
        Assert.Equal(ids, (await project.AnalyzeAsync(whole)).Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public async Task A_file_that_the_project_lists_twice_is_one_file()
    {
        TestProject project = Project("-- name: Named :one\nselect t.name from shop.teas t;") with { ListedTwice = "queries/notes.sql" };

        Assert.Contains("Database.Notes.g.cs", project.Generate().Keys);
        Assert.Empty(await project.AnalyzeAsync());
    }

    [Theory]
    [InlineData("PerennialClass", "my class")]
    [InlineData("PerennialClass", "class")]
    [InlineData("PerennialNamespace", "My-App")]
    [InlineData("PerennialService", "My Gate")]
    [InlineData("PerennialAccessPrefix", "Prod")]
    [InlineData("PerennialAccessPrefix", "prod, my-stage")]
    [InlineData("PerennialAccessPrefix", ",")]
    [InlineData("PerennialAccessPrefix", "pg")]
    [InlineData("PerennialAccessPrefix", "a123456789b123456789c123456789d123456789e123456789f123456789gg")]
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

    /// <summary>Makes the other half of a type, as generators of value objects do.</summary>
    private sealed class NameGenerator(string implemented) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider.Select(static (_, _) => 0),
            (output, _) => output.AddSource("Name.g.cs", $$"""
                namespace App;
                using Perennial;
                public readonly partial record struct Name(string Value) : {{implemented}}
                {
                    public static Name FromDatabase(string value) => new(value);
                    public string ToDatabase() => Value;
                    public int CompareTo(object? other) => 0;
                }
                """));
    }

    private static ImmutableArray<Diagnostic> Report(TestProject project)
    {
        CSharpCompilation compilation = project.Compile();
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> diagnostics, TestContext.Current.CancellationToken);
        return diagnostics;
    }
}
