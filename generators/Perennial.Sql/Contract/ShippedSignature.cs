using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>
/// For a shipped procedure the contract's line, not inference, says what may be null and how many rows there are. Inference only has to prove the line, so a
/// better proof never changes what callers see.
/// </summary>
public static class ShippedSignature
{
    /// <summary>Today's signature as callers see it. Types stay today's, which equal the line's unless a finding says otherwise.</summary>
    public static ProcedureSignature Apply(ProcedureSignature shipped, ProcedureSignature present) => present with
    {
        Arguments = present.Arguments.Select(argument =>
            shipped.Arguments.FirstOrDefault(old => old.Name == argument.Name && old.Type.DisplayName == argument.Type.DisplayName && old.Mode == argument.Mode) is { } old
                ? argument with { IsNullable = old.IsNullable }
                : argument).ToEquatableArray(),
        Columns = present.Columns.Select((column, index) =>
            Column(shipped, present, column, index) is { } old ? column with { IsNullable = old.IsNullable } : column).ToEquatableArray(),
        Cardinality = shipped.Cardinality >= present.Cardinality && present.Cardinality != ResultCardinality.None ? shipped.Cardinality : present.Cardinality,
    };

    /// <summary>The same, with the line's mode where only a proof says another one.</summary>
    internal static ProcedureSignature Apply(ProcedureSignature shipped, Procedure present)
    {
        ProcedureSignature applied = Apply(shipped, present.Signature);
        return present.IsModeProven && shipped.Mode == AccessMode.Writes ? applied with { Mode = AccessMode.Writes } : applied;
    }

    private static ResultColumn? Column(ProcedureSignature shipped, ProcedureSignature present, ResultColumn column, int index)
    {
        ResultColumn? old = shipped.IsScalar && present.IsScalar && index < shipped.Columns.Count
            ? shipped.Columns[index]
            : shipped.Columns.FirstOrDefault(candidate => candidate.Name == column.Name);
        return old is not null && old.Type.DisplayName == column.Type.DisplayName ? old : null;
    }
}
