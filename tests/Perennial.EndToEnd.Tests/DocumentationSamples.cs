using System.Text;
using System.Text.RegularExpressions;

namespace Perennial.EndToEnd.Tests;

/// <summary>The samples of docs/api, sorted into the files of one project: SQL by the path in a block's first line, C# by what a block is.</summary>
internal sealed partial class DocumentationSamples
{
    private readonly SortedDictionary<string, StringBuilder> _sql = new(StringComparer.Ordinal);
    private readonly List<string> _types = [];
    private readonly List<string> _calls = [];
    private readonly List<(string Page, string Text)> _repeated = [];

    private DocumentationSamples()
    {
    }

    /// <summary>SQL files by their path in the database's folder.</summary>
    public IEnumerable<(string Path, string Text)> SqlFiles => _sql.Select(static file => (file.Key, file.Value.ToString()));

    /// <summary>Types that the pages show as the user's own, a file each.</summary>
    public IReadOnlyList<string> Types => _types;

    /// <summary>Signatures of methods and shapes of types that the pages promise, by page.</summary>
    public List<(string Page, string Text)> Promises { get; } = [];

    /// <exception cref="InvalidDataException">A SQL block has no path in its first line, and does not repeat what a block with a path has.</exception>
    public static DocumentationSamples Read(string folder)
    {
        DocumentationSamples samples = new();
        // README.md has the tables, which stand before the routines.
        foreach (string page in Directory.EnumerateFiles(folder, "*.md").OrderBy(static path => Path.GetFileName(path) != "README.md").ThenBy(static path => path, StringComparer.Ordinal))
        {
            foreach (Match block in Block().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")))
            {
                string text = block.Groups["text"].Value;
                if (block.Groups["language"].Value == "sql") samples.AddSql(Path.GetFileName(page), text);
                else samples.AddCSharp(Path.GetFileName(page), text);
            }
        }

        foreach ((string page, string text) in samples._repeated)
        {
            if (!samples._sql.Values.Any(file => file.ToString().Contains(text.TrimEnd('\n'), StringComparison.Ordinal)))
                throw new InvalidDataException($"{page} has a block of SQL that belongs to no file. Let its first line be '-- schema.sql' or '-- queries/name.sql':\n{text}");
        }

        return samples;
    }

    /// <summary>A class with a method for each block of calls, and one that runs them all.</summary>
    public string Calls()
    {
        StringBuilder program = new("""
            using Library;
            using Microsoft.Extensions.DependencyInjection;
            using Npgsql;
            using Perennial;

            string connectionString = args[0], archiveConnectionString = args[0];
            CancellationToken ct = CancellationToken.None;
            int blocks = 0;

            """);
        foreach (string calls in _calls)
        {
            program.AppendLine("{");
            if (!calls.Contains("LibraryDatabase db =", StringComparison.Ordinal)) program.AppendLine("await using LibraryDatabase db = LibraryDatabase.Create(connectionString);");
            if (calls.Contains("services.", StringComparison.Ordinal)) program.AppendLine("ServiceCollection services = new();");
            program.AppendLine(calls.Replace("{ ... }", "{ }", StringComparison.Ordinal)).AppendLine("blocks++;").AppendLine("}");
        }

        return program.AppendLine("Console.WriteLine($\"{blocks} blocks\");").ToString();
    }

    /// <summary>How many blocks <see cref="Calls"/> has.</summary>
    public int CallCount => _calls.Count;

    private void AddSql(string page, string text)
    {
        if (PathLine().Match(text) is not { Success: true } line)
        {
            _repeated.Add((page, text));
            return;
        }

        string path = line.Groups["path"].Value;
        if (!_sql.TryGetValue(path, out StringBuilder? file)) _sql.Add(path, file = new StringBuilder());
        string body = text[line.Length..];
        // The schema of a file is said once, and a page that continues the file need not say it again.
        if (file.Length > 0) body = body.Replace("-- schema: library\n", "", StringComparison.Ordinal);
        file.Append(body).Append('\n');
    }

    private void AddCSharp(string page, string text)
    {
        if (text.Contains("namespace Library;", StringComparison.Ordinal))
        {
            _types.Add(text);
            return;
        }

        StringBuilder calls = new();
        foreach (string line in text.Split('\n'))
        {
            string code = Remark().Replace(line, "").TrimEnd();
            if (Signature().IsMatch(code) || code.StartsWith("public ", StringComparison.Ordinal)) Promises.Add((page, code));
            else calls.AppendLine(line);
        }

        if (calls.ToString().Trim().Length > 0) _calls.Add(calls.ToString());
    }

    [GeneratedRegex("^```(?<language>sql|csharp)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\A-- (?<path>schema\.sql|queries/[a-z_/]+\.sql)\n", RegexOptions.ExplicitCapture)]
    private static partial Regex PathLine();

    [GeneratedRegex(@"^(Task|IAsyncEnumerable)(<.*>)? \w+Async\(.*\);$", RegexOptions.ExplicitCapture)]
    private static partial Regex Signature();

    [GeneratedRegex(@"\s+//.*$")]
    private static partial Regex Remark();
}
