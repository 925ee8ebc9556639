namespace Perennial.Sql.Sessions;

/// <summary>What a text is, as far as it matters to where statements begin in it.</summary>
internal enum SessionText
{
    /// <summary>Statements of plain SQL: a query, or a body of <c>language sql</c>.</summary>
    Sql,

    /// <summary>A body of PL/pgSQL.</summary>
    PlPgSql,

    /// <summary>A statement that defines something: it runs nothing by itself, but what it names is called later.</summary>
    Definition,
}
