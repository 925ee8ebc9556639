namespace Perennial.Sql.Binding;

/// <summary>How many rows a statement may return, as far as it is proven.</summary>
public enum Cardinality
{
    /// <summary>The statement has no result: INSERT, UPDATE, DELETE or MERGE without RETURNING, CALL without OUT arguments, or DDL.</summary>
    None,

    /// <summary>Exactly one.</summary>
    One,

    ZeroOrOne,

    Many,
}
