namespace Perennial.Sql.Syntax;

/// <summary>The keywords of constructs that have no name of their own, in lower case as PostgreSQL prints them.</summary>
internal static class KeywordPhrases
{
    public static string Of(IntervalFields fields) => fields switch
    {
        IntervalFields.Year => "year",
        IntervalFields.Month => "month",
        IntervalFields.Day => "day",
        IntervalFields.Hour => "hour",
        IntervalFields.Minute => "minute",
        IntervalFields.Second => "second",
        IntervalFields.YearToMonth => "year to month",
        IntervalFields.DayToHour => "day to hour",
        IntervalFields.DayToMinute => "day to minute",
        IntervalFields.DayToSecond => "day to second",
        IntervalFields.HourToMinute => "hour to minute",
        IntervalFields.HourToSecond => "hour to second",
        _ => "minute to second",
    };

    public static string Of(SqlValueFunctionKind kind) => kind switch
    {
        SqlValueFunctionKind.CurrentDate => "current_date",
        SqlValueFunctionKind.CurrentTime => "current_time",
        SqlValueFunctionKind.CurrentTimestamp => "current_timestamp",
        SqlValueFunctionKind.LocalTime => "localtime",
        SqlValueFunctionKind.LocalTimestamp => "localtimestamp",
        SqlValueFunctionKind.CurrentRole => "current_role",
        SqlValueFunctionKind.CurrentUser => "current_user",
        SqlValueFunctionKind.User => "user",
        SqlValueFunctionKind.SessionUser => "session_user",
        SqlValueFunctionKind.SystemUser => "system_user",
        SqlValueFunctionKind.CurrentCatalog => "current_catalog",
        _ => "current_schema",
    };
}
