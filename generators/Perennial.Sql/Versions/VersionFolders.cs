namespace Perennial.Sql.Versions;

/// <summary>The version folders by number, and whether they are all that there is.</summary>
/// <param name="Folders">The versions by number, each once.</param>
/// <param name="IsWhole">False when a file or folder of <c>versions/</c> belongs to none of them (PRN1031): what the versions make is not known then.</param>
public sealed record VersionFolders(EquatableArray<VersionFolder> Folders, bool IsWhole);
