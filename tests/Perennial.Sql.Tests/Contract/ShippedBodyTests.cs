namespace Perennial.Sql.Tests.Contract;

/// <summary>Bodies of sealed versions are bound without the files that they were written in.</summary>
public sealed class ShippedBodyTests
{
    private const string Schema = """
        create schema app;
        create table app.items (id integer primary key, label text);
        create function app.put(item integer) returns void begin atomic
            insert into app.items (id) values (item) on conflict (id) do update set label = excluded.label;
        end;
        create function app.put_once(item integer) returns void language sql as 'insert into app.items (id) values (item) on conflict (id) do nothing';
        """;

    [Fact]
    public void An_upsert_fits_a_version_that_keeps_its_index()
    {
        DatabaseFiles files = Next(Schema, "alter table app.items add column size integer;", "alter table app.items drop column size;", "label text)", "label text, size integer)");
        Assert.DoesNotContain(files.Analyze().Findings, static finding => finding.Severity == Perennial.Sql.Findings.FindingSeverity.Error);
    }

    [Fact]
    public void An_upsert_does_not_fit_a_version_that_takes_its_index()
    {
        DatabaseFiles files = Next(Schema, "alter table app.items drop constraint items_pkey;", "alter table app.items add primary key (id);", "id integer primary key", "id integer not null");
        Assert.Contains(files.Analyze().Findings, static finding => finding.Rule.Id == "PRN1020" && finding.Message.Contains("app.put", StringComparison.Ordinal));
    }

    private static DatabaseFiles Next(string schema, string upgrade, string downgrade, string old, string text) => DatabaseFiles.Empty
        .With("schema.sql", schema).With("versions/0001-initial/upgrade.sql", schema).With("versions/0001-initial/downgrade.sql", "drop schema app cascade;").Ship()
        .Replace("schema.sql", old, text)
        .With("versions/0002-next/upgrade.sql", upgrade).With("versions/0002-next/downgrade.sql", downgrade);
}
