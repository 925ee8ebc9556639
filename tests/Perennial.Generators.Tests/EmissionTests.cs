using Perennial.Generators.Tests.Snapshots;

namespace Perennial.Generators.Tests;

public sealed class EmissionTests
{
    [Fact]
    public void Every_form_of_query_becomes_a_typed_method()
    {
        foreach ((string hint, string text) in ShopFiles.Create().Generate()) Snapshot.Verify(text, hint.Replace(".g.cs", "", StringComparison.Ordinal));
    }

    // The database whose generated code the tests of the features call on real servers.
    [Fact]
    public void Every_feature_becomes_code_that_compiles()
    {
        Drivers.TestProject project = Drivers.TestProject.FromFolder(FeaturesFolder()) with
        {
            CSharp = """
                using System.Text.Json.Serialization.Metadata;
                namespace App { public sealed partial class Database; }
                namespace Perennial.Features.Tests
                {
                    public readonly record struct BookId(long Value) : IDatabaseValue<BookId, long>
                    {
                        public static BookId FromDatabase(long value) => new(value);
                        public long ToDatabase() => Value;
                    }

                    public sealed record BookDetails(string Publisher) : IJsonValue<BookDetails>
                    {
                        public static JsonTypeInfo<BookDetails> JsonTypeInfo => throw new System.NotSupportedException();
                    }
                }
                """,
        };
        foreach ((string hint, string text) in project.Generate()) Snapshot.Verify(text, hint.Replace(".g.cs", "", StringComparison.Ordinal));
    }

    private static string FeaturesFolder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "Perennial.Features.Tests", "Database");

    [Fact]
    public void The_same_input_gives_the_same_text_whatever_the_order_of_the_files()
    {
        IReadOnlyDictionary<string, string> once = ShopFiles.Create().Generate();
        IReadOnlyDictionary<string, string> again = Drivers.TestProject.Create(
            ("queries/notes.sql", ShopFiles.Notes), ("queries/teas.sql", ShopFiles.Teas), ("schema.sql", ShopFiles.Schema)).Generate();
        Assert.Equal(once, again);
    }

    [Fact]
    public void Line_ends_of_the_sql_files_do_not_reach_the_code()
    {
        IReadOnlyDictionary<string, string> windows = Drivers.TestProject.Create(
            ("schema.sql", ShopFiles.Schema.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ("queries/teas.sql", ShopFiles.Teas.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ("queries/notes.sql", ShopFiles.Notes.Replace("\n", "\r\n", StringComparison.Ordinal))).Generate();
        Assert.Equal(ShopFiles.Create().Generate(), windows);
    }

    [Fact]
    public void A_service_gets_only_what_it_may_call()
    {
        Drivers.TestProject project = ShopFiles.Create()
            .With("queries/teas.sql", static text => text.Replace("-- schema: shop", "-- schema: shop\n-- service: kitchen", StringComparison.Ordinal))
            .With("queries/notes.sql", static text => text.Replace("-- schema: shop", "-- schema: shop\n-- service: desk", StringComparison.Ordinal));
        string all = project.Generate()["Database.Teas.g.cs"];
        string desk = (project with { Properties = project.Properties.Add("PerennialService", "desk") }).Generate()["Database.Teas.g.cs"];

        Assert.Contains("RemoveTeaAsync", all, StringComparison.Ordinal);
        Assert.DoesNotContain("RemoveTeaAsync", desk, StringComparison.Ordinal);
        Assert.Contains("GetTeaAsync", desk, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_would_collide_get_numbers_whatever_the_order_of_the_queries()
    {
        const string Pages = "-- name: List :many\n-- page: tea_id\nselect t.tea_id from shop.teas t;\n\n";
        const string Same = "-- name: ListAll :many\nselect t.tea_id as equals, t.name as \"Equals\" from shop.teas t;\n\n";
        string first = ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n\n" + Pages + Same).Generate()["Database.Notes.g.cs"];
        string second = ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n\n" + Same + Pages).Generate()["Database.Notes.g.cs"];
        Assert.Contains(" List_2AllAsync(", first, StringComparison.Ordinal);
        Assert.Contains(" ListAllAsync(", first, StringComparison.Ordinal);
        Assert.Contains("long Equals_2,", first, StringComparison.Ordinal);
        Assert.Contains("string Equals_3", first, StringComparison.Ordinal);
        Assert.Equal(Lines(first), Lines(second));

        // The lines of the queries differ, of course.
        static IEnumerable<string> Lines(string text) => text.Split('\n').Where(static line => !line.Contains("<remarks>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_keyword_as_an_argument_is_escaped()
    {
        string text = ShopFiles.Create().With("queries/notes.sql", "-- schema: shop\n-- name: FindNote :one\nselect t.note from shop.teas t where t.name = @class;").Generate()["Database.Notes.g.cs"];
        Assert.Contains("string @class", text, StringComparison.Ordinal);
    }

    // Generate fails when the code does not compile: all arguments of a call are bound in one block.
    [Fact]
    public void Several_values_that_are_converted_when_they_are_there_live_in_one_call()
    {
        const string Query = "-- schema: shop\n-- name: FindBetween :many\nselect t.name from shop.teas t where t.added_at >= @first? and t.added_at < @last?;";
        const string Routine = "create function shop.age(since timestamptz, until timestamptz default now()) returns interval language sql as $$ select until - since $$;";
        string text = ShopFiles.Create().With("queries/notes.sql", Query).With("schema.sql", static text => text + Routine).Generate()["Database.Notes.g.cs"];
        Assert.Contains("DateTimeOffset? last,", text, StringComparison.Ordinal);
    }
}
