using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>What the words of a body tell that cannot be bound.</summary>
/// <param name="Newer">The first thing that only newer servers have, and the server that brought it; null when there is none.</param>
/// <param name="EndsTransactions">Whether it commits or rolls back.</param>
/// <param name="Calls">What it calls by name.</param>
/// <param name="Rights">What it does to tables, whose columns are not told; <c>merge</c> stands for INSERT, UPDATE and DELETE, or some of them.</param>
internal sealed record UnboundBody((string What, int Version)? Newer, bool EndsTransactions, EquatableArray<PlpgsqlCall> Calls, EquatableArray<RelationRight> Rights)
{
    /// <param name="catalog">The database with the routine, as the oldest supported server has it.</param>
    /// <param name="routine">A routine of it.</param>
    public static UnboundBody Of(DatabaseCatalog catalog, Routine routine) => new(
        PlpgsqlNewer.Find(catalog, routine),
        PlpgsqlTables.EndsTransactions(routine),
        PlpgsqlCalls.Of(catalog, routine).ToEquatableArray(),
        PlpgsqlTables.Of(catalog, routine).ToEquatableArray());
}
