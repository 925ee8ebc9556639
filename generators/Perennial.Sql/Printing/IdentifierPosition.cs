namespace Perennial.Sql.Printing;

/// <summary>Where an identifier stands, which decides the keywords that it may be without quotes.</summary>
internal enum IdentifierPosition
{
    /// <summary>Anywhere: every keyword but the unreserved ones is quoted, as <c>quote_ident</c> does.</summary>
    Any,

    /// <summary>The name of a function or type (the grammar's <c>type_function_name</c>).</summary>
    FunctionOrType,

    /// <summary>After a dot or AS (the grammar's <c>ColLabel</c>), where every keyword is a name.</summary>
    Label,

    /// <summary>Where even unreserved keywords have a meaning, such as the first word of a window specification.</summary>
    NoKeyword,
}
