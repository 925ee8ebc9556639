using Perennial.Migrations.Folder;
using Perennial.Migrations.Journal;
using Perennial.Sql;

namespace Perennial.Migrations.Runner;

/// <summary>Puts a journal beside a folder.</summary>
internal static class StatusBuilder
{
    public static DatabaseStatus Build(JournalState journal, DatabaseFolder folder, string? holder)
    {
        List<VersionStatus> versions = [];
        List<string> problems = [];
        foreach (RunnableVersion version in folder.Versions)
        {
            AppliedRecord? record = journal.Applied.GetValueOrDefault(version.Number);
            bool differs = record is not null && record.Hash != version.Hash;
            int done = record?.OnlineDone.Count ?? 0;
            versions.Add(new VersionStatus(version.Number, version.Name, version.IsSealed, record is not null, done, version.OnlineCount, differs));
            if (differs)
            {
                problems.Add(record!.IsOpen
                    ? $"Version {version.Number} was open when it ran, and its files have changed: 'perennial upgrade --allow-open' or 'perennial dev' runs the new form."
                    : $"Version {version.Number} ran from other files than the folder has: take versions/{version.Name} back from version control.");
            }
            else if (record is not null && done < version.OnlineCount)
            {
                problems.Add($"Version {version.Number} has {version.OnlineCount - done} online step(s) to do: 'perennial upgrade' finishes them.");
            }
        }

        foreach (AppliedRecord record in journal.Applied.Values)
        {
            if (folder.Versions.Any(version => version.Number == record.Number)) continue;
            versions.Add(new VersionStatus(record.Number, record.Folder, !record.IsOpen, IsApplied: true, record.OnlineDone.Count, record.OnlineDone.Count, Differs: false));
            if (record.Number <= folder.Version) problems.Add($"Version {record.Number} ({record.Folder}) is in the database and not in the folder.");
        }

        return new DatabaseStatus(journal.Version, folder.Version, folder.Versions.LastOrDefault(static version => version.IsSealed)?.Number ?? 0)
        {
            Versions = versions.OrderBy(static version => version.Number).ToEquatableArray(),
            IsDevelopment = journal.OpenVersion is not null || journal.HasDevelopmentProcedures,
            Runner = holder,
            Problems = problems.ToEquatableArray(),
        };
    }
}
