using System.Collections.Immutable;
using Perennial.Testing.Data;
using Perennial.Testing.Discovery;
using Perennial.Testing.Processes;

namespace Perennial.Testing.Tests;

/// <summary>Machines that a search for a server is shown.</summary>
internal static class Machines
{
    private static readonly Lazy<Task<ServerBinaries>> AnyBinaries = new(FindAnyAsync);

    /// <summary>No server anywhere, and none named: only the system's programs.</summary>
    public static Machine Bare { get; } = Machine.Current with
    {
        Variables = ImmutableDictionary<string, string>.Empty.Add("PATH", "/nonexistent"),
        UsualFolders = [],
    };

    /// <summary>This machine without what its environment says about servers.</summary>
    public static Machine Unnamed { get; } = Machine.Current with
    {
        Variables = Machine.Current.Variables.Remove(NamedServer.VariableName).Remove(NamedBinaries.VariableName),
    };

    public static Machine With(this Machine machine, string variable, string value) =>
        machine with { Variables = machine.Variables.SetItem(variable, value) };

    /// <summary>This machine with real binaries named, so that a cache folder of a test's own need not fetch any.</summary>
    public static async Task<Machine> WithRealBinariesAsync() =>
        Unnamed.With(NamedBinaries.VariableName, (await AnyBinaries.Value).Folder);

    private static async Task<ServerBinaries> FindAnyAsync()
    {
        PostgresServerOptions options = new() { Machine = Unnamed };
        ServerAccount? account = await ServerAccount.FindAsync(CancellationToken.None);
        CacheFolder cache = await CacheFolder.FindAsync(options, account, CancellationToken.None);
        return await new ServerSearch(options, cache, account, new SearchReport(null)).FindAsync(CancellationToken.None);
    }
}
