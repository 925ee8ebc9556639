namespace Perennial.Sql.Tests.Versions;

/// <summary>A procedure that went away and came back is another one: it is promised since it came back, whatever an old procedures.sql created.</summary>
public sealed class RecreatedProcedureTests
{
    private const string Contract = "procedures.shipped.txt";
    private const string Count = "create function app.count_all() returns bigint language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$ begin return (select count(*) from app.items); end $$;\n";
    private const string Table = "create schema app;\ncreate table app.items (item_id bigint primary key);\n";

    private static readonly DatabaseFiles Folder = DatabaseFiles.Empty.With("schema.sql", Table + Count)
        .With("versions/0001-initial/upgrade.sql", Table).With("versions/0001-initial/downgrade.sql", "drop table app.items;\ndrop schema app;\n").With("versions/0001-initial/procedures.sql", Count)
        .With("versions/0002-retired/upgrade.sql", "drop function app.count_all();\n").With("versions/0002-retired/downgrade.sql", "-- procedures come back by themselves\n")
        .With("versions/0003-again/upgrade.sql", "-- procedures only\n").With("versions/0003-again/downgrade.sql", "-- procedures only\n").With("versions/0003-again/procedures.sql", Count)
        .With("versions/0004-same/upgrade.sql", "-- procedures only\n").With("versions/0004-same/downgrade.sql", "-- procedures only\n");

    [Fact]
    public void What_came_back_is_shipped_since_then()
    {
        DatabaseFiles shipped = Folder.Ship();

        Assert.Contains("function app.count_all() -> one bigint not null reads stable definer since=3\n", shipped.Texts[Contract], StringComparison.Ordinal);
        Assert.Empty(shipped.Analyze().Findings);
    }

    [Fact]
    public void A_later_version_than_that_is_told()
    {
        DatabaseFiles edited = Folder.Ship().Replace(Contract, "definer since=3", "definer since=4");

        Assert.Contains("version 3 creates it there and version 4 here", Assert.Single(edited.Analyze().Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_earlier_version_without_it_is_told()
    {
        DatabaseFiles edited = Folder.Ship().Replace(Contract, "definer since=3", "definer since=2");

        Assert.Contains("version 3 creates it there and version 2 here", Assert.Single(edited.Analyze().Findings).Message, StringComparison.Ordinal);
    }

    // A procedure that got an argument later keeps the version of its first form, which the versions cannot tell from a contract that was edited.
    [Fact]
    public void An_earlier_version_that_had_one_of_its_name_is_left_alone()
    {
        DatabaseFiles edited = Folder.Ship().Replace(Contract, "definer since=3", "definer since=1");

        Assert.Empty(edited.Analyze().Findings);
    }
}
