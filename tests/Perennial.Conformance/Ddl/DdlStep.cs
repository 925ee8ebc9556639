namespace Perennial.Conformance.Ddl;

/// <summary>What one statement of a script did on a server and here.</summary>
/// <param name="File">Where it comes from.</param>
/// <param name="Line">Line of its first character, from 1.</param>
public sealed record DdlStep(string File, int Line, string Sql)
{
    /// <summary>What the catalog stage says.</summary>
    public DdlVerdict Ours { get; init; }

    /// <summary>What the server said.</summary>
    public DdlVerdict Theirs { get; init; }

    /// <summary>Whether it is counted: it shapes a catalog, and the server did not judge roles, rows or its files.</summary>
    public bool IsJudged { get; init; }

    /// <summary>Lines of the server's snapshot that ours lacks since this statement.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Lines of our snapshot that the server's lacks since this statement.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Whether it makes a routine.</summary>
    public bool IsRoutine { get; init; }

    public bool IsSameVerdict => Ours.SqlState == Theirs.SqlState;

    /// <summary>Both refuse it alike and the server named a place.</summary>
    public bool IsLocated => IsSameVerdict && Theirs.Position is not null;

    public bool IsSamePlace => Ours.Position == Theirs.Position;

    public override string ToString() =>
        $"{File}:{Line}\n    here:       {Ours}\n    PostgreSQL: {Theirs}\n    {Shorten(Sql)}{Lines("missing", Missing)}{Lines("extra", Extra)}";

    private static string Lines(string word, IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n    {word}: {line}"));

    private static string Shorten(string sql)
    {
        string line = sql.ReplaceLineEndings(" ");
        return line.Length <= 300 ? line : line[..300] + "...";
    }
}
