using Perennial.Migrations;
using Perennial.Testing;

namespace Perennial.EndToEnd.Tests;

/// <summary>The package as a stranger's project sees it: restored from a folder, built, run, and broken.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Program = """
        await using Database db = Database.Create(args[0]);
        await db.EnsureCompatibleAsync();
        TeaKind kind = TeaKind.Black;
        long id = (await db.Teas.AddTeaAsync("Assam", kind)).TeaId;
        GetTeaRow? tea = await db.Teas.GetTeaAsync(id);
        Console.WriteLine($"got {tea?.Name} {tea?.Kind} {tea?.Note ?? "no note"}");

        public sealed partial class Database;

        // A record in a declaration: while it is missing, the compiler asks no analyzer.
        public static class Shelf
        {
            public static string? Name(GetTeaRow? tea) => tea?.Name;
        }
        """;

    private const string Schema = """
        create type public.tea_kind as enum ('green', 'black');
        create table public.teas (tea_id bigint generated always as identity primary key, name text not null, kind public.tea_kind not null, note text);
        """;

    private const string Queries = """
        -- name: AddTea :single
        insert into teas (name, kind) values (@name, @kind) returning tea_id;

        -- name: GetTea :one
        select name, kind, note from teas where tea_id = @id;
        """;

    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_project_with_the_package_builds_runs_and_is_stopped_at_a_mistake()
    {
        await PackedPackage.PackAsync(_scratch, Token);
        WriteProject();

        DotNetResult build = await BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);

        await using TestDatabase database = await (await TestServer.SharedAsync(15, Token)).CreateDatabaseAsync(ct: Token);
        DatabaseFolder folder = await DatabaseFolder.LoadAsync(_scratch.File("app/db"), ct: Token);
        await new MigrationRunner(database.ConnectionString, folder).DevAsync(ct: Token);
        DotNetResult run = await DotNet.RunAsync(_scratch.File("app"), Token, environment: null, "run", "--no-build", "--", database.ConnectionString);
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("got Assam Black no note", run.Output, StringComparison.Ordinal);

        _scratch.Edit("app/db/queries/teas.sql", "select name, kind, note", "select name, knid, note");
        DotNetResult broken = await BuildAsync();
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Contains("teas.sql(5,14): error PRN0002", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_only_gets_the_package_through_another_one_takes_no_part()
    {
        await PackedPackage.PackAsync(_scratch, Token);
        WriteProject();
        _scratch.Write("host/host.csproj", PackedPackage.ProjectFile(_scratch, "<ProjectReference Include=\"../app/app.csproj\" />"));
        _scratch.Write("host/Program.cs", "Console.WriteLine();");
        _scratch.Write("host/db/schema.sql", "this is another tool's file;");

        DotNetResult build = await DotNet.RunAsync(_scratch.File("host"), Token, environment: null, "build", "-nologo");
        Assert.True(build.ExitCode == 0, build.Output);
    }

    [Fact]
    public async Task A_project_with_the_package_and_without_a_schema_is_told_where_to_write_it()
    {
        await PackedPackage.PackAsync(_scratch, Token);
        WriteProject();
        File.Delete(_scratch.File("app/db/schema.sql"));
        DotNetResult build = await BuildAsync();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error PRN9002", build.Output, StringComparison.Ordinal);
    }

    // Each dependency of a package has to be a package, too.
    [Fact]
    public async Task A_program_that_upgrades_databases_by_itself_gets_all_that_it_needs()
    {
        foreach (string project in new[] { "generators/Perennial.Sql", "src/Perennial", "src/Perennial.Migrations", "src/Perennial.Testing" }) await PackedPackage.PackAsync(_scratch, Token, project);
        _scratch.Write("tool/tool.csproj", PackedPackage.ProjectFile(_scratch, PackedPackage.ReferenceTo("Perennial.Migrations") + PackedPackage.ReferenceTo("Perennial.Testing")));
        _scratch.Write("tool/Program.cs", """
            using Perennial.Migrations;
            using Perennial.Testing;

            DatabaseFolder folder = await DatabaseFolder.LoadAsync(args[0]);
            Console.WriteLine($"{folder.Options.OldestPostgres} {typeof(PostgresServer).Name}");
            """);
        WriteProject();

        DotNetResult run = await DotNet.RunAsync(_scratch.File("tool"), Token, environment: null, "run", "--", _scratch.File("app/db"));
        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("14 PostgresServer", run.Output, StringComparison.Ordinal);
    }

    private void WriteProject()
    {
        _scratch.Write("app/app.csproj", PackedPackage.ProjectFile(_scratch, PackedPackage.Reference));
        _scratch.Write("app/Program.cs", Program);
        _scratch.Write("app/db/schema.sql", Schema);
        _scratch.Write("app/db/queries/teas.sql", Queries);
        _scratch.Write("app/db/versions/0001-teas/upgrade.sql", Schema);
        _scratch.Write("app/db/versions/0001-teas/downgrade.sql", "drop table public.teas;\ndrop type public.tea_kind;\n");
    }

    private Task<DotNetResult> BuildAsync() => DotNet.RunAsync(_scratch.File("app"), Token, environment: null, "build", "-nologo");
}
