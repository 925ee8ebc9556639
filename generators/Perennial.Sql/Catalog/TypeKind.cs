namespace Perennial.Sql.Catalog;

/// <summary>What a type is made of: <c>pg_type.typtype</c>, with true arrays told apart from other base types.</summary>
public enum TypeKind
{
    /// <summary>A scalar with its own input and output functions; also the fixed-length subscriptable ones (<c>point</c>, <c>oidvector</c>).</summary>
    Base,

    /// <summary>A true array: <c>typelem</c> is set and <c>typlen</c> is -1 with the generic subscripting of arrays.</summary>
    Array,
    Enum,
    Composite,
    Domain,
    Range,
    Multirange,
    Pseudo,
}
