using System.Runtime.Versioning;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Tests.Discovery;

[UnsupportedOSPlatform("windows")]
public sealed class OrderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_way_is_asked_only_when_those_before_it_have_nothing()
    {
        const string version = "17.4";
        FakeServer.WriteProgram(_folder.Path("config"), "pg_config", $"echo {_folder.Path("configured")}");
        string[] expected =
        [
            FakeServer.Install(_folder.Path("named 1"), version),
            FakeServer.Install(_folder.Path("named 2"), version),
            FakeServer.Install(_folder.Path("path"), version),
            FakeServer.Install(_folder.Path("configured"), version),
            FakeServer.Install(_folder.Path("usual", "17", "bin"), version),
            Path.Combine(FakeServer.Install(_folder.Path("cache", "binaries", Package(17).FolderName, "bin"), version)),
        ];
        Machine machine = (Machines.Bare with { UsualFolders = [_folder.Path("usual", "*", "bin")] })
            .With(NamedBinaries.VariableName, string.Join(Path.PathSeparator, expected[..2]))
            .With("PATH", $"/nonexistent{Path.PathSeparator}{_folder.Path("path")}{Path.PathSeparator}{_folder.Path("config")}");

        List<string> found = [];
        for (int i = 0; i < expected.Length; i++)
        {
            found.Add((await Search.RunAsync(machine, _folder.Path("cache"))).Folder);
            Directory.Delete(found[^1], recursive: true);
        }

        Assert.Equal(expected, found);
        await Assert.ThrowsAsync<PostgresServerException>(() => Search.RunAsync(machine, _folder.Path("cache")));
    }

    [Theory]
    [InlineData(18, "named")]
    [InlineData(17, "path")]
    [InlineData(16, "usual/16/bin")]
    [InlineData(15, "usual/15/bin")]
    public async Task Sources_of_another_version_are_passed_over(int version, string expected)
    {
        FakeServer.Install(_folder.Path("named"), "18.1");
        FakeServer.Install(_folder.Path("path"), "17.4");
        FakeServer.Install(_folder.Path("usual/16/bin"), "16.14 (Debian 16.14-1)");
        FakeServer.Install(_folder.Path("usual/15/bin"), "15devel");
        Machine machine = (Machines.Bare with { UsualFolders = [_folder.Path("usual", "*", "bin")] })
            .With(NamedBinaries.VariableName, _folder.Path("named"))
            .With("PATH", _folder.Path("path"));

        ServerBinaries binaries = await Search.RunAsync(machine, _folder.Path("cache"), version);

        Assert.Equal(_folder.Path(expected), binaries.Folder);
        Assert.Equal(version, binaries.Major);
    }

    [Fact]
    public async Task The_highest_version_of_the_usual_folders_comes_first()
    {
        foreach (string version in (string[])["9", "17", "13"])
            FakeServer.Install(_folder.Path("usual", version, "bin"), version + ".1");

        ServerBinaries binaries = await Search.RunAsync(Machines.Bare with { UsualFolders = [_folder.Path("usual", "*", "bin")] }, _folder.Path("cache"));

        Assert.Equal("17.1", binaries.Version);
    }

    [Fact]
    public async Task A_link_leads_to_the_folder_that_has_initdb()
    {
        string real = FakeServer.Install(_folder.Path("real", "bin"), "16.1");
        Directory.CreateDirectory(_folder.Path("path"));
        File.CreateSymbolicLink(_folder.Path("path", "postgres"), Path.Combine(real, "postgres"));

        Assert.Equal(real, (await Search.RunAsync(Machines.Bare.With("PATH", _folder.Path("path")), _folder.Path("cache"))).Folder);
    }

    [Fact]
    public async Task A_named_folder_may_be_the_one_above_bin()
    {
        string bin = FakeServer.Install(_folder.Path("real", "bin"), "16.1");

        Assert.Equal(bin, (await Search.RunAsync(Machines.Bare.With(NamedBinaries.VariableName, _folder.Path("real")), _folder.Path("cache"))).Folder);
    }

    private static NpmPackage Package(int major) => NpmPackage.All(Machine.Current).Single(package => package.Major == major);
}
