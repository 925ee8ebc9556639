using System.Runtime.CompilerServices;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Contract;

/// <summary>The lines of a contract by name and by identity, made once a contract.</summary>
internal sealed class ContractLines
{
    private static readonly ConditionalWeakTable<ContractFile, ContractLines> Known = new();

    private ContractLines(ContractFile contract)
    {
        ByName = contract.Procedures.ToLookup(static line => line.Signature.QualifiedName, StringComparer.Ordinal);
        foreach (ContractProcedure line in contract.Procedures) ByIdentity[FoldCheck.Identity(line.Signature)] = line;
    }

    /// <summary>The shipped procedures by schema and name.</summary>
    public ILookup<string, ContractProcedure> ByName { get; }

    /// <summary>The shipped procedures by <see cref="FoldCheck.Identity(Procedures.ProcedureSignature)"/>. Not to be changed.</summary>
    public Dictionary<string, ContractProcedure> ByIdentity { get; } = new(StringComparer.Ordinal);

    public static ContractLines Of(ContractFile contract) => Known.GetValue(contract, static one => new ContractLines(one));
}
