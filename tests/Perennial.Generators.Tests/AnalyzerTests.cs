using Microsoft.CodeAnalysis;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>Each diagnostic at its file, line and column, and silence where nothing is wrong.</summary>
public sealed class AnalyzerTests
{
    private const string Contract = """
        # perennial contract 1
        function shop.get_tea(id bigint not null) -> zero-or-one (tea_id bigint not null, name text not null, kind shop.tea_kind not null, note text) reads stable definer since=1
        type shop.tea_kind enum (green, black) since=1

        """;

    [Fact]
    public async Task Correct_files_give_no_diagnostic() => Assert.Empty(Gates(await ShopFiles.Create().AnalyzeAsync()));

    [Fact]
    public Task A_syntax_error_is_PRN0001_at_the_token() =>
        ExpectAsync(ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n-- name: Bad :many\nselect t.note form shop.teas t;"), "PRN0001", "queries/notes.sql", 3, 20);

    [Fact]
    public Task An_unknown_column_is_PRN0002_at_the_name() =>
        ExpectAsync(ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n-- name: Bad :many\nselect t.nots from shop.teas t;"), "PRN0002", "queries/notes.sql", 3, 8, "note");

    [Fact]
    public Task An_unknown_table_is_PRN0002_at_the_name() =>
        ExpectAsync(ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n-- name: Bad :many\nselect t.note from shop.tea t;"), "PRN0002", "queries/notes.sql", 3, 20, "teas");

    [Fact]
    public Task A_dropped_procedure_is_PRN1001_at_its_line_of_the_contract() =>
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("GetTea", "FindTea", StringComparison.Ordinal)), "PRN1001", "procedures.shipped.txt", 2, 1, "shop.get_tea");

    [Fact]
    public Task A_retyped_argument_is_PRN1002_at_the_query() =>
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("where t.tea_id = @id;", "where t.name = @id;", StringComparison.Ordinal)), "PRN1002", "queries/teas.sql", 3, 10, "bigint");

    [Fact]
    public Task A_removed_result_column_is_PRN1008_at_the_query() =>
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("t.kind, t.note from", "t.kind from", StringComparison.Ordinal)), "PRN1008", "queries/teas.sql", 3, 10, "note");

    [Fact]
    public async Task A_contract_that_holds_is_silent() => Assert.Empty(Gates(await Shipped().AnalyzeAsync()));

    private static TestProject Shipped() => ShopFiles.Create().With("procedures.shipped.txt", Contract);

    // PRN1035 only reminds that no version is open, which is true of these files.
    private static IEnumerable<Diagnostic> Gates(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static async Task ExpectAsync(TestProject project, string id, string path, int line, int column, string contains = "")
    {
        Diagnostic diagnostic = Assert.Single(Gates(await project.AnalyzeAsync()));
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal((id, TestProject.Root + path, line, column), (diagnostic.Id, span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1));
        Assert.Contains(contains, diagnostic.GetMessage(), StringComparison.Ordinal);
    }
}
