using Perennial.Migrations;

namespace Perennial.EndToEnd.Tests;

/// <summary>Fixes through <c>dotnet format</c>, run for real on a project that has the package: the build fails, the mistakes are repaired all at once, the build passes.</summary>
public sealed class FormatTests : IDisposable
{
    private const string Schema = """
        create table public.teas (
            tea_id bigint primary key,
            name text not null,
            note text
        );

        create table public.cups (
            cup_id bigint primary key,
            tea_id bigint not null references public.teas
        );

        -- Counts the teas of a name.
        create function public.count_teas(name text) returns bigint
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp
        as $$
        begin
            return (select count(*) from public.teas t where t.name = count_teas.name);
        end
        $$;

        """;

    private const string Queries = """
        -- name: AddTea :exec
        insert into teas (tea_id, name) values (@id, @tea_name);

        -- name: GetTea :one
        select * from teas where tea_id = @id;

        -- name: ListTeas :many
        select t.* from teas t order by t.tea_id;

        -- name: RenameTea :execrows
        update teas set name = @new_name where tea_id = @id;

        -- name: DeleteTea :exec
        delete from teas where tea_id = @id;

        -- name: FindCup :one
        select cup_id, tea_id from cups where cup_id = @id;

        """;

    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Format_repairs_all_mistakes_at_once_and_the_build_passes()
    {
        await PackedPackage.PackAsync(_scratch, Token);
        await WriteShippedProjectAsync();
        PlantMistakes();
        string contract = await File.ReadAllTextAsync(_scratch.File("app/db/procedures.shipped.txt"), Token);

        DotNetResult broken = await RunAsync("build", "-nologo");
        Assert.NotEqual(0, broken.ExitCode);
        foreach (string id in new[] { "PRN1001", "PRN1003", "PRN1009", "PRN1031" }) Assert.Contains("error " + id, broken.Output, StringComparison.Ordinal);

        DotNetResult format = await RunAsync("format", "analyzers", "app.csproj", "--severity", "info", "--diagnostics", "PRN9011", "PRN9012", "PRN9013", "--verbosity", "diagnostic");
        Assert.True(format.ExitCode == 0, format.Output);
        DotNetResult build = await RunAsync("build", "-nologo", "-warnaserror");

        Assert.True(build.ExitCode == 0, format.Output + build.Output);
        Assert.Equal(contract, await File.ReadAllTextAsync(_scratch.File("app/db/procedures.shipped.txt"), Token));
        string queries = await File.ReadAllTextAsync(_scratch.File("app/db/queries/teas.sql"), Token);
        foreach (string line in new[] { "select teas.tea_id, teas.name, teas.note from teas", "select t.tea_id, t.name, t.note from teas t", "-- name: RenameTea_2 :execrows", "-- name: RenameTea :execrows", "-- name: DeleteTea :exec", "-- name: FindCup :one" })
            Assert.Contains(line, queries, StringComparison.Ordinal);
        // Without a byte order mark, as every other file.
        byte[] downgrade = await File.ReadAllBytesAsync(_scratch.File("app/db/versions/0002-origin/downgrade.sql"), Token);
        Assert.Equal("-- Back from version 2 to 1."u8.ToArray(), downgrade[..28]);
        Assert.Contains("function public.count_teas_2(", await File.ReadAllTextAsync(_scratch.File("app/db/schema.sql"), Token), StringComparison.Ordinal);

        // Nothing is left to do, and the version can be shipped.
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(_scratch.File("app/db"), ct: Token);
        Assert.Empty((await folder.ShipAsync(ct: Token)).Refusals);
    }

    private async Task WriteShippedProjectAsync()
    {
        _scratch.Write("app/app.csproj", PackedPackage.ProjectFile(_scratch, PackedPackage.Reference));
        _scratch.Write("app/Program.cs", "Console.WriteLine(Database.BuiltForVersion);\n\npublic sealed partial class Database;\n");
        _scratch.Write("app/db/schema.sql", Schema);
        _scratch.Write("app/db/queries/teas.sql", Queries);
        _scratch.Write("app/db/versions/0001-teas/upgrade.sql", Schema[..Schema.IndexOf("-- Counts", StringComparison.Ordinal)]);
        _scratch.Write("app/db/versions/0001-teas/downgrade.sql", "drop table public.cups;\ndrop table public.teas;\n");
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(_scratch.File("app/db"), ct: Token);
        Assert.Empty((await folder.ShipAsync(ct: Token)).Refusals);
    }

    private void PlantMistakes()
    {
        _scratch.Edit("app/db/schema.sql", "    note text\n", "    note text,\n    origin text\n");
        _scratch.Edit("app/db/schema.sql", "create table public.cups (\n    cup_id bigint primary key,\n    tea_id bigint not null references public.teas\n);\n\n", "");
        _scratch.Edit("app/db/schema.sql", "count_teas(name text)", "count_teas(name text, origin text)");
        _scratch.Edit("app/db/queries/teas.sql", "set name = @new_name", "set name = @title");
        _scratch.Edit("app/db/queries/teas.sql", "-- name: DeleteTea :exec\ndelete from teas where tea_id = @id;\n\n-- name: FindCup :one\nselect cup_id, tea_id from cups where cup_id = @id;\n", "");
        _scratch.Write("app/db/versions/0002-origin/upgrade.sql", "alter table public.teas add column origin text;\ndrop table public.cups;\n");
    }

    private Task<DotNetResult> RunAsync(params string[] arguments) => DotNet.RunAsync(_scratch.File("app"), Token, environment: null, arguments);
}
