namespace Perennial.Sql.Binding;

/// <summary>Where a conversion is wanted; ordered by how much is allowed. Values agree with the catalog's cast contexts where both exist.</summary>
internal enum CoercionContext
{
    Implicit,
    Assignment,

    /// <summary>As Assignment, with conversion by text as the last resort: assignments in PL/pgSQL.</summary>
    PlPgSql,
    Explicit,
}

/// <summary>How one type becomes another one.</summary>
internal enum CoercionPath
{
    None,
    Function,
    Relabel,
    ArrayElements,
    InputOutput,
}
