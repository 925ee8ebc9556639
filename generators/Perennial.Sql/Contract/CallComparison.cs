using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>
/// PRN1006: a new overload that makes a shipped call ambiguous. PostgreSQL refuses a call for which two routines have the same argument types once
/// defaults have filled the rest (CREATE FUNCTION, "Overloading").
/// </summary>
internal static class CallComparison
{
    public static void Compare(ContractMatch match, EquatableArray<Procedure> procedures, ICollection<Finding> findings)
    {
        if (match.Pairs.IsEmpty) return;
        ILookup<string, Procedure> byName = procedures.ToLookup(static procedure => procedure.Signature.QualifiedName, StringComparer.Ordinal);
        HashSet<string> shippedKeys = new(match.Pairs.Select(static pair => ContractReader.Key(pair.Present.Signature)), StringComparer.Ordinal);
        foreach ((ContractProcedure shipped, Procedure present) in match.Pairs)
        {
            foreach (Procedure other in byName[present.Signature.QualifiedName])
            {
                if (ReferenceEquals(other, present) || shippedKeys.Contains(ContractReader.Key(other.Signature))) continue;
                int? count = AmbiguousCount(shipped.Signature, other.Signature);
                if (count is null) continue;
                string now = ContractLineFormatter.Format(other.Signature, shipped.Since);
                findings.Add(Finding.Create(
                    FindingRules.CallAmbiguous, other.Location,
                    $"With this overload, calls of the shipped {shipped.Signature.QualifiedName} with {count} argument{(count == 1 ? "" : "s")} become ambiguous, because defaults make both fit. "
                    + $"Shipped: {shipped.Line} | Now: {now} | Give the new procedure another name, or its arguments no defaults."));
            }
        }
    }

    private static int? AmbiguousCount(ProcedureSignature shipped, ProcedureSignature other)
    {
        EquatableArray<ProcedureArgument> a = shipped.InputArguments;
        EquatableArray<ProcedureArgument> b = other.InputArguments;
        int least = Math.Max(Required(a), Required(b));
        int most = Math.Min(a.Count, b.Count);
        int equal = 0;
        while (equal < most && a[equal].Type.DisplayName == b[equal].Type.DisplayName) equal++;
        return least <= equal && least <= most ? least : null;
    }

    private static int Required(EquatableArray<ProcedureArgument> arguments) => arguments.Count(static argument => !argument.HasDefault);
}
