namespace Perennial.Sql.Tests.Contract;

/// <summary>What is shipped of routines whose PL/pgSQL body tells whether they write.</summary>
public sealed class ShippedModeTests
{
    private const string Contract = "procedures.shipped.txt";
    private const string Dynamic = "execute 'select 1'; return 1;";

    [Theory]
    [InlineData("return (select count(*) from app.items);", "reads volatile")]
    [InlineData("delete from app.items; return 0;", "writes volatile")]
    [InlineData(Dynamic, "writes volatile")]
    public void A_new_line_says_what_the_body_proves(string body, string mode) => Assert.Contains(mode, LineOf(Shipped(body)), StringComparison.Ordinal);

    [Fact]
    public void A_line_that_says_reads_stays_with_the_annotation_and_the_sealed_files_agree()
    {
        DatabaseFiles next = Next(Shipped("return (select count(*) from app.items);"), "return (select count(*) from app.items);", Dynamic, "-- reads\n").Ship();

        Assert.Contains("reads volatile", LineOf(next), StringComparison.Ordinal);
        Assert.Empty(next.Analyze().Findings);
    }

    [Fact]
    public void A_line_that_says_writes_stays_when_a_body_is_proven_to_read()
    {
        DatabaseFiles shipped = Shipped(Dynamic);
        DatabaseFiles next = Next(shipped, Dynamic, "return (select count(*) from app.items);", "");

        Assert.Equal(Perennial.Sql.Procedures.AccessMode.Writes, Assert.Single(next.Analyze().Procedures).Signature.Mode);
        Assert.Equal(LineOf(shipped), LineOf(next.Ship()));
    }

    private static string LineOf(DatabaseFiles files) => files.Texts[Contract].Split('\n').Single(static line => line.StartsWith("function ", StringComparison.Ordinal));

    private static DatabaseFiles Shipped(string body)
    {
        string schema = Schema(body);
        return DatabaseFiles.Empty.With("schema.sql", schema).With("versions/0001-initial/upgrade.sql", schema).With("versions/0001-initial/downgrade.sql", "drop schema app cascade;").Ship();
    }

    private static DatabaseFiles Next(DatabaseFiles shipped, string old, string body, string annotation) => shipped
        .Replace("schema.sql", old, body).Replace("schema.sql", "create function", annotation + "create function")
        .With("versions/0002-next/upgrade.sql", "-- bodies only\n").With("versions/0002-next/downgrade.sql", "-- bodies only\n");

    private static string Schema(string body) => $"""
        create schema app;
        create table app.items (id integer primary key, label text);
        create function app.count_items() returns bigint language plpgsql as $$
        begin
            {body}
        end
        $$;
        """;
}
