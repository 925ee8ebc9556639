using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>Which present procedure is which shipped one.</summary>
/// <param name="Pairs">Shipped procedures and what they are today.</param>
/// <param name="Dropped">Shipped lines without a counterpart.</param>
/// <param name="Added">Present procedures without a line: unshipped ones.</param>
public sealed record ContractMatch(
    EquatableArray<(ContractProcedure Shipped, Procedure Present)> Pairs, EquatableArray<ContractProcedure> Dropped, EquatableArray<Procedure> Added)
{
    /// <summary>Matches by the rule of <see cref="ContractComparer"/>.</summary>
    public static ContractMatch Of(ContractFile contract, EquatableArray<Procedure> procedures)
    {
        Dictionary<string, Procedure> byKey = new(StringComparer.Ordinal);
        foreach (Procedure procedure in procedures)
        {
            string key = ContractReader.Key(procedure.Signature);
            if (!procedure.IsInternal && !byKey.ContainsKey(key)) byKey.Add(key, procedure);
        }

        List<(ContractProcedure, Procedure)> pairs = [];
        List<ContractProcedure> left = [];
        foreach (ContractProcedure shipped in contract.Procedures)
        {
            string key = ContractReader.Key(shipped.Signature);
            if (byKey.TryGetValue(key, out Procedure? present))
            {
                byKey.Remove(key);
                pairs.Add((shipped, present));
            }
            else
            {
                left.Add(shipped);
            }
        }

        List<ContractProcedure> dropped = [];
        ILookup<string, Procedure> remaining = byKey.Values.ToLookup(static procedure => Name(procedure.Signature), StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (IGrouping<string, ContractProcedure> group in left.GroupBy(static entry => Name(entry.Signature), StringComparer.Ordinal))
        {
            List<Procedure> candidates = remaining[group.Key].ToList();
            if (group.Count() == 1 && candidates.Count == 1)
            {
                pairs.Add((group.First(), candidates[0]));
                taken.Add(ContractReader.Key(candidates[0].Signature));
            }
            else
            {
                dropped.AddRange(group);
            }
        }

        return new ContractMatch(
            pairs.ToEquatableArray(), dropped.ToEquatableArray(),
            procedures.Where(procedure => byKey.TryGetValue(ContractReader.Key(procedure.Signature), out Procedure? kept) && ReferenceEquals(kept, procedure) && !taken.Contains(ContractReader.Key(procedure.Signature))).ToEquatableArray());
    }

    private static string Name(ProcedureSignature signature) => ContractNames.Quote(signature.Schema) + "." + ContractNames.Quote(signature.Name);
}
