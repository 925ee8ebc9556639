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
        string[] keys = new string[procedures.Count];
        Dictionary<string, Procedure> byKey = new(StringComparer.Ordinal);
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ContractReader.Key(procedures[i].Signature);
            if (!procedures[i].IsInternal && !byKey.ContainsKey(keys[i])) byKey.Add(keys[i], procedures[i]);
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

        // What was paired by its key is out of the dictionary already; an overload that another one hides was never in it.
        bool IsAdded(Procedure procedure, int i) => byKey.TryGetValue(keys[i], out Procedure? kept) && ReferenceEquals(kept, procedure) && !taken.Contains(keys[i]);
        return new ContractMatch(pairs.ToEquatableArray(), dropped.ToEquatableArray(), procedures.Where(IsAdded).ToEquatableArray());
    }

    private static string Name(ProcedureSignature signature) => ContractNames.Quote(signature.Schema) + "." + ContractNames.Quote(signature.Name);
}
