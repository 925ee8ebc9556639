namespace Perennial.Sql.Syntax;

/// <summary>
/// A type as written. Names that only the grammar knows are already PostgreSQL's own: <c>integer</c> is <c>pg_catalog.int4</c>,
/// <c>character varying</c> is <c>pg_catalog.varchar</c>, <c>timestamp with time zone</c> is <c>pg_catalog.timestamptz</c>.
/// </summary>
/// <param name="Name">Schema and name; <c>table.column</c> when <see cref="IsColumnType"/>.</param>
public sealed record TypeName(QualifiedName Name) : SqlNode
{
    /// <summary>Type modifiers such as the length of <c>varchar(20)</c>; empty without. An <c>interval</c>'s are in <see cref="Interval"/>.</summary>
    public EquatableArray<Expression> Modifiers { get; init; }

    /// <summary>One entry a dimension, null where no bound is written; empty for a type that is no array.</summary>
    public EquatableArray<int?> ArrayBounds { get; init; }

    public bool IsSetOf { get; init; }

    /// <summary>Written as <c>table.column%TYPE</c>.</summary>
    public bool IsColumnType { get; init; }

    /// <summary>Fields and precision of an <c>interval</c>, or null.</summary>
    public IntervalQualifier? Interval { get; init; }
}

/// <summary>The qualifier of an interval type: <c>day to second(3)</c>.</summary>
/// <param name="Fields">Null for <c>interval(p)</c>.</param>
/// <param name="Precision">Digits of the seconds' fraction, or null.</param>
public sealed record IntervalQualifier(IntervalFields? Fields, int? Precision) : SqlNode;

/// <summary>Field combinations that the grammar allows.</summary>
public enum IntervalFields
{
    Year, Month, Day, Hour, Minute, Second,
    YearToMonth, DayToHour, DayToMinute, DayToSecond, HourToMinute, HourToSecond, MinuteToSecond,
}
