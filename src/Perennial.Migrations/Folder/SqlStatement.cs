namespace Perennial.Migrations.Folder;

/// <summary>One statement of a script.</summary>
/// <param name="Text">Without the semicolon.</param>
/// <param name="Path">The file, as messages print it; empty for a text that is in no file.</param>
/// <param name="Line">Line of its first character in the file, from 1.</param>
/// <param name="Column">Column of its first character, from 1.</param>
internal sealed record SqlStatement(string Text, string Path, int Line, int Column)
{
    /// <summary>What the statement does with transactions and indexes, where the runner has to know.</summary>
    public StatementKind Kind { get; init; }

    /// <summary>A <c>-- name: ... :online</c> or <c>:check</c> step.</summary>
    public bool IsBatch { get; init; }

    /// <summary>A COMMENT ON.</summary>
    public bool IsComment { get; init; }

    /// <summary>The routine that the statement creates or replaces, as regprocedure reads it, where it may have to be dropped first; null where nothing is known of it.</summary>
    public string? Routine { get; init; }

    /// <summary>For <see cref="StatementKind.ConcurrentIndex"/>: the index as SQL writes it, its table's schema included where one is given; null without a name.</summary>
    public string? IndexName { get; init; }

    /// <summary>The lower-case SHA-256 of the text.</summary>
    public string Hash { get; } = TextHash.Of(Text);

    /// <summary>The first words, for progress.</summary>
    public string Summary
    {
        get
        {
            string line = string.Join(' ', Text.Split((char[]?)null, 12, StringSplitOptions.RemoveEmptyEntries).Take(11));
            return line.Length <= 72 ? line : line[..71] + "…";
        }
    }

    /// <summary>Where a character of the statement stands in its file.</summary>
    /// <param name="position">As the server counts: from 1, in characters; 0 when it does not know.</param>
    public string Locate(int position)
    {
        int line = Line;
        int column = Column;
        int index = 0;
        for (int characters = 1; characters < position && index < Text.Length; characters++)
        {
            if (Text[index] == '\n')
            {
                line++;
                column = 1;
            }
            else
            {
                column++;
            }

            // The server counts code points, a string holds UTF-16.
            index += char.IsSurrogatePair(Text, index) ? 2 : 1;
        }

        return Path.Length == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}({line},{column})");
    }
}
