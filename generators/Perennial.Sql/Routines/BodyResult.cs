using Perennial.Sql.Binding;

namespace Perennial.Sql.Routines;

/// <summary>What a body proves of its result.</summary>
/// <param name="Cardinality">How many rows it gives.</param>
/// <param name="Nullable">Whether the columns may be null, in their order; those of the composite type for a function that returns one.</param>
internal sealed record BodyResult(Cardinality Cardinality, EquatableArray<bool> Nullable)
{
    /// <summary>Where the only column is a row that is given as a value: whether its fields may be null. Empty otherwise.</summary>
    public EquatableArray<bool> NullableFields { get; init; }

    /// <summary>The rows of a statement.</summary>
    public static BodyResult Of(BoundStatement statement) => new(statement.Cardinality, statement.Columns.Select(static column => column.IsNullable).ToEquatableArray())
    {
        NullableFields = statement.Columns is { Count: 1 } columns ? columns[0].NullableFields : default,
    };
}
