namespace Perennial;

/// <summary>A page of a query with <c>-- page:</c>.</summary>
/// <param name="Rows">In the order of the key; at most as many as were asked for.</param>
/// <param name="Next">Where the next page begins; null when this one was not full and so the last.</param>
public sealed record Page<TRow, TCursor>(IReadOnlyList<TRow> Rows, TCursor? Next)
    where TCursor : class;
