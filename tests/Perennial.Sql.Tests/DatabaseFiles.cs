using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests;

/// <summary>The files of a database folder in memory, by relative path: read, laid over each other, and changed without touching the disk.</summary>
internal sealed record DatabaseFiles(ImmutableSortedDictionary<string, string> Texts)
{
    private const string Deleted = ".deleted";
    private const string Edits = ".edits";

    public static DatabaseFiles Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The reference database of the repository.</summary>
    public static DatabaseFiles Reference => Read(Path.Combine(SourceFolder(), "..", "..", "db"));

    public EquatableArray<InputFile> Inputs =>
        [.. Texts.Where(file => InputFile.Classify(file.Key) is not null).Select(file => new InputFile(InputFile.Classify(file.Key)!.Value, file.Key, file.Key, file.Value))];

    /// <summary>The folder of the calling test's source file.</summary>
    public static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    /// <summary>Every file below a folder; none when there is no such folder.</summary>
    public static DatabaseFiles Read(string folder) => Empty.Overlay(folder);

    /// <summary>
    /// These files with those of a folder laid over; a file named <c>x.deleted</c> takes <c>x</c> away, and <c>x.edits</c> replaces texts in <c>x</c>: blocks of
    /// a line <c>&lt;&lt;&lt;&lt;</c>, the old text, a line <c>====</c>, the new text and a line <c>&gt;&gt;&gt;&gt;</c>.
    /// </summary>
    public DatabaseFiles Overlay(string folder)
    {
        DatabaseFiles result = this;
        if (!Directory.Exists(folder)) return result;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            string text = File.ReadAllText(path).ReplaceLineEndings("\n");
            result = name.EndsWith(Deleted, StringComparison.Ordinal) ? result.Without(name[..^Deleted.Length])
                : name.EndsWith(Edits, StringComparison.Ordinal) ? result.Edit(name[..^Edits.Length], text)
                : result.With(name, text);
        }

        return result;
    }

    public DatabaseFiles With(string name, string text) => new(Texts.SetItem(name, text));

    /// <summary>Takes away a file, or all files below a folder.</summary>
    public DatabaseFiles Without(string name) => new(Texts.RemoveRange(Texts.Keys.Where(key => key == name || key.StartsWith(name + "/", StringComparison.Ordinal))));

    public DatabaseFiles Replace(string name, string old, string text)
    {
        Assert.Contains(old, Texts[name], StringComparison.Ordinal);
        return With(name, Texts[name].Replace(old, text, StringComparison.Ordinal));
    }

    private DatabaseFiles Edit(string name, string edits)
    {
        DatabaseFiles result = this;
        foreach (string block in edits.Split("<<<<\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = block[..block.IndexOf(">>>>", StringComparison.Ordinal)].Split("====\n");
            result = result.Replace(name, parts[0][..^1], parts[1][..Math.Max(0, parts[1].Length - 1)]);
        }

        return result;
    }

    public DatabaseModel Analyze(DatabaseOptions? options = null) => DatabaseAnalysis.Analyze(Inputs, options ?? DatabaseOptions.Default, TestContext.Current.CancellationToken);

    /// <summary>These files after <c>perennial ship</c>.</summary>
    public DatabaseFiles Ship(DatabaseOptions? options = null)
    {
        ShipPlan plan = DatabaseAnalysis.PlanShip(Inputs, options ?? DatabaseOptions.Default, null, TestContext.Current.CancellationToken);
        Assert.Empty(plan.Refusals);
        return Apply(plan);
    }

    public DatabaseFiles Apply(ShipPlan plan) => plan.Changes.Aggregate(this, (files, change) => files.With(change.RelativePath, change.Text));
}
