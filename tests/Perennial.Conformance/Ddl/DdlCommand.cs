using System.Globalization;
using Perennial.Conformance.Corpus;
using Perennial.Conformance.Spoiling;
using Perennial.Testing;

namespace Perennial.Conformance.Ddl;

/// <summary>
/// <c>ddl FOLDER [--server N] [--file NAME] [--setup FILE]</c>: runs the scripts of a folder on a server and through the catalog stage and prints where they differ.
/// With <c>--spoil N [--seed S]</c> it tries N mistakes at each statement of the schemas below the folder instead.
/// </summary>
public static class DdlCommand
{
    public const string Usage = "dotnet run --project tests/Perennial.Conformance -- ddl FOLDER [--server 13..18] [--file NAME] [--setup FILE] [--spoil N [--seed S]]";

    /// <returns>0 when nothing differs, 1 when something does, 2 when the comparison cannot be made.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        if (args.Length == 0 || args.Length % 2 == 0)
        {
            await output.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        int version = Number(args, "--server") ?? 18;
        IEnumerable<CorpusFile> files = CorpusFolder.Read(args[0]);
        if (Option(args, "--file") is { } name) files = files.Where(file => Path.GetFileNameWithoutExtension(file.Name) == Path.GetFileNameWithoutExtension(name));
        if (Number(args, "--spoil") is { } count)
            return await SpoilAsync(await PostgresServer.SharedAsync(version, ct), SchemaFiles.Read(args[0]), new DdlSpoiler(Number(args, "--seed") ?? 1), count, output, ct);
        CorpusFile? setup = Option(args, "--setup") is { } path ? new(Path.GetFileName(path), await File.ReadAllTextAsync(path, ct)) : null;
        PostgresServer server = await PostgresServer.SharedAsync(version, ct);
        List<DdlComparison> results = await DdlComparison.CompareAsync(server, files, setup, ct);
        foreach (DdlStep step in results.SelectMany(static result => result.Steps).Where(static step => !step.IsSameVerdict || step.Missing.Count + step.Extra.Count > 0))
            await output.WriteLineAsync(step.ToString());
        await output.WriteLineAsync();
        await output.WriteLineAsync(DdlComparison.Table(results));
        return results.TrueForAll(static result => result.SameVerdict == result.Steps.Count && result.OtherObjects == 0) ? 0 : 1;
    }

    private static async Task<int> SpoilAsync(PostgresServer server, IEnumerable<CorpusFile> files, DdlSpoiler spoiler, int count, TextWriter output, CancellationToken ct)
    {
        List<DdlComparison> results = await SpoiltScript.CompareAsync(server, files, spoiler, count, ct);
        foreach (DdlStep step in results.SelectMany(static result => result.Steps).Where(static step => !step.IsSameVerdict)) await output.WriteLineAsync(step.ToString());
        await output.WriteLineAsync();
        await output.WriteLineAsync(DdlComparison.Table(results));
        return DdlGoals.AreMet(results) ? 0 : 1;
    }

    private static int? Number(string[] args, string name) => Option(args, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is > 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
}
