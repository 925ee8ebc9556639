using Microsoft.CodeAnalysis;
using Perennial.Generators.Tests.Drivers;
using Perennial.Sql.Tests;

namespace Perennial.Generators.Tests;

/// <summary>Each diagnostic at its file, line and column, and silence where nothing is wrong.</summary>
public sealed class AnalyzerTests
{
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
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("GetTea", "FindTea", StringComparison.Ordinal)), "PRN1001", "procedures.shipped.txt", 4, 1, "shop.get_tea");

    [Fact]
    public Task A_retyped_argument_is_PRN1002_at_the_query() =>
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("t.note from shop.teas t where t.tea_id = @id;", "t.note from shop.teas t where t.name = @id;", StringComparison.Ordinal)), "PRN1002", "queries/teas.sql", 3, 10, "bigint");

    [Fact]
    public Task A_removed_result_column_is_PRN1008_at_the_query() =>
        ExpectAsync(Shipped().With("queries/teas.sql", static text => text.Replace("t.kind, t.note from", "t.kind from", StringComparison.Ordinal)), "PRN1008", "queries/teas.sql", 3, 10, "note");

    // Each mistake with a query is told at its name, and says what to do.
    [Theory]
    [InlineData("-- name: Bad :many\n-- optional: kind\nselect t.note from shop.teas t where t.name = @name;", "'kind' is optional, but has no such parameter (there are name)")]
    [InlineData("-- name: Bad :many\n-- optional: name\nselect @name as name, t.note from shop.teas t where t.name = @name;", "uses it elsewhere, too")]
    [InlineData("-- name: Bad :many\n-- optional: name, kind\nselect t.note from shop.teas t where t.name = @name or t.kind = @kind;", "depends on two optional parameters")]
    [InlineData("-- name: Bad :exec\n-- optional: name\nselect t.note from shop.teas t where t.name = @name;", "'-- optional:', which goes with :many, :stream, :one and :single")]
    [InlineData("-- name: Bad :many\n-- optional: name\nupdate shop.teas set note = '' where name = @name returning note;", "is not a mere SELECT")]
    [InlineData("-- name: Bad :many\n-- order: nme\nselect t.name from shop.teas t;", "orders by 'nme', which is not one of its result columns (name)")]
    [InlineData("-- name: Bad :many\n-- order: name\nselect t.name from shop.teas t order by 1;", "has an ORDER BY of its own")]
    [InlineData("-- name: Bad :one\n-- order: name\nselect t.name from shop.teas t;", "'-- order:', which goes with :many and :stream")]
    [InlineData("-- name: Bad :many\n-- page: note\nselect t.note from shop.teas t;", "'note', which may be null")]
    [InlineData("-- name: Bad :many\n-- page: name, tea_id desc\nselect t.name, t.tea_id from shop.teas t;", "go in different directions")]
    [InlineData("-- name: Bad :many\n-- page: name\nselect t.name from shop.teas t limit 3;", "has a LIMIT or OFFSET")]
    [InlineData("-- name: Bad :many\n-- page: name\n-- order: name\nselect t.name from shop.teas t;", "has both '-- page:'")]
    [InlineData("-- name: Bad :copyfrom\ninsert into shop.teas (name, kind) values (@a, 'black'), (@b, 'green');", "with one row and without RETURNING")]
    [InlineData("-- name: Bad :copyfrom\ninsert into shop.teas (name, kind) values ('a', 'black');", "it has no parameters")]
    [InlineData("-- name: Bad :copyfrom\ninsert into shop.teas (name, kind) values (@name, @kind) on conflict (tea_id) do update set note = @note;", "has parameters outside of VALUES")]
    [InlineData("-- name: Bad :many\n-- inline\n-- order: name\nselect t.name from shop.teas t;", "cannot be inline: '-- optional:'")]
    [InlineData("-- name: Bad :many\n-- inline\nwith a as (delete from shop.teas returning name) select a.name from a;", "cannot be inline: a WITH that changes tables")]
    [InlineData("-- name: Bad :many\n-- type: nme string\nselect t.name from shop.teas t;", "names no argument and no result column of shop.bad; there are name")]
    [InlineData("-- name: Bad :one\nupdate shop.teas set note = '' where tea_id = @id;", "is :one but returns nothing. Write :exec")]
    [InlineData("-- name: Bad :value\nselect t.name, t.note from shop.teas t;", "is :value but returns several columns")]
    [InlineData("-- name: Bad :one\nselect pg_advisory_lock(@key::bigint);", "is :one but returns no value but void. Write :exec")]
    [InlineData("-- name: Bad :many\n-- page: name\nselect sqlc.embed(t), t.name from shop.teas t;", "has pages, and sqlc.embed. Name the columns instead")]
    [InlineData("-- name: Bad :one\n-- row: TeaKind\nselect t.name from shop.teas t limit 1;", "has the name of another generated type")]
    [InlineData("-- name: Bad :one\n-- row: INotes\nselect t.name from shop.teas t limit 1;", "has the name of another generated type")]
    [InlineData("-- name: Bad :one\n-- row: database\nselect t.name from shop.teas t limit 1;", "has the name of another generated type")]
    public async Task A_query_that_does_not_fit_its_annotations_is_PRN0011_at_its_name(string query, string expected)
    {
        TestProject project = ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n\n" + query);
        await ExpectAsync(project, "PRN0011", "queries/notes.sql", 3, 10, expected);
    }

    [Fact]
    public Task A_type_that_a_value_cannot_have_is_PRN0012() =>
        ExpectAsync(ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n\n-- name: Bad :many\n-- type: name TimeSpan\nselect t.name from shop.teas t;"), "PRN0012", "queries/notes.sql", 3, 10, "cannot become the TimeSpan");

    [Theory]
    [InlineData("App.TeaNmae", "Did you mean \"App.TeaName\"?")]
    [InlineData("TeaNmae", "Did you mean \"TeaName\"?")]
    [InlineData("Other.TeaName", "Did you mean \"App.TeaName\"?")]
    [InlineData("No.Such.Thing", "does not exist. Write its full name")]
    [InlineData("App.Outer.Lost", "does not exist.")]
    [InlineData("App.Outer.Bare", "implements neither Perennial.IDatabaseValue")]
    [InlineData("int", "implements neither Perennial.IDatabaseValue")]
    public Task A_csharp_type_that_cannot_stand_there_is_PRN0013_at_the_query(string type, string expected) =>
        ExpectAsync(WithTeaName(type), "PRN0013", "queries/notes.sql", 3, 10, expected);

    [Theory]
    [InlineData("App.TeaName")]
    [InlineData("TeaName")]
    [InlineData("App.Outer.Inner")]
    [InlineData("string")]
    [InlineData("System.String")]
    public async Task A_csharp_type_that_exists_is_silent(string type) => Assert.Empty(Gates(await WithTeaName(type).AnalyzeAsync()));

    private static TestProject WithTeaName(string type) =>
        ShopFiles.Create().With("queries/notes.sql", $"-- schema: shop\n\n-- name: Names :many\n-- type: name {type}\nselect t.name from shop.teas t;") with
        {
            CSharp = "namespace App { public sealed partial class Database; public struct TeaName : Perennial.IDatabaseValue<TeaName, string>; public static class Outer { public struct Inner : Perennial.IJsonValue<Inner>; public struct Bare; } }",
        };

    [Fact]
    public async Task A_contract_that_holds_is_silent() => Assert.Empty(Gates(await Shipped().AnalyzeAsync()));

    private static TestProject Shipped() => TestProject.Create([.. new DatabaseFiles(ShopFiles.Create().Files)
        .With("versions/0001-initial/upgrade.sql", ShopFiles.Schema)
        .With("versions/0001-initial/downgrade.sql", "drop function shop.count_teas(shop.tea_kind);\ndrop table shop.teas;\ndrop type shop.tea_kind;\ndrop schema shop;\n")
        .Ship().Texts.Select(static file => (file.Key, file.Value))]);

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
