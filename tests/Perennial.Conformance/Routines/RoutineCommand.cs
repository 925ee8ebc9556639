using System.CommandLine;
using System.Globalization;
using Perennial.Conformance.Corpus;
using Perennial.Testing;

namespace Perennial.Conformance.Routines;

/// <summary>
/// <c>routines PATH [--server N] [--each]</c>: runs a schema on a server and through <c>perennial describe --functions</c>, and prints where the routines differ.
/// The path is a file or a folder of .sql files that run in the order of their names; with <c>--each</c> every subfolder and every file of the folder is a schema of its own.
/// </summary>
public static class RoutineCommand
{
    /// <returns>0 when all routines are the same, 1 when not, 2 for wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        Argument<string> path = new("path") { Description = "A file, or a folder of .sql files in the order of their names." };
        Option<int> version = new("--server") { Description = "Major version, 13 to 18.", DefaultValueFactory = static _ => 18 };
        Option<bool> each = new("--each") { Description = "Every subfolder and every file of the folder is a schema of its own." };
        RootCommand root = new("Compares the routines of a schema with pg_proc.") { path, version, each };
        ParseResult parsed = root.Parse(args);
        string? at = parsed.Errors.Count > 0 ? null : parsed.GetValue(path);
        if (at is null || !(File.Exists(at) || Directory.Exists(at)))
        {
            await output.WriteLineAsync("Usage: dotnet run --project tests/Perennial.Conformance -- routines PATH [--server 13..18] [--each]");
            return 2;
        }

        PostgresServer server = await PostgresServer.SharedAsync(parsed.GetValue(version), ct);
        int routines = 0, equal = 0, extra = 0;
        string[] schemas = parsed.GetValue(each) ? [.. Directory.EnumerateFileSystemEntries(at).Order(StringComparer.Ordinal)] : [at];
        foreach (string schema in schemas)
        {
            IReadOnlyList<CorpusFile> files = CorpusFolder.ReadPath(schema);
            if (files.Count == 0) continue;
            RoutineComparison result = await RoutineComparison.CompareAsync(server, Path.GetFileName(schema), files, ct);
            if (result.Missing.Count + result.Extra.Count + result.Refused.Count > 0) await output.WriteLineAsync(result.ToString());
            routines += result.Count;
            equal += result.Equal;
            extra += result.Extra.Count;
        }

        string share = routines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {100.0 * equal / routines:0.00} %");
        await output.WriteLineAsync($"server {server.Version}: {routines} routines, {equal} the same{share}, {extra} only here");
        return equal == routines && extra == 0 ? 0 : 1;
    }
}
