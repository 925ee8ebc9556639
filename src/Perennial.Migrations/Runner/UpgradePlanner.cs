using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>Decides what an upgrade does, from the journal and the folder alone. Whatever refuses does so before anything changes.</summary>
/// <param name="hasContract">Whether anything is sealed at all.</param>
internal sealed class UpgradePlanner(JournalState journal, IReadOnlyList<RunnableVersion> versions, bool hasContract)
{
    private readonly List<string> _notes = [];

    private int Highest => versions.Count == 0 ? 0 : versions[^1].Number;

    private int HighestSealed => versions.LastOrDefault(static version => version.IsSealed)?.Number ?? 0;

    /// <exception cref="MigrationException">The database cannot go there.</exception>
    public MigrationPlan Plan(UpgradeOptions options)
    {
        bool allowOpen = options.AllowOpen || !hasContract;
        if (allowOpen && journal.IsReleased && !options.ForceOpen)
        {
            throw new MigrationException(hasContract
                ? "This database has been upgraded with sealed versions only, so open ones are refused: they may change and could not be undone safely. Run 'perennial ship' first, or give --force-open if this is no production database."
                : "This database has been upgraded with sealed versions, but the folder has no procedures.shipped.txt. Restore the file, or give --force-open if this is no production database.");
        }

        if (!hasContract && versions.Count > 0)
            _notes.Add("Nothing is sealed yet: there is no procedures.shipped.txt. The versions run as they are; 'perennial ship' seals them.");
        int target = Target(options.To, allowOpen);
        int kept = KeptVersions(allowOpen);
        List<RunnableVersion> marked = [.. versions.Where(version => version.Number <= kept && version.IsSealed && journal.Applied.TryGetValue(version.Number, out AppliedRecord? record) && record.IsOpen)];
        List<AppliedRecord> undo = [.. journal.Applied.Values.Where(record => record.Number > kept).Reverse()];
        VerifyCanUndo(undo);
        if (options.To is { } asked && asked < kept)
            throw new MigrationException($"The database has version {kept}, which is above {asked}. Use 'perennial downgrade --to {asked}' to go down.");

        List<RunnableVersion> apply = [.. versions.Where(version => version.Number > kept && version.Number <= target)];
        foreach (RunnableVersion version in apply) VersionRules.Verify(version);
        RunnableVersion? finish = versions.FirstOrDefault(version => version.Number == kept);
        return new MigrationPlan
        {
            Undo = undo.ToEquatableArray(),
            MarkSealed = marked.ToEquatableArray(),
            Finish = finish,
            Apply = apply.ToEquatableArray(),
            Release = !allowOpen && journal.Applied.Values.All(record => record.Number > kept || !record.IsOpen || marked.Exists(version => version.Number == record.Number)),
            Notes = _notes.ToEquatableArray(),
        };
    }

    private int Target(int? to, bool allowOpen)
    {
        int target = to ?? (allowOpen ? Highest : HighestSealed);
        if (target > Highest) throw new MigrationException($"There is no version {target}: the folder's highest is {Highest}.");
        if (!allowOpen && target > HighestSealed)
            throw new MigrationException($"Version {target} is open: its files may still change. Seal it with 'perennial ship', or give --allow-open on a database that may be undone.");
        if (to is null && !allowOpen && Highest > HighestSealed)
            _notes.Add($"Versions above {HighestSealed} are open and do not run. Seal them with 'perennial ship', or give --allow-open.");
        return target;
    }

    // The highest version up to which the database has what the folder says.
    private int KeptVersions(bool allowOpen)
    {
        foreach (AppliedRecord record in journal.Applied.Values)
        {
            RunnableVersion? version = versions.FirstOrDefault(candidate => candidate.Number == record.Number);
            if (version is not null && version.Hash == record.Hash) continue;
            if (!record.IsOpen)
            {
                if (version is null && record.Number > Highest)
                {
                    _notes.Add($"The database has version {journal.Version}, newer than this folder's {Highest}. It serves programs built from this folder.");
                    return journal.Version;
                }

                throw new MigrationException(version is null
                    ? $"The database has version {record.Number} ({record.Folder}), which the folder lacks. Restore versions/{record.Folder}."
                    : $"Version {record.Number} ({version.Name}) ran here from other files than the folder has, and it was sealed. Take versions/{version.Name} back from version control; what it should change belongs into a new version.");
            }

            if (!allowOpen)
            {
                throw new MigrationException(version is null
                    ? $"The database has version {record.Number} ({record.Folder}), which was open when it ran and which the folder lacks. Give --allow-open to undo it."
                    : $"Version {record.Number} ({version.Name}) was open when it ran here, and its files have changed since. Give --allow-open to undo it and run the new form.");
            }

            _notes.Add(version is null
                ? $"Version {record.Number} ({record.Folder}) ran here while it was open, and is no longer in the folder: it is undone."
                : $"Version {record.Number} ({version.Name}) has changed since it ran here: it is undone and run anew.");
            return record.Number - 1;
        }

        return journal.Version;
    }

    private void VerifyCanUndo(List<AppliedRecord> undo)
    {
        foreach (AppliedRecord record in undo)
        {
            if (record.Downgrade is null && versions.FirstOrDefault(version => version.Number == record.Number && version.Hash == record.Hash)?.Downgrade is null)
                throw new MigrationException($"Version {record.Number} ({record.Folder}) would have to be undone, but it came without a downgrade.sql. Make a new database, or undo it by hand.");
        }
    }
}
