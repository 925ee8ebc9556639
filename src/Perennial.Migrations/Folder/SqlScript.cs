using Perennial.Sql;

namespace Perennial.Migrations.Folder;

/// <summary>One file of a version, or a text of the journal, cut into statements.</summary>
/// <param name="Name">The file's name: <c>upgrade.sql</c>.</param>
/// <param name="Text">The whole text, with line feeds only.</param>
internal sealed record SqlScript(string Name, string Text, EquatableArray<SqlStatement> Statements)
{
    /// <summary>The lower-case SHA-256 of the text.</summary>
    public string Hash { get; } = TextHash.Of(Text);
}
