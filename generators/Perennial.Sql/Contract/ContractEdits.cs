using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
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
    /// <param name="evolution">Whether <c>perennial ship</c> may take declared errors out of a line.</param>
    public static EquatableArray<Finding> Find(ContractFile before, ContractFile now, Evolution evolution)
    {
        Dictionary<string, ContractProcedure> shipped = before.Procedures.ToDictionary(static line => ContractReader.Key(line.Signature), StringComparer.Ordinal);
        List<Finding> findings = [];
        foreach (ContractProcedure line in now.Procedures)
        {
            if (!shipped.TryGetValue(ContractReader.Key(line.Signature), out ContractProcedure? old) || old.Line == line.Line || Edited(old, line, evolution) is not { } what) continue;
            Report(line.Location, line.Signature.QualifiedName, what, old.Line, line.Line);
        }

        Dictionary<string, ContractType> types = before.Types.ToDictionary(static line => line.Type.DisplayName, StringComparer.Ordinal);
        foreach (ContractType line in now.Types)
        {
            if (types.TryGetValue(line.Type.DisplayName, out ContractType? old) && old.Line != line.Line && TypePromises.Weaker(old.Type, line.Type) is { } what)
                Report(line.Location, line.Type.DisplayName, what, old.Line, line.Line);
        }

        return findings.ToEquatableArray();

        void Report(SourceLocation? place, string name, string what, string earlier, string line)
        {
            if (place is null) return;
            findings.Add(Finding.Create(
                FindingRules.SealedProceduresDiffer, place,
                $"The contract's line of {name} was edited: {what}. Before: {earlier} | Now: {line} | 'perennial ship' never changes that. Take the line back from version control."));
        }
    }

    private static string? Edited(ContractProcedure old, ContractProcedure now, Evolution evolution)
    {
        (ProcedureSignature before, ProcedureSignature after) = (old.Signature, now.Signature);
        if (before.Kind != after.Kind) return "it has another kind";
        if (before.Cardinality != after.Cardinality) return "it promises another number of rows";
        if (before.Mode == AccessMode.Reads && after.Mode == AccessMode.Writes) return "it said that the procedure only reads";
        if (before.Security != after.Security) return "it runs with other rights";
        if (before.Service != after.Service) return "it belongs to another service";
        if (old.Since != now.Since) return "it is said to be of another version";
        if (evolution == Evolution.Strict && before.Raises.FirstOrDefault(error => !after.Raises.Contains(error)) is { } lost) return $"it does not declare the error {lost.SqlState} {lost.Name}";
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
