namespace Perennial.Sql.Parsing;

/// <summary>Forms of other databases, and what PostgreSQL has for them.</summary>
internal static class SyntaxHabits
{
    /// <summary>
    /// The words around the token at fault, which has a <c>^</c>, and what to do. <c>a/b</c> is one of two words; <c>number</c>, <c>string</c>, <c>name</c>, <c>parameter</c> and
    /// <c>any</c> in angle brackets stand for tokens of a kind, <c>start</c> for the place before the statement, <c>(...)</c> before the token at fault for parentheses with all that is in
    /// them; a first word with a colon is the one that the statement begins with.
    /// </summary>
    public static readonly (string Pattern, string Advice)[] All =
    [
        ("interval ^<number>", "the length of an interval stands in single quotes: interval '5 minutes'"),
        ("interval ^<parameter>", "an interval whose length is a parameter is a product: @n * interval '1 day'"),
        ("<number> ^second/seconds/minute/minutes/hour/hours/day/days/week/weeks/month/months/year/years", "an interval is written interval '5 days'"),
        ("select top ^<number>", "the number of rows stands at the end: LIMIT 10"),
        ("on ^duplicate key", "that is written ON CONFLICT (column) DO UPDATE SET column = excluded.column"),
        ("int/integer/bigint/smallint/tinyint/mediumint ^unsigned", "there are no unsigned integers: write bigint, or integer with CHECK (column >= 0)"),
        ("double ^<name>", "the type is called double precision"),
        ("<name> ^varying", "the type is called character varying, or varchar for short"),
        ("timestamp/time ^with/without", "the type is called timestamp with time zone, or timestamptz for short"),
        ("^auto_increment/autoincrement", "such a column is written id bigint generated always as identity"),
        ("^identity (", "such a column is written id bigint generated always as identity"),
        ("<start> ^replace", "that is written INSERT ... ON CONFLICT (column) DO UPDATE SET column = excluded.column"),
        ("<start> ^exec", "a function is called by SELECT, a procedure by CALL"),
        ("<start> delete ^*", "DELETE takes whole rows: write DELETE FROM table"),
        ("<start> delete ^<name>", "write DELETE FROM table"),
        ("<start> insert ^<name>", "write INSERT INTO table"),
        ("insert: <name> ^set", "INSERT has no SET: write INSERT INTO table (a, b) VALUES (1, 2)"),
        ("update: update <name> <name> ^=", "SET is missing: write UPDATE table SET column = value"),
        ("update: set ( <name> ^=", "the assignments of SET stand without parentheses: SET a = 1, b = 2"),
        ("for values ^<any>", "a partition has FOR VALUES IN (1, 2), FROM (1) TO (10) or WITH (MODULUS 4, REMAINDER 0)"),
        ("values ^<any>", "each row of VALUES stands in parentheses: VALUES (1, 'a')"),
        ("insert: ) ( ^<any>", "VALUES is missing before the row"),
        ("conflict (...) ^returning", "DO NOTHING or DO UPDATE SET is missing before it"),
        ("into <name> (...) ^returning", "RETURNING stands at the end of the statement"),
        ("grant/revoke/alter/create: tables/sequences/functions/procedures/routines/privileges in ^<name>", "SCHEMA is missing before it: IN SCHEMA name"),
        ("select/insert/update/delete/merge/with/create: in ^<number>/<string>/<parameter>/<name>", "a list stands in parentheses, in (1, 2); an array is compared by = any (@ids)"),
        ("in ( ^)", "a list has a value at least; = any (@ids) also takes an array without any"),
        ("between <any> ^,", "write BETWEEN 1 AND 5"),
        ("is ^<string>/<number>/<parameter>", "values are compared with =; IS goes with NULL, TRUE and FALSE"),
        ("select/insert/update/delete/merge/with: <name> ^not null", "write IS NOT NULL"),
        ("cast ( <any> ^,", "write CAST(value AS type) or value::type"),
        ("=/<>/!=/</>/<=/>=/like/ilike any/all/some ( <any> ^,", "it takes one array: any (array[1, 2])"),
        ("array ( ^<any>", "an array is written with brackets: array[1, 2]"),
        ("<any> div ^<any>", "integers are divided by /"),
        ("<any> mod ^<any>", "write % or mod(a, b)"),
        ("^rlike/regexp", "a regular expression is matched by ~: name ~ '^a'"),
        ("minus ^select", "that is called EXCEPT"),
        ("&& <any> ^=", "conditions are joined by AND; && asks whether arrays or ranges overlap"),
        ("|| <any> ^=", "conditions are joined by OR; || joins texts"),
        ("^with ( nolock", "leave it out: readers never wait for writers"),
        ("^#", "a comment begins with --"),
        ("^{", "a parameter is written @name"),
        ("^$", "a parameter is written @name"),
        ("^% s", "a parameter is written @name"),
        (") ^[", "an element of what a call gives is written (f(a))[1]; a name stands in double quotes"),
        ("^[", "a name stands in double quotes, not in brackets, and only when it has capitals or blanks"),
        ("with/recursive <name> ( ^select/insert/update/delete", "AS is missing: WITH name AS (SELECT ...)"),
        ("with: ) ^<name> as (", "a comma is missing before it"),
        ("with: , ^select/insert/update/delete", "the comma before it is one too many"),
        ("update: , ^where/from", "the comma before it is one too many"),
        ("over ^order/partition", "the window stands in parentheses: OVER (ORDER BY ...)"),
        ("select/distinct/all order/group ^<any>", "as a name the word before it stands in double quotes"),
        ("user/table/order/group/check/column/default/end/desc/limit/offset/references ^.", "as a name the word before it stands in double quotes"),
    ];
}
