using System.Globalization;
using Perennial.Conformance.Corpus;
using Perennial.Testing;

namespace Perennial.Conformance.Ddl;

/// <summary><c>ddl FOLDER [--server N] [--file NAME] [--setup FILE]</c>: runs the scripts of a folder on a server and through the catalog stage and prints where they differ.</summary>
public static class DdlCommand
{
    public const string Usage = "dotnet run --project tests/Perennial.Conformance -- ddl FOLDER [--server 13..18] [--file NAME] [--setup FILE]";

    /// <returns>0 when nothing differs, 1 when something does, 2 when the comparison cannot be made.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct)
    {
        if (args.Length == 0 || args.Length % 2 == 0)
        {
            await output.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        int version = int.Parse(Option(args, "--server") ?? "18", CultureInfo.InvariantCulture);
        IEnumerable<CorpusFile> files = CorpusFolder.Read(args[0]);
        if (Option(args, "--file") is { } name) files = files.Where(file => Path.GetFileNameWithoutExtension(file.Name) == Path.GetFileNameWithoutExtension(name));
        CorpusFile? setup = Option(args, "--setup") is { } path ? new(Path.GetFileName(path), await File.ReadAllTextAsync(path, ct)) : null;
        PostgresServer server = await PostgresServer.SharedAsync(version, ct);
        List<DdlComparison> results = await DdlComparison.CompareAsync(server, files, setup, ct);
        foreach (DdlStep step in results.SelectMany(static result => result.Steps).Where(static step => !step.IsSameVerdict || step.Missing.Count + step.Extra.Count > 0))
            await output.WriteLineAsync(step.ToString());
        await output.WriteLineAsync();
        await output.WriteLineAsync(DdlComparison.Table(results));
        return results.TrueForAll(static result => result.SameVerdict == result.Steps.Count && result.OtherObjects == 0) ? 0 : 1;
    }

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is > 0 and int at && at + 1 < args.Length ? args[at + 1] : null;
}
