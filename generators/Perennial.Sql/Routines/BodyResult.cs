using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>What a body proves of its result.</summary>
/// <param name="Cardinality">How many rows it gives.</param>
/// <param name="Nullable">Whether the columns may be null, in their order; those of the composite type for a function that returns one.</param>
internal sealed record BodyResult(Cardinality Cardinality, EquatableArray<bool> Nullable)
{
    /// <summary>Where the only column is a row that is given as a value: whether its fields may be null. Empty otherwise.</summary>
    public EquatableArray<bool> NullableFields { get; init; }

    /// <summary>The first thing that the body names and that is not there, or does not fit, as the server would say it: without it more might be proven. Null where there is none.</summary>
    public string? Problem { get; init; }

    /// <summary>The rows of a statement whose columns become those of the routine's result.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="statement">The last one of its body.</param>
    public static BodyResult Of(DatabaseCatalog catalog, Routine routine, BoundStatement statement)
    {
        TypeSystem types = TypeSystem.Of(catalog, null);
        List<uint> declared = RoutineReturn.ColumnTypes(types, routine);
        bool isSpread = declared.Count == statement.Columns.Count;
        return new BodyResult(statement.Cardinality, statement.Columns.Select((column, i) => column.IsNullable && !(isSpread && !types.IsRowType(column.Type.Oid) && types.ChecksNull(column.Type.Oid, declared[i]))).ToEquatableArray())
        {
            NullableFields = statement.Columns is { Count: 1 } columns ? columns[0].NullableFields : default,
        };
    }
}
