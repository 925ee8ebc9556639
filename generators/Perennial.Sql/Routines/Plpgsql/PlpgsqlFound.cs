namespace Perennial.Sql.Routines;

/// <summary>What FOUND tells of a statement that stored a row or returned rows (PostgreSQL documentation, "Obtaining the Result Status").</summary>
/// <param name="WithRow">The state behind it where FOUND is true; null for a statement that stored nothing.</param>
internal sealed record PlpgsqlFound(PlpgsqlState? WithRow)
{
    /// <summary>Fewest rows that were returned where FOUND is true.</summary>
    public int FewestWithRow { get; init; }

    /// <summary>Most rows that were returned where FOUND is false.</summary>
    public int MostWithoutRow { get; init; } = int.MaxValue;
}
