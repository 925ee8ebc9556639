using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>PRN1030: what was sealed must be what is there.</summary>
public static class SealCheck
{
    /// <param name="folders">The version folders.</param>
    /// <param name="contract">The sealed hashes.</param>
    /// <param name="findings">Receives a finding at each file that differs, as far as that is known, else at the first file of the folder.</param>
    /// <returns>Whether all hashes agree.</returns>
    public static bool Check(EquatableArray<VersionFolder> folders, ContractFile contract, ICollection<Finding> findings)
    {
        bool isIntact = true;
        if (contract.Sealed.IsEmpty) CheckLost(folders, isEmpty: contract.Procedures.IsEmpty, findings);
        foreach (SealedVersion version in contract.Sealed)
        {
            VersionFolder? folder = folders.FirstOrDefault(candidate => candidate.Name == version.Folder);
            if (folder?.FirstFile is not { } file) continue;
            if (folder.SealHash == version.Hash)
            {
                CheckDigits(folder, version, findings);
                continue;
            }

            isIntact = false;
            List<(InputFile Place, string What)> edits = Edits(folder, version).ToList();
            if (edits.Count == 0 && !version.Files.IsEmpty && version.Location is { } line)
            {
                findings.Add(Finding.Create(
                    FindingRules.SealedFileEdited, line,
                    $"The files of {folder.Name} are as each was sealed, and this line's sha256 is not theirs: the line was edited. Take it back from version control. The files' hash is {folder.SealHash}."));
                continue;
            }

            if (edits.Count == 0) edits.Add((file, $"{string.Join(", ", folder.SealedFiles.Select(static one => one.Key + ".sql"))}: one of these files of the sealed version {folder.Name} was edited. Take it back from version control"));
            foreach ((InputFile place, string what) in edits)
            {
                findings.Add(Finding.Create(
                    FindingRules.SealedFileEdited, new SourceText(place.Path, place.Text), new TextSpan(0, 0),
                    $"{what}, because databases have run what was sealed, and make the change in a new version (perennial new \"what it does\"). "
                    + $"The files' hash is {folder.SealHash}, and the contract says {version.Hash}; 'git log -p -- versions/{folder.Name}' shows what changed."));
            }
        }

        return isIntact;
    }

    // The files are what was sealed, so digits that say otherwise would name the wrong file at the next edit.
    private static void CheckDigits(VersionFolder folder, SealedVersion version, ICollection<Finding> findings)
    {
        if (version.Files.IsEmpty || version.Location is not { } line) return;
        Dictionary<string, string> digits = folder.SealedFiles.ToDictionary(static file => file.Key, static file => VersionHash.DigitsOf(file.Value.Text), StringComparer.Ordinal);
        List<string> wrong = [.. version.Files.Select(static file => file.Key).Union(digits.Keys).Where(name => !digits.TryGetValue(name, out string? own) || version.Files.FirstOrDefault(file => file.Key == name).Value != own)];
        if (wrong.Count == 0) return;
        findings.Add(new Finding(
            FindingRules.SealedFileEdited, FindingRules.SealedFileEdited.Severity, line.Path, line.Span, line.Start, line.End,
            $"The files of {folder.Name} are what was sealed, and what this line says of {string.Join(" and ", wrong.Select(static name => name + ".sql"))} is not theirs: the line was edited. Take it back from version control."));
    }

    // Which files differ from what was sealed. A line without the files' own hashes still tells a file that was added, since without it the hash is right.
    private static IEnumerable<(InputFile Place, string What)> Edits(VersionFolder folder, SealedVersion version)
    {
        List<KeyValuePair<string, InputFile>> present = folder.SealedFiles.ToList();
        if (version.Files.IsEmpty)
        {
            foreach (KeyValuePair<string, InputFile> file in present)
            {
                if (VersionHash.Of(present.Where(other => other.Key != file.Key).Select(static other => new KeyValuePair<string, string>(other.Key + ".sql", other.Value.Text))) == version.Hash)
                    yield return Added(file);
            }

            yield break;
        }

        foreach (KeyValuePair<string, InputFile> file in present)
        {
            string? digits = version.Files.FirstOrDefault(one => one.Key == file.Key).Value;
            if (digits is null) yield return Added(file);
            else if (digits != VersionHash.DigitsOf(file.Value.Text)) yield return (file.Value, $"{file.Key}.sql of the sealed version {folder.Name} was edited. Take the file back from version control");
        }

        foreach (KeyValuePair<string, string> gone in version.Files)
        {
            if (!present.Exists(file => file.Key == gone.Key)) yield return (folder.FirstFile!, $"{gone.Key}.sql of the sealed version {folder.Name} is gone. Take the file back from version control");
        }

        (InputFile, string) Added(KeyValuePair<string, InputFile> file) => (file.Value, $"{file.Key}.sql was added to the sealed version {folder.Name}. Take the file out of its folder");
    }

    // Where lines are left, whatever is wrong with that of the newest version is told.
    private static void CheckLost(EquatableArray<VersionFolder> folders, bool isEmpty, ICollection<Finding> findings)
    {
        if (folders.Take(isEmpty ? folders.Count : folders.Count - 1).FirstOrDefault(static folder => folder.Procedures is { } file && ProceduresFile.IsShipped(file.Text)) is not { Procedures: { } shipped } version) return;
        string instead = version == folders[folders.Count - 1] ? " If it was never there, since 'perennial ship' was interrupted, run it again: it writes it." : "";
        findings.Add(Finding.Create(
            FindingRules.ContractFile, new SourceText(shipped.Path, shipped.Text), new TextSpan(0, 0),
            $"'perennial ship' wrote this file, and procedures.shipped.txt, which it wrote with it, is missing or has lost its lines. Without the contract no check would notice a change of {version.Name}'s procedures that breaks running services. "
            + $"Take procedures.shipped.txt back from version control.{instead} If this version was never shipped, delete its procedures.sql instead."));
    }

    /// <summary>Whether a finding says that the newest version's procedures.sql is there without the contract: it was deleted, or a run of <c>perennial ship</c> ended before it wrote it.</summary>
    internal static bool IsOfLostContract(Finding finding, EquatableArray<FoldedVersion> versions) =>
        finding.Rule == FindingRules.ContractFile && !versions.IsEmpty && versions[versions.Count - 1].Folder.Procedures?.Path == finding.Path;
}
