using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>
/// PRN1034 against an earlier contract: lines that say less than they did. Nothing but <c>perennial ship</c> writes the file, and it changes a shipped line only where the procedure was extended
/// in an allowed way; what promises more rows, other nulls or another owner was written by hand, and would allow a change of the procedure that breaks running services.
/// </summary>
public static class ContractEdits
{
    /// <param name="before">The contract as it was.</param>
    /// <param name="now">The contract of the working tree.</param>
    public static EquatableArray<Finding> Find(ContractFile before, ContractFile now)
    {
        Dictionary<string, ContractProcedure> shipped = before.Procedures.ToDictionary(static line => ContractReader.Key(line.Signature), StringComparer.Ordinal);
        List<Finding> findings = [];
        foreach (ContractProcedure line in now.Procedures)
        {
            if (!shipped.TryGetValue(ContractReader.Key(line.Signature), out ContractProcedure? old) || old.Line == line.Line || Edited(old, line) is not { } what || line.Location is not { } place) continue;
            findings.Add(new Finding(
                FindingRules.SealedProceduresDiffer, FindingSeverity.Error, place.Path, place.Span, place.Start, place.End,
                $"The contract's line of {line.Signature.QualifiedName} was edited: {what}. Before: {old.Line} | Now: {line.Line} | 'perennial ship' never changes that. Take the line back from version control."));
        }

        return findings.ToEquatableArray();
    }

    private static string? Edited(ContractProcedure old, ContractProcedure now)
    {
        (ProcedureSignature before, ProcedureSignature after) = (old.Signature, now.Signature);
        if (before.Kind != after.Kind) return "it has another kind";
        if (before.Cardinality != after.Cardinality) return "it promises another number of rows";
        if (before.Mode == AccessMode.Reads && after.Mode == AccessMode.Writes) return "it said that the procedure only reads";
        if (before.Security != after.Security) return "it runs with other rights";
        if (before.Service != after.Service) return "it belongs to another service";
        if (old.Since != now.Since) return "it is said to be of another version";
        for (int i = 0; i < before.Arguments.Count && i < after.Arguments.Count; i++)
        {
            if (before.Arguments[i].Name == after.Arguments[i].Name && before.Arguments[i].IsNullable != after.Arguments[i].IsNullable) return $"null for the argument '{after.Arguments[i].Name}' is {(after.Arguments[i].IsNullable ? "allowed" : "refused")} now";
        }

        for (int i = 0; i < before.Columns.Count && i < after.Columns.Count; i++)
        {
            if (before.Columns[i].Name == after.Columns[i].Name && before.Columns[i].IsNullable != after.Columns[i].IsNullable) return $"the result column '{after.Columns[i].Name}' {(after.Columns[i].IsNullable ? "may" : "must not")} be null now";
        }

        return null;
    }
}
