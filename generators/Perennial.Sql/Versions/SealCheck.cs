using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>PRN1030: what was sealed must be what is there.</summary>
public static class SealCheck
{
    /// <param name="folders">The version folders.</param>
    /// <param name="contract">The sealed hashes.</param>
    /// <param name="findings">Receives a finding at the first file of every folder whose hash differs.</param>
    /// <returns>Whether all hashes agree.</returns>
    public static bool Check(EquatableArray<VersionFolder> folders, ContractFile contract, ICollection<Finding> findings)
    {
        bool isIntact = true;
        if (contract.Sealed.IsEmpty) CheckLost(folders, findings);
        foreach (SealedVersion version in contract.Sealed)
        {
            VersionFolder? folder = folders.FirstOrDefault(candidate => candidate.Name == version.Folder);
            if (folder?.FirstFile is not { } file || folder.SealHash == version.Hash) continue;
            isIntact = false;
            findings.Add(Finding.Create(
                FindingRules.SealedFileEdited, new SourceText(file.Path, file.Text), new TextSpan(0, 0),
                $"The sealed version {folder.Name} was edited: its files have the hash {folder.SealHash}, and the contract says {version.Hash}. "
                + "Databases have run what was sealed, so take the files back from version control and make the change in a new version (perennial new \"what it does\")."));
        }

        return isIntact;
    }

    // Shipping writes into the highest version only, and the contract right afterwards. Killed in between it leaves a draft there, but none below.
    private static void CheckLost(EquatableArray<VersionFolder> folders, ICollection<Finding> findings)
    {
        if (folders.Take(folders.Count - 1).FirstOrDefault(static folder => folder.Procedures is { } file && ProceduresFile.IsShipped(file.Text)) is not { Procedures: { } shipped } version) return;
        findings.Add(Finding.Create(
            FindingRules.ContractFile, new SourceText(shipped.Path, shipped.Text), new TextSpan(0, 0),
            $"'perennial ship' wrote this file, and procedures.shipped.txt, which it wrote with it, is missing or has lost its lines. Without the contract nothing keeps the procedures of {version.Name} for running services. "
            + "Take procedures.shipped.txt back from version control. If this version was never shipped, delete its procedures.sql instead."));
    }
}
