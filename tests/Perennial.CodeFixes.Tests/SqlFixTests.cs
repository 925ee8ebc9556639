using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Perennial.Generators.Analyzers;
using Perennial.Sql.Findings;
using Perennial.Sql.Tests;

namespace Perennial.CodeFixes.Tests;

/// <summary>What the database class offers is applied to the SQL files, one by one and all at once, and then the stages find no error.</summary>
public sealed class SqlFixTests
{
    private static readonly string Cases = Path.Combine(DatabaseFiles.SourceFolder(), "..", "Perennial.Sql.Tests", "Fixes", "cases");

    public static TheoryData<string, string> Kinds => new()
    {
        { "star-after-a-column-was-added", "PRN9011" },
        { "query-dropped", "PRN9012" },
        { "query-changed", "PRN9012" },
        { "query-file-dropped", "PRN9012" },
        { "variants-dropped", "PRN9012" },
        { "routine-changed", "PRN9012" },
        { "downgrade-missing", "PRN9013" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task All_offers_of_a_kind_are_taken_in_one_pass(string name, string id)
    {
        DatabaseFiles broken = Broken(name);
        Assert.NotEmpty(Errors(broken));
        using EditedProject project = new(broken);

        IReadOnlyList<string> changed = await project.TakeAllAsync(id);

        Assert.Equal(DatabaseFiles.Read(Path.Combine(Cases, name, "fixed")).Texts.Keys, changed);
        Assert.Equal("", string.Join("\n", Errors(await project.FilesAsync())));
        foreach ((string path, string text) in DatabaseFiles.Read(Path.Combine(Cases, name, "fixed")).Texts) Assert.Equal(text, (await project.FilesAsync()).Texts[path]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Offers_are_taken_one_by_one(string name, string id)
    {
        using EditedProject project = new(Broken(name));
        while (await project.OffersAsync() is { IsEmpty: false } offers)
        {
            Diagnostic offer = offers.First(offer => offer.Id == id);
            await project.TakeAsync(offer);
            Assert.Equal(offers.Length - 1, (await project.OffersAsync()).Length);
        }

        Assert.Equal("", string.Join("\n", Errors(await project.FilesAsync())));
    }

    [Fact]
    public async Task Another_kind_that_was_offered_first_does_not_matter()
    {
        using EditedProject project = new(Broken("query-dropped-with-its-table"));
        ImmutableArray<Diagnostic> offers = await project.OffersAsync();
        Assert.Equal("PRN9012", offers[0].Id);
        Assert.Equal(["versions/0002-next/downgrade.sql"], await project.TakeAllAsync("PRN9013"));
    }

    [Fact]
    public async Task A_document_without_a_file_takes_the_downgrade()
    {
        // As the targets hand it to dotnet format, which adds no documents.
        using EditedProject project = new(Broken("downgrade-missing"), absent: "versions/0002-next/downgrade.sql");
        int documents = project.Project.AdditionalDocuments.Count();
        await project.TakeAllAsync("PRN9013");
        Assert.Equal(documents, project.Project.AdditionalDocuments.Count());
        Assert.StartsWith("-- Back from version 2 to 1.", (await project.FilesAsync()).Texts["versions/0002-next/downgrade.sql"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_says_why_it_has_no_edit()
    {
        using EditedProject project = new(Broken("atomic-routine-dropped-with-its-table"));
        Diagnostic offer = (await project.OffersAsync()).First(static offer => offer.GetMessage().Contains("app.explain_mark", StringComparison.Ordinal));
        string title = await project.TitleAsync(offer);
        Assert.StartsWith("Restore the shipped app.explain_mark (procedures.shipped.txt, line ", title, StringComparison.Ordinal);
        Assert.Contains("app.explain_mark(app.mark) cannot be restored", title, StringComparison.Ordinal);
        Assert.Contains("type \"app.mark\" does not exist", title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offers_stand_at_the_name_of_the_database_class()
    {
        using EditedProject project = new(Broken("query-dropped"));
        ImmutableArray<Diagnostic> offers = await project.OffersAsync();
        Assert.All(offers, static offer => Assert.Equal("Database", offer.Location.SourceTree!.GetText().ToString(offer.Location.SourceSpan)));
        Assert.All(offers, static offer => Assert.Equal(DiagnosticSeverity.Info, offer.Severity));
        Assert.Contains(offers, static offer => offer.GetMessage() == "Restore the shipped app.list_items (procedures.shipped.txt, line 7)");
    }

    [Theory]
    [InlineData("namespace App; public sealed class Another;", "/app/Database.cs")]
    [InlineData("public partial class Program;", "/app/Program.cs")]
    [InlineData("namespace App; public sealed partial class Database;", "/app/Database.g.cs")]
    [InlineData("namespace App; public sealed partial class Database;", "/app/Database.Designer.cs")]
    public async Task Without_a_declaration_that_somebody_wrote_the_finding_says_what_waits(string csharp, string path)
    {
        using EditedProject project = new(Broken("query-dropped"), csharp, path);
        Assert.Empty(await project.OffersAsync());
        Diagnostic advice = Assert.Single(await project.OffersAsync(new AnchorAnalyzer()));
        Assert.Equal(
            "Code fixes for SQL files hang on a line of C#. 2 mistakes are waiting for them. Add it once to the project: namespace App; public sealed partial class Database;", advice.GetMessage());
    }

    [Theory]
    [InlineData("namespace App; public sealed partial class Databse;", "App.Databse", "Rename or move this one, or let PerennialClass and PerennialNamespace say 'Databse' and 'App'.")]
    [InlineData("namespace App.Data; public partial class Database { }", "App.Data.Database", "Rename or move this one, or let PerennialClass and PerennialNamespace say 'Database' and 'App.Data'.")]
    [InlineData("public sealed partial class Database;", "Database", "Add `namespace App;` above it.")]
    [InlineData("public sealed partial class Databse;", "Databse", "Rename this one to Database. Add `namespace App;` above it.")]
    public async Task A_declaration_in_the_wrong_place_is_a_warning_that_says_what_the_database_class_is(string csharp, string type, string told)
    {
        using EditedProject project = new(Broken("query-dropped"), csharp, "/app/Database.cs");
        Diagnostic advice = Assert.Single(await project.OffersAsync(new AnchorAnalyzer()));
        Assert.Equal(DiagnosticSeverity.Warning, advice.Severity);
        Assert.Equal($"Nothing is generated for {type}: the database class is App.Database. {told}", advice.GetMessage());
    }

    private static DatabaseFiles Broken(string name) => new ContractCase(Path.Combine(Cases, name), new Dictionary<string, string>()).Changed();

    private static IEnumerable<Finding> Errors(DatabaseFiles files) => files.Analyze().Findings.Where(static finding => finding.Severity == FindingSeverity.Error);
}
