using System.Runtime.Versioning;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Tests.Discovery;

[UnsupportedOSPlatform("windows")]
public sealed class NothingFoundTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_error_names_each_way_and_what_to_do()
    {
        Machine machine = Machines.Bare with { UsualFolders = ["/nonexistent/usual"] };

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => Search.RunAsync(machine, _folder.Root, 18));

        string specification = NpmPackage.All(machine).Single(package => package.Major == 18).Specification;
        Assert.Equal(
            $"""
            No PostgreSQL 18 server was found. Tried, in this order:
              1. connection string in PERENNIAL_SERVER: not set
              2. binaries in PERENNIAL_POSTGRES_BIN: not set
              3. installed binaries (PATH, pg_config, usual folders): none on PATH, from pg_config, or in /nonexistent/usual
              4. binaries fetched earlier: none in {_folder.Path("binaries")}
              5. binaries fetched with npm: {specification}: npm is not on PATH
            Set PERENNIAL_SERVER to the connection string of a server, or PERENNIAL_POSTGRES_BIN to the folder of its binaries,
            or install PostgreSQL 18, or install npm (it comes with Node.js) so that the binaries can be fetched.
            """,
            error.Message);
    }

    [Fact]
    public async Task The_error_says_why_each_folder_was_passed_over()
    {
        string other = FakeServer.Install(_folder.Path("other"), "14.2");
        string half = FakeServer.Install(_folder.Path("half"), "18.0");
        File.Delete(Path.Combine(half, "initdb"));
        FakeServer.WriteProgram(_folder.Path("broken"), "postgres", "echo 'libxml2.so.2: cannot open shared object file' >&2; exit 127");
        FakeServer.WriteProgram(_folder.Path("broken"), "initdb", "");
        Directory.CreateDirectory(_folder.Path("empty"));
        string[] named = [other, half, _folder.Path("broken"), _folder.Path("empty"), _folder.Path("absent")];

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() =>
            Search.RunAsync(Machines.Bare.With(NamedBinaries.VariableName, string.Join(Path.PathSeparator, named)), _folder.Root, 18));

        Assert.Contains($"{other}: has version 14.2, not 18\n", error.Message);
        Assert.Contains($"{half}: has postgres but no initdb\n", error.Message);
        Assert.Matches($"{_folder.Path("broken")}: postgres cannot be run( as user '[a-z_]+')?: libxml2.so.2: cannot open shared object file\n", error.Message);
        Assert.Contains($"{_folder.Path("empty")}: has no postgres program\n", error.Message);
        Assert.Contains($"{_folder.Path("absent")}: no such folder\n", error.Message);
    }

    [Fact]
    public async Task A_version_that_no_package_has_is_said_to_have_none()
    {
        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => Search.RunAsync(Machines.Bare, _folder.Root, 12));

        Assert.Contains("no @embedded-postgres package has version 12 for this platform", error.Message);
    }
}
