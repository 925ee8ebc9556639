using System.ComponentModel;
using System.Diagnostics;

namespace Perennial.Conformance.Oracle;

/// <summary>Finds or fetches the npm package that holds PostgreSQL's parser.</summary>
public static class PostgresParserSetup
{
    /// <summary>The major version whose grammar ours is.</summary>
    public const int CurrentVersion = 18;

    /// <summary>The package with the parser of each major version. That of 14 cannot be installed: it asks for a package that npm does not have.</summary>
    public static IReadOnlyDictionary<int, string> Packages { get; } = new Dictionary<int, string>
    {
        [13] = "libpg-query@13.7.3",
        [15] = "libpg-query@15.6.3",
        [16] = "libpg-query@16.7.3",
        [17] = "libpg-query@17.7.4",
        [CurrentVersion] = "libpg-query@18.1.5",
    };

    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>The parser of a major version; its package is fetched into the user's cache at the first call.</summary>
    /// <exception cref="PostgresParserUnavailableException">Without node or npm, or when npm cannot fetch the package.</exception>
    public static async Task<PostgresParser> PrepareAsync(int version, CancellationToken ct)
    {
        if (!Packages.TryGetValue(version, out string? package))
            throw new PostgresParserUnavailableException($"There is no parser of PostgreSQL {version} to compare with; there are those of {string.Join(", ", Packages.Keys.Order())}.");
        return new PostgresParser(await FolderAsync(package, ct), version);
    }

    // The folder that holds node_modules.
    private static async Task<string> FolderAsync(string package, CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        try
        {
            string folder = Path.Combine(CacheFolder(), package.Replace('@', '-'));
            if (Directory.Exists(Path.Combine(folder, "node_modules", "libpg-query"))) return folder;
            await RunAsync("node", ["--version"], Path.GetTempPath(), ct);
            string temporary = folder + "." + Guid.NewGuid().ToString("N")[..8];
            Directory.CreateDirectory(temporary);
            try
            {
                await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix", temporary, package], temporary, ct);
                // Another process may have been faster; its copy is as good.
                if (!Directory.Exists(folder)) Directory.Move(temporary, folder);
            }
            finally
            {
                if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            }

            return folder;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static string CacheFolder()
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
        {
            cache = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        }

        return Path.Combine(cache, "perennial", "npm");
    }

    private static async Task RunAsync(string program, string[] arguments, string folder, CancellationToken ct)
    {
        ProcessStartInfo start = new(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(ct);
            string errors = await process.StandardError.ReadToEndAsync(ct);
            await output;
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new PostgresParserUnavailableException($"'{program} {string.Join(' ', arguments)}' failed: {errors.Trim()}");
        }
        catch (Win32Exception missing)
        {
            throw new PostgresParserUnavailableException($"'{program}' is not installed; PostgreSQL's parser (the npm package libpg-query) needs it.", missing);
        }
    }
}
