using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Versions;

/// <summary>One folder of <c>versions/</c>: how a database gets from version N-1 to N and back.</summary>
/// <param name="Number">N.</param>
/// <param name="Name">The folder's name: <c>0003-split</c>.</param>
public sealed record VersionFolder(int Number, string Name)
{
    public InputFile? Upgrade { get; init; }

    public InputFile? Downgrade { get; init; }

    public InputFile? Online { get; init; }

    /// <summary>Written by <c>perennial ship</c>; a draft, or absent, while the version is open.</summary>
    public InputFile? Procedures { get; init; }

    public InputFile? Sample { get; init; }

    /// <summary>
    /// The hash that an applied version has in the journal and a service knows its version by: over upgrade.sql, downgrade.sql and online.sql. Procedures are
    /// left out, so that sealing, which writes them, does not change it; sample data is for tests.
    /// </summary>
    public string Hash => HashOf(Upgrade, Downgrade, Online);

    /// <summary>The hash that a sealed version has in the contract: the same with procedures.sql.</summary>
    public string SealHash => HashOf(Upgrade, Downgrade, Online, Procedures);

    /// <summary>The files that the hash is of, by their names without <c>.sql</c>.</summary>
    public IEnumerable<KeyValuePair<string, InputFile>> SealedFiles =>
        new InputFile?[] { Upgrade, Downgrade, Online, Procedures }.OfType<InputFile>().Select(static file => new KeyValuePair<string, InputFile>(FileName(file).Replace(".sql", ""), file));

    /// <summary>Whether there is a file that an upgrade runs.</summary>
    public bool ChangesSomething => Upgrade is not null || Online is not null || Procedures is not null;

    /// <summary>Any file of the folder, for findings about the folder itself.</summary>
    public InputFile? FirstFile => Upgrade ?? Downgrade ?? Online ?? Procedures ?? Sample ?? Unread;

    /// <summary>A file of the folder that has none of the known names; null when there is none, or others are there.</summary>
    internal InputFile? Unread { get; init; }

    internal static string FileName(InputFile file) => file.RelativePath.Substring(file.RelativePath.LastIndexOf('/') + 1);

    private static string HashOf(params InputFile?[] files) =>
        files.OfType<InputFile>().ToArray() is { Length: > 0 } present ? HashedFiles.Of(present) : VersionHash.Of([]);
}
