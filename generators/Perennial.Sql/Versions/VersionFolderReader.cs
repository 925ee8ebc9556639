using System.Globalization;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>Puts the files of <c>versions/</c> into folders, and says what is wrong with names and numbers (PRN1031).</summary>
public static class VersionFolderReader
{
    private static readonly string[] KnownFiles = ["upgrade.sql", "downgrade.sql", "online.sql", "procedures.sql", "sample.sql"];

    /// <summary>The folders by number. Of two with one number the sealed one, else the first by name, is taken.</summary>
    /// <param name="files">All files of the database folder; others than those of versions are passed over.</param>
    /// <param name="contract">Tells which folders are sealed.</param>
    /// <param name="findings">Receives the findings.</param>
    public static VersionFolders Read(EquatableArray<InputFile> files, ContractFile contract, ICollection<Finding> findings)
    {
        SortedDictionary<string, List<InputFile>> byName = new(StringComparer.Ordinal);
        foreach (InputFile file in files)
        {
            if (file.Kind != InputKind.Version) continue;
            string[] parts = file.RelativePath.Split('/');
            if (parts.Length != 3)
            {
                Report(findings, file, $"{file.RelativePath} belongs to no version, so nothing runs it: a version's files stand directly in its folder, as versions/0001-initial/upgrade.sql does. Move it there, or out of versions/.");
                continue;
            }

            if (!byName.TryGetValue(parts[1], out List<InputFile>? list)) byName.Add(parts[1], list = []);
            list.Add(file);
        }

        List<VersionFolder> folders = [];
        foreach (KeyValuePair<string, List<InputFile>> entry in byName)
        {
            if (Folder(entry.Key, entry.Value, contract.Sealed.Any(version => version.Folder == entry.Key), findings) is { } folder) folders.Add(folder);
        }

        EquatableArray<VersionFolder> numbered = CheckNumbers(folders, contract, findings);
        int placed = numbered.Sum(static folder => folder.SealedFiles.Count() + (folder.Sample is null ? 0 : 1));
        return new VersionFolders(numbered, placed == files.Count(static file => file.Kind == InputKind.Version) && numbered.All(static folder => folder.ChangesSomething));
    }

    private static VersionFolder? Folder(string name, List<InputFile> files, bool isSealed, ICollection<Finding> findings)
    {
        files.Sort(static (a, b) => string.CompareOrdinal(a.RelativePath, b.RelativePath));
        if (SealedVersion.NumberOf(name) is not ({ } number and > 0))
        {
            Report(findings, files[0], $"The version folder '{name}' is not named by a number of four digits from 0001 and a description, as in 0001-initial. Rename it.");
            return null;
        }

        if (name.Length < 6 || name.Substring(5).Trim('-', ' ').Length == 0)
            Report(findings, files[0], $"The version folder '{name}' says nothing about the version. Add a description, as in {name.Substring(0, 4)}-task-rank.");
        VersionFolder folder = new(number, name);
        HashSet<string> misspelt = [];
        foreach (InputFile file in files)
        {
            string fileName = VersionFolder.FileName(file);
            switch (fileName)
            {
                case "upgrade.sql": folder = folder with { Upgrade = file }; break;
                case "downgrade.sql": folder = folder with { Downgrade = file }; break;
                case "online.sql": folder = folder with { Online = file }; break;
                case "procedures.sql": folder = folder with { Procedures = file }; break;
                case "sample.sql": folder = folder with { Sample = file }; break;
                default:
                    string? meant = Spelling.Nearest(fileName, KnownFiles);
                    if (meant is not null) misspelt.Add(meant);
                    folder = folder with { Unread = folder.Unread ?? file };
                    Report(findings, file, $"Nothing reads the file '{fileName}' of a version. " + (meant is null ? $"There are {string.Join(", ", KnownFiles)}." : $"Did you mean '{meant}'?"));
                    break;
            }
        }

        // What has another name is not missing.
        if (!folder.ChangesSomething && !misspelt.Contains("upgrade.sql"))
            Report(findings, files[0], $"Version {name} has no upgrade.sql, so it changes nothing. Write it, or remove the folder.");
        else if (folder.Upgrade is null && folder.ChangesSomething && !misspelt.Contains("upgrade.sql") && !isSealed)
            Report(findings, folder.FirstFile!, $"Version {name} has no upgrade.sql, and no database is upgraded without one. Write it; it may consist of a comment.");
        // What is missing from a sealed version is told by its hash.
        if (folder.Downgrade is null && !misspelt.Contains("downgrade.sql") && !isSealed && (folder.Upgrade is not null || folder.Online is not null))
            Report(findings, folder.FirstFile!, $"Version {name} has no downgrade.sql. Write one that undoes upgrade.sql; 'perennial new' drafts it for a new version.");
        return folder;
    }

    private static EquatableArray<VersionFolder> CheckNumbers(List<VersionFolder> folders, ContractFile contract, ICollection<Finding> findings)
    {
        Dictionary<int, string> sealedNames = contract.Sealed.ToDictionary(static version => version.Number, static version => version.Folder);
        List<VersionFolder> result = [];
        foreach (IGrouping<int, VersionFolder> group in folders.GroupBy(static folder => folder.Number).OrderBy(static group => group.Key))
        {
            VersionFolder kept = group.FirstOrDefault(folder => sealedNames.TryGetValue(group.Key, out string? name) && name == folder.Name) ?? group.First();
            foreach (VersionFolder other in group)
            {
                if (ReferenceEquals(other, kept)) continue;
                Report(findings, other.FirstFile!, $"Version {Number(group.Key)} is there twice: {kept.Name} and {other.Name}. Give this one a new number: perennial renumber {other.Name}.");
            }

            int expected = result.Count == 0 ? 1 : result[result.Count - 1].Number + 1;
            if (kept.Number != expected)
            {
                string missing = expected == kept.Number - 1 ? $"version {Number(expected)} is missing" : $"versions {Number(expected)} to {Number(kept.Number - 1)} are missing";
                bool isSealed = sealedNames.TryGetValue(expected, out string? sealedName);
                if (isSealed && expected == kept.Number - 1) missing = $"the sealed version {sealedName} is missing";
                string advice = isSealed ? "A sealed version is never removed: take its folder back from version control." : $"Close the gap: perennial renumber {kept.Name}.";
                Report(findings, kept.FirstFile!, $"Before {kept.Name} {missing}. {advice}");
            }

            result.Add(kept);
        }

        foreach (SealedVersion version in contract.Sealed)
        {
            if (version.Location is null || folders.Exists(folder => folder.Name == version.Folder)) continue;
            bool isLast = result.Count == 0 || result[result.Count - 1].Number < version.Number;
            SourceLocation place = version.Location;
            VersionFolder? renamed = folders.Find(folder => folder.Number == version.Number);
            if (renamed is null && !isLast) continue;
            string what = renamed is null ? "is gone" : $"is called {renamed.Name} now";
            findings.Add(Finding.Create(
                FindingRules.VersionFolders, place,
                $"The folder of the sealed version {version.Folder} {what}. A sealed version is never removed or renamed: take it back from version control."));
        }

        return result.ToEquatableArray();
    }

    private static string Number(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static void Report(ICollection<Finding> findings, InputFile file, string message) =>
        findings.Add(Finding.Create(FindingRules.VersionFolders, new SourceText(file.Path, file.Text), new TextSpan(0, 0), message));
}
