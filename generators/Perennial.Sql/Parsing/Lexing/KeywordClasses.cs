namespace Perennial.Sql.Parsing;

/// <summary>Where a word may stand as a name. An identifier counts as an unreserved word.</summary>
[Flags]
internal enum KeywordClasses : byte
{
    None = 0,

    /// <summary>May be any name.</summary>
    Unreserved = 1,

    /// <summary>May name a column or table, but no function or type.</summary>
    ColumnName = 2,

    /// <summary>May name a function or type, but no column or table.</summary>
    TypeFunctionName = 4,

    /// <summary>May only be a label.</summary>
    Reserved = 8,

    /// <summary>May be a column label without AS.</summary>
    BareLabel = 16,

    /// <summary>The grammar's <c>ColId</c>: columns, tables, schemas and most other objects.</summary>
    ColumnId = Unreserved | ColumnName,

    /// <summary>The grammar's <c>type_function_name</c>.</summary>
    TypeOrFunction = Unreserved | TypeFunctionName,

    /// <summary>The grammar's <c>NonReservedWord</c>.</summary>
    NonReserved = Unreserved | ColumnName | TypeFunctionName,

    /// <summary>The grammar's <c>ColLabel</c>: what may follow AS or a dot.</summary>
    Label = Unreserved | ColumnName | TypeFunctionName | Reserved,
}
