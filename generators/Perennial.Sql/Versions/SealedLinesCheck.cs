using System.Globalization;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>PRN1034: every version that the contract has lines of is sealed. One whose <c>sealed</c> line was taken out could be edited without anybody noticing.</summary>
internal static class SealedLinesCheck
{
    /// <param name="folders">The version folders.</param>
    /// <param name="contract">The shipped lines.</param>
    /// <param name="findings">Receives the first version without its line.</param>
    /// <returns>Whether none is missing.</returns>
    public static bool Check(EquatableArray<VersionFolder> folders, ContractFile contract, ICollection<Finding> findings)
    {
        // What could not be read is told as such.
        if (!contract.IsRead) return true;
        (int Version, string Line, SourceLocation? Location) newest =
            contract.Procedures.Select(static line => (line.Since, line.Line, line.Location)).Concat(contract.Types.Select(static line => (line.Since, line.Line, line.Location)))
                .Concat(contract.Sealed.Select(static line => (line.Number, line.Line, line.Location))).OrderByDescending(static line => line.Item1).FirstOrDefault();
        HashSet<int> known = new(contract.Sealed.Select(static version => version.Number));
        int missing = Enumerable.Range(1, newest.Version).FirstOrDefault(number => !known.Contains(number));
        if (missing == 0 || newest.Location is not { } place) return true;
        string name = folders.FirstOrDefault(folder => folder.Number == missing)?.Name ?? missing.ToString("0000", CultureInfo.InvariantCulture);
        findings.Add(Finding.Create(
            FindingRules.SealedProceduresDiffer, place,
            $"The contract has this line of version {newest.Version}, and no line 'sealed {name} ...', so that nobody would notice if that version's files were edited. Contract: {newest.Line} | "
            + SealedProceduresCheck.Advice));
        return false;
    }
}
