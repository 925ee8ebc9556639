namespace Perennial.Sql.Binding;

/// <summary>What an outer join that has found a row proves: its condition is true.</summary>
/// <param name="Join">The join as it nulls its optional side.</param>
/// <param name="Matched">Other outer joins that have then found a row, too.</param>
/// <param name="Columns">Columns that are then not null.</param>
internal sealed record OuterJoinProof(NullingJoins Join, NullingJoins Matched, List<BoundColumnReference> Columns);
