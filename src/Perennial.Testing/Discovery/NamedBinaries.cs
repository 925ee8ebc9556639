namespace Perennial.Testing.Discovery;

/// <summary>Second way: folders of binaries named by PERENNIAL_POSTGRES_BIN, one or several, for example one per version.</summary>
internal static class NamedBinaries
{
    public const string VariableName = "PERENNIAL_POSTGRES_BIN";

    public static async Task<ServerBinaries?> FindAsync(ServerSearch search, CancellationToken ct)
    {
        search.Report.Begin($"binaries in {VariableName}");
        string[] folders = [.. search.Machine.Folders(VariableName)];
        if (folders.Length == 0)
            search.Report.PassOver("not set");
        return await search.FirstMatchAsync(folders, ct).ConfigureAwait(false);
    }
}
