using Perennial.Sql;

namespace Perennial.Migrations;

/// <summary>A version folder beside what a database knows of it.</summary>
/// <param name="Number">The version.</param>
/// <param name="Folder">The folder's name.</param>
/// <param name="IsSealed">Whether the contract holds its hash.</param>
/// <param name="IsApplied">Whether the database has it.</param>
/// <param name="OnlineDone">How many statements of online.sql are done.</param>
/// <param name="OnlineCount">How many there are.</param>
/// <param name="Differs">Whether the database got it from other files than the folder has.</param>
public sealed record VersionStatus(int Number, string Folder, bool IsSealed, bool IsApplied, int OnlineDone, int OnlineCount, bool Differs);

/// <summary>Where a database stands, seen from a folder.</summary>
/// <param name="Version">The database's version; 0 before the first upgrade.</param>
/// <param name="FolderVersion">The folder's highest version.</param>
/// <param name="SealedVersion">The folder's highest sealed version; 0 without a contract file.</param>
public sealed record DatabaseStatus(int Version, int FolderVersion, int SealedVersion)
{
    /// <summary>Every version that the folder or the database has, by number.</summary>
    public EquatableArray<VersionStatus> Versions { get; init; }

    /// <summary>Whether the database has run open versions (or <c>dev</c>).</summary>
    public bool IsDevelopment { get; init; }

    /// <summary>Who upgrades it at this moment, or null.</summary>
    public string? Runner { get; init; }

    /// <summary>What needs a person's attention, each with what to do; empty when all is well.</summary>
    public EquatableArray<string> Problems { get; init; }
}
