using System.Collections.Immutable;

namespace Perennial.Migrations.Journal;

/// <summary>What the journal of a database says.</summary>
/// <param name="Version">The database's version; 0 before the first upgrade.</param>
/// <param name="IsReleased">It has been upgraded with sealed versions only.</param>
/// <param name="ContractHash">Hash of the contract file of the last run, or null.</param>
internal sealed record JournalState(int Version, bool IsReleased, string? ContractHash)
{
    /// <summary>A database without a journal.</summary>
    public static JournalState Empty { get; } = new(0, IsReleased: false, ContractHash: null);

    /// <summary>Whether the journal's tables are there.</summary>
    public bool Exists { get; init; }

    /// <summary>The applied versions, by number.</summary>
    public ImmutableSortedDictionary<int, AppliedRecord> Applied { get; init; } = ImmutableSortedDictionary<int, AppliedRecord>.Empty;

    /// <summary>Whether procedures are there that no version has.</summary>
    public bool HasDevelopmentProcedures { get; init; }

    /// <summary>The lowest version that ran while it was open, or null.</summary>
    public int? OpenVersion
    {
        get
        {
            foreach ((int number, AppliedRecord record) in Applied)
            {
                if (record.IsOpen) return number;
            }

            return null;
        }
    }
}

/// <summary>An applied version as the journal has it.</summary>
/// <param name="Hash">The version's hash as it ran.</param>
/// <param name="IsOpen">It was open when it ran, and has not been sealed since.</param>
internal sealed record AppliedRecord(int Number, string Hash, bool IsOpen)
{
    /// <summary>The downgrade.sql that undoes what ran; kept for open versions only.</summary>
    public string? Downgrade { get; init; }

    /// <summary>The folder's name when it ran.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Hashes of the online statements that are done, by number from 1.</summary>
    public ImmutableSortedDictionary<int, string> OnlineDone { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>Numbers of online statements that were started; those not in <see cref="OnlineDone"/> were interrupted.</summary>
    public ImmutableSortedSet<int> OnlineStarted { get; init; } = [];
}
