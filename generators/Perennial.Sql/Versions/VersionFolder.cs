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

    /// <summary>The files that decide what a database of this version is, in the order of their names. Sample data is none of them: it is for tests.</summary>
    public IEnumerable<InputFile> HashedFiles
    {
        get
        {
            if (Downgrade is not null) yield return Downgrade;
            if (Online is not null) yield return Online;
            if (Procedures is not null) yield return Procedures;
            if (Upgrade is not null) yield return Upgrade;
        }
    }

    /// <summary>Any file of the folder, for findings about the folder itself.</summary>
    public InputFile? FirstFile => Upgrade ?? Downgrade ?? Online ?? Procedures ?? Sample;

    /// <summary>The hash that a sealed version has in the contract and an applied one in the journal.</summary>
    public string Hash => VersionHash.Of(HashedFiles.Select(static file => new KeyValuePair<string, string>(FileName(file), file.Text)));

    internal static string FileName(InputFile file) => file.RelativePath.Substring(file.RelativePath.LastIndexOf('/') + 1);
}
