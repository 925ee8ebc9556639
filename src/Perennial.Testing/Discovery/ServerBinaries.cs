using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Discovery;

/// <summary>A folder with the programs of one PostgreSQL server.</summary>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>; links resolved.</param>
/// <param name="Version">As the server tells it, for example <c>15.13</c>.</param>
/// <param name="Major">The major version.</param>
internal sealed partial record ServerBinaries(string Folder, string Version, int Major)
{
    public string Postgres => Program(Folder, "postgres");

    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>The folder, or its <c>bin</c>, holds a server program.</summary>
    public static bool HasServer(string folder) =>
        File.Exists(Program(folder, "postgres")) || File.Exists(Program(Path.Combine(folder, "bin"), "postgres"));

    /// <summary>
    /// The folder that really holds the server: of an installation its <c>bin</c>, of a link (as in /usr/local/bin) its target's
    /// folder, because only there initdb is sure to lie beside it.
    /// </summary>
    public static string Resolve(string folder)
    {
        if (!File.Exists(Program(folder, "postgres")))
            folder = Path.Combine(folder, "bin");
        FileInfo program = new(Path.GetFullPath(Program(folder, "postgres")));
        return program.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.DirectoryName! : program.DirectoryName!;
    }

    /// <summary>Runs the server program, as the user that servers run as, to learn whether it works and which version it is.</summary>
    public static async Task<BinariesCheck> CheckAsync(string folder, ServerAccount? account, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            return BinariesCheck.Failed("no such folder");
        if (!HasServer(folder))
            return BinariesCheck.Failed("has no postgres program");
        folder = Resolve(folder);
        if (!File.Exists(Program(folder, "initdb")))
            return BinariesCheck.Failed("has postgres but no initdb");

        ChildResult result = await ChildProcess
            .RunAsync(new ChildCommand(Program(folder, "postgres"), ["--version"]) { Account = account }, ct).ConfigureAwait(false);
        Match version = VersionLine().Match(result.Output);
        if (result.ExitCode != 0 || !version.Success)
            return BinariesCheck.Failed($"postgres cannot be run{ServerAccount.Describe(account)}: {result.Output.Trim()}");
        int major = int.Parse(version.Groups["major"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return new BinariesCheck(new ServerBinaries(folder, version.Groups["version"].Value, major), null);
    }

    private static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>[0-9]+)\S*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}
