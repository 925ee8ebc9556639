using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>
/// What holding a procedure against its shipped line gave before. Both are the same objects until somebody edits the query or the contract, and the answer lives
/// as long as the procedure.
/// </summary>
internal static class ComparedProcedures
{
    /// <summary>The findings of the pair.</summary>
    public static IReadOnlyList<Finding> Changes(ContractProcedure shipped, Procedure present, Evolution evolution)
    {
        Compared compared = Find(shipped, present);
        if (compared.Changes is { } known && compared.Evolution == evolution) return known;
        List<Finding> findings = [];
        ProcedureChange change = new(shipped, present, findings);
        if (shipped.Signature.Kind == present.Signature.Kind) ArgumentComparison.Compare(change, evolution);
        ResultComparison.Compare(change, evolution);
        PropertyComparison.Compare(change, evolution);
        present.Compared.Set(present, compared with { Changes = findings, Evolution = evolution });
        return findings;
    }

    /// <summary>The procedure as callers see it (<see cref="ShippedSignature"/>).</summary>
    public static Procedure AsShipped(ContractProcedure shipped, Procedure present)
    {
        Compared compared = Find(shipped, present);
        if (compared.AsShipped is { } known) return known;
        Procedure made = present with { Signature = ShippedSignature.Apply(shipped.Signature, present), Since = shipped.Since };
        present.Compared.Set(present, compared with { AsShipped = made });
        return made;
    }

    private static Compared Find(ContractProcedure shipped, Procedure present) =>
        present.Compared.Get(present) is Compared compared && ReferenceEquals(compared.Shipped, shipped) ? compared : new Compared(shipped);

    private sealed record Compared(ContractProcedure Shipped)
    {
        public IReadOnlyList<Finding>? Changes { get; init; }

        public Evolution Evolution { get; init; }

        public Procedure? AsShipped { get; init; }
    }
}
