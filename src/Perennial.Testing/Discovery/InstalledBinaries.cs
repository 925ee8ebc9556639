using Perennial.Testing.Processes;

namespace Perennial.Testing.Discovery;

/// <summary>Third way: an installed server, from PATH, from <c>pg_config --bindir</c>, or in the platform's usual folders.</summary>
internal static class InstalledBinaries
{
    public static async Task<ServerBinaries?> FindAsync(ServerSearch search, CancellationToken ct)
    {
        search.Report.Begin("installed binaries (PATH, pg_config, usual folders)");
        string[] folders =
        [
            .. search.Machine.Folders("PATH"),
            .. await AskConfigAsync(search.Machine, ct).ConfigureAwait(false),
            .. search.Machine.UsualFolders.SelectMany(UsualFolders.Expand),
        ];

        // Most folders of PATH have no server; only those that have one are worth a note.
        string[] candidates = [.. folders.Where(ServerBinaries.HasServer).Select(ServerBinaries.Resolve).Distinct(StringComparer.Ordinal)];
        ServerBinaries? found = await search.FirstMatchAsync(candidates, ct).ConfigureAwait(false);
        if (candidates.Length == 0)
            search.Report.PassOver($"none on PATH, from pg_config, or in {string.Join(", ", search.Machine.UsualFolders)}");
        return found;
    }

    private static async Task<IEnumerable<string>> AskConfigAsync(Machine machine, CancellationToken ct)
    {
        if (machine.FindProgram("pg_config") is not string program)
            return [];
        ChildResult result = await ChildProcess.RunAsync(new ChildCommand(program, ["--bindir"]), ct).ConfigureAwait(false);
        return result.ExitCode == 0 ? [result.Output.Trim()] : [];
    }
}
