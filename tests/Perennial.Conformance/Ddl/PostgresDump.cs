using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Perennial.Conformance.Ddl;

/// <summary>The installed <c>pg_dump</c>.</summary>
internal static class PostgresDump
{
    /// <summary>The newest pg_dump of the folders where distributions install PostgreSQL, with its major version; null without.</summary>
    public static (string Path, int Version)? Find()
    {
        const string Root = "/usr/lib/postgresql";
        if (!Directory.Exists(Root)) return null;
        return Directory.EnumerateDirectories(Root)
            .Select(static folder => (Path: System.IO.Path.Combine(folder, "bin", "pg_dump"), Version: int.TryParse(System.IO.Path.GetFileName(folder), CultureInfo.InvariantCulture, out int version) ? version : 0))
            .Where(static found => found.Version >= 13 && File.Exists(found.Path))
            .OrderByDescending(static found => found.Version)
            .Select(static found => ((string, int)?)found)
            .FirstOrDefault();
    }

    /// <summary>The schema of a database as a script.</summary>
    /// <exception cref="InvalidOperationException">pg_dump failed; the message holds what it said.</exception>
    public static async Task<string> RunAsync(string program, string connectionString, CancellationToken ct)
    {
        NpgsqlConnectionStringBuilder target = new(connectionString);
        ProcessStartInfo start = new(program)
        {
            ArgumentList = { "--schema-only", "--no-owner", "--host", target.Host!, "--port", target.Port.ToString(CultureInfo.InvariantCulture), "--username", target.Username!, "--dbname", target.Database! },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(ct);
        string script = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 ? script : throw new InvalidOperationException($"pg_dump failed: {await errors}");
    }
}
