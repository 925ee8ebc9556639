using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>What a call gives back, and so which method of the executor runs it.</summary>
internal enum MethodShape { Execute, First, FirstOrNull, Single, All, Stream, Page }

/// <summary>A generated method, with all text that depends on types already made.</summary>
/// <param name="Name">Method name without the suffix Async.</param>
/// <param name="Procedure">Schema and name for telemetry and documentation.</param>
/// <param name="Documentation">Comment lines of the SQL; empty without.</param>
/// <param name="Origin">Where the SQL stands: <c>queries/tasks.sql, line 12</c>.</param>
/// <param name="CallHead">The call's text up to its argument list.</param>
/// <param name="CallTail">The call's text behind its argument list.</param>
/// <param name="Arguments">The arguments in order, as the call writes them.</param>
/// <param name="HasResultSet">The server answers with a result set, be it an empty one.</param>
/// <param name="ResultType">The row's or value's C# type with its own nullability; empty for <see cref="MethodShape.Execute"/>.</param>
/// <param name="IsResultValueType">Whether <paramref name="ResultType"/> without a question mark is a value type.</param>
/// <param name="Row">The record to emit with the method, or null for a value or a shared record.</param>
/// <param name="ReadExpression">Expression over <c>reader</c> that makes one row or value, and sets <c>column</c> to the ordinal that it reads.</param>
/// <param name="Obsolete">The deprecation's advice, or null.</param>
/// <param name="Raises">The errors that become exceptions of their own.</param>
internal sealed record MethodModel(
    string Name,
    string Procedure,
    string Documentation,
    string Origin,
    string CallHead,
    string CallTail,
    EquatableArray<ArgumentModel> Arguments,
    bool IsReadOnly,
    bool HasResultSet,
    MethodShape Shape,
    EquatableArray<ParameterModel> Parameters,
    string ResultType,
    bool IsResultValueType,
    RowModel? Row,
    string ReadExpression,
    string? Obsolete,
    EquatableArray<ErrorModel> Raises)
{
    /// <summary>Whether a call of the deprecated procedure is an error and not a warning.</summary>
    public bool IsObsoleteError { get; init; }

    /// <summary>The enum of the last parameter, which chooses the order; null without.</summary>
    public EnumModel? Order { get; init; }

    /// <summary>The record of the rows that <c>:copyfrom</c> stores; null without.</summary>
    public RowModel? Item { get; init; }

    /// <summary>How items are stored by COPY; null where the procedure stores them.</summary>
    public CopyModel? Copy { get; init; }

    /// <summary>Whether <see cref="CallHead"/> is the whole text.</summary>
    public bool IsInline { get; init; }

    /// <summary>Records within the row that are the method's own.</summary>
    public EquatableArray<RowModel> Embedded { get; init; }

    /// <summary>The record of a page's key; null without.</summary>
    public RowModel? Cursor { get; init; }

    /// <summary>Whether the call's text depends on which arguments are given.</summary>
    public bool HasOptionalArguments
    {
        get
        {
            foreach (ParameterModel parameter in Parameters)
            {
                if (parameter.IsOptional) return true;
            }

            return false;
        }
    }

    /// <summary>The result's type where there may be no row.</summary>
    public string NullableResultType => ResultType.EndsWith("?", StringComparison.Ordinal) ? ResultType : ResultType + "?";
}

/// <summary>An argument as the call's text has it.</summary>
/// <param name="Name">Quoted SQL name; empty when unnamed.</param>
/// <param name="Form">Its text, with a dollar sign for each parameter: <c>$::queue.slug</c>, or <c>null</c> for an OUT argument of a CALL.</param>
/// <param name="IsOptional">It may be left out.</param>
/// <param name="IsVariadic">It is marked VARIADIC.</param>
internal sealed record ArgumentModel(string Name, string Form, bool IsOptional, bool IsVariadic);

/// <param name="Text">The COPY statement.</param>
/// <param name="Columns">A value for each column, over <c>item</c>.</param>
internal sealed record CopyModel(string Text, EquatableArray<CopyColumn> Columns);

/// <param name="Type">What the driver writes.</param>
/// <param name="DriverType">The driver's name of the SQL type.</param>
/// <param name="Property">The value.</param>
/// <param name="Write">Format of its conversion; null for none.</param>
internal sealed record CopyColumn(string Type, string DriverType, string Property, string? Write, bool IsNullable);

/// <param name="SqlState">Five characters.</param>
/// <param name="ExceptionName">Name of the generated exception.</param>
internal sealed record ErrorModel(string SqlState, string ExceptionName);
