namespace Perennial.Migrations.Folder;

/// <summary>A folder of <c>versions/</c>, ready to run.</summary>
/// <param name="Number">The version that it leads to.</param>
/// <param name="Name">The folder's name.</param>
/// <param name="Hash">Of upgrade.sql, downgrade.sql and online.sql; procedures.sql is left out, so that sealing does not change it.</param>
/// <param name="IsSealed">Whether the contract holds its hash.</param>
internal sealed record RunnableVersion(int Number, string Name, string Hash, bool IsSealed)
{
    /// <summary>The hash that the contract has of a sealed version: of all its files.</summary>
    public string SealHash { get; init; } = "";

    public SqlScript? Upgrade { get; init; }

    public SqlScript? Downgrade { get; init; }

    public SqlScript? Online { get; init; }

    /// <summary>The procedures that the version brings, from its procedures.sql; null without the file.</summary>
    public SqlScript? Procedures { get; init; }

    public int OnlineCount => Online?.Statements.Count ?? 0;
}
