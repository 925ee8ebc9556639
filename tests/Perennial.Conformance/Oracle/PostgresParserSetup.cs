using System.ComponentModel;
using System.Diagnostics;

namespace Perennial.Conformance.Oracle;

/// <summary>Finds or fetches the npm package that holds PostgreSQL's parser.</summary>
public static class PostgresParserSetup
{
    /// <summary>The package and its version; its parser is that of PostgreSQL 18.</summary>
    public const string Package = "libpg-query@18.1.5";

    private static readonly SemaphoreSlim Gate = new(1, 1);

    /// <summary>The folder that holds <c>node_modules</c>; the package is fetched into the user's cache at the first call.</summary>
    /// <exception cref="PostgresParserUnavailableException">Without node or npm, or when npm cannot fetch the package.</exception>
    public static async Task<string> PrepareAsync(CancellationToken ct)
    {
        await Gate.WaitAsync(ct);
        try
        {
            string folder = Path.Combine(CacheFolder(), Package.Replace('@', '-'));
            if (Directory.Exists(Path.Combine(folder, "node_modules", "libpg-query"))) return folder;
            await RunAsync("node", ["--version"], Path.GetTempPath(), ct);
            string temporary = folder + "." + Guid.NewGuid().ToString("N")[..8];
            Directory.CreateDirectory(temporary);
            try
            {
                await RunAsync("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--prefix", temporary, Package], temporary, ct);
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
            throw new PostgresParserUnavailableException($"'{program}' is not installed; PostgreSQL's parser ({Package}) needs it.", missing);
        }
    }
}
