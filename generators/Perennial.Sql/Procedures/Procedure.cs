using Perennial.Sql.Binding;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

public enum ProcedureOrigin { Query, Routine }

/// <summary>Where a thing stands in the user's files.</summary>
/// <param name="Path">The file as it was given.</param>
/// <param name="Start">Line and column of the first character, from 1.</param>
/// <param name="End">Line and column behind the last character, from 1.</param>
public sealed record SourceLocation(string Path, TextSpan Span, LinePosition Start, LinePosition End)
{
    public static SourceLocation Of(SourceText source, TextSpan span) =>
        new(source.Path, span, source.GetPosition(span.Start), source.GetPosition(span.End));
}

/// <summary>A stored procedure as the working tree defines it, from a query or written by hand.</summary>
public sealed record Procedure(ProcedureSignature Signature, ProcedureOrigin Origin)
{
    /// <summary>How a reason in <see cref="NullReasons"/> begins that is a body with something that is gone.</summary>
    internal const string BodyDoesNotFit = "the body no longer fits the tables: ";

    /// <summary>Why a bare value may be null, in <see cref="NullReasons"/>, where its query may give no row.</summary>
    internal const string NoRow = "there may be no row";

    /// <summary>Why a result may be null, in <see cref="NullReasons"/>, that the body proves not to be.</summary>
    internal const string StrictNull = "the function is STRICT and gives null for every null argument";

    /// <summary>Kept by the comparison with the contract.</summary>
    internal Memo<object> Compared;

    /// <summary>Kept by the generator for the names that it asks for.</summary>
    internal Memo<object> Names;

    /// <summary>Kept by the generator for the method that it becomes.</summary>
    internal Memo<object> Method;

    /// <summary>The group that callers find it under: the query file's name without extension, or the schema of a hand-written routine.</summary>
    public required string Group { get; init; }

    /// <summary>The name as written after <c>-- name:</c>, or the routine's name.</summary>
    public required string DeclaredName { get; init; }

    public required QueryCommand Command { get; init; }

    /// <summary>The comment lines above it, joined by line breaks; empty without.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The text of COMMENT ON FUNCTION or PROCEDURE in schema.sql; null without, and for a query.</summary>
    internal string? Comment { get; init; }

    /// <summary>The record's name from <c>-- row:</c>, or null.</summary>
    public string? RowName { get; init; }

    /// <summary>C# types of arguments and columns that the user has chosen.</summary>
    public EquatableArray<TypeOverride> Types { get; init; }

    /// <summary>What <c>-- not-null:</c> above a routine names; empty without.</summary>
    public EquatableArray<string> NotNull { get; init; }

    /// <summary>The values of the last argument, which chooses the order: <c>inserted</c>, <c>inserted desc</c>; empty without.</summary>
    public EquatableArray<string> Orders { get; init; }

    /// <summary>The result columns of a page's key; then the last arguments are the key behind which the page begins, and the page's size. Empty without.</summary>
    public EquatableArray<string> PageColumns { get; init; }

    /// <summary>Neighbouring result columns that <c>sqlc.embed(t)</c> makes one record of, in order.</summary>
    public EquatableArray<EmbeddedRecord> Embedded { get; init; }

    /// <summary>Whether the service is that of the file's line, or of none.</summary>
    public bool HasServiceOfFile { get; init; }

    /// <summary>For <c>:copyfrom</c>: the properties of an item, an argument each. Empty for others.</summary>
    public EquatableArray<ResultColumn> Items { get; init; }

    /// <summary>For <c>:copyfrom</c> with its caller's rights: the COPY that stores items faster than the procedure; null where there is none.</summary>
    public string? CopyText { get; init; }

    /// <summary>The SQL of a query with <c>-- inline</c>, which is no procedure in the database; null for others.</summary>
    public InlineSql? Inline { get; init; }

    /// <summary>For a query with its caller's rights: those that its service needs. Empty for others.</summary>
    public EquatableArray<RelationRight> Rights { get; init; }

    /// <summary>Of each result column of a query why it may be null, in words; empty where that is not known, or it never is.</summary>
    public EquatableArray<string> NullReasons { get; init; }

    /// <summary>Of each argument of a query the NOT NULL column that it is stored into as it is; empty for others.</summary>
    public EquatableArray<string> NullRefusers { get; init; }

    /// <summary>Of each argument of a query how it writes the parameter; empty for others.</summary>
    internal EquatableArray<string> ParameterForms { get; init; }

    /// <summary>What keeps the row of an INSERT from being sure; null when nothing does.</summary>
    public DroppedRow? Dropped { get; init; }

    /// <summary>The statement that creates or replaces it, complete, without a trailing semicolon.</summary>
    public required string CreateSql { get; init; }

    /// <summary>For a query the same as releases wrote it that left operators without their schemas; null where that makes no difference.</summary>
    internal string? FormerCreateSql { get; init; }

    /// <summary>Procedures are created in this order: an SQL-standard body comes after those that it calls, since the server looks for them at once. 0 for a body in a string.</summary>
    public int CreationRank { get; init; }

    /// <summary>The query's SQL as the user wrote it, or null for a routine.</summary>
    public string? QuerySql { get; init; }

    /// <summary>What makes it one that writes; null for one that reads.</summary>
    internal WriteCause? WritesBecause { get; init; }

    /// <summary>Whether it reads because its PL/pgSQL body proves so, and nothing that its author wrote says it.</summary>
    internal bool IsModeProven { get; init; }

    /// <summary>The unique keys that are gone from the tables of a shipped routine that now may give more rows, and whose body is as it was: <c>items_pkey of app.items (item_id)</c>. Empty for others.</summary>
    internal EquatableArray<string> LostKeys { get; init; }

    /// <summary>The composite type that a hand-written function returns as a whole, by its display name; null for others.</summary>
    internal string? ReturnedRowType { get; init; }

    /// <summary>The name in the query's header, or the routine's name in its CREATE statement.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>First version whose contract has it, or null while unshipped.</summary>
    public int? Since { get; init; }

    /// <summary>Marked <c>-- internal</c>, a trigger function, or serving an aggregate, operator or cast: a schema object, not in the contract.</summary>
    public bool IsInternal { get; init; }
}
