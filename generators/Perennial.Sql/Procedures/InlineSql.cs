namespace Perennial.Sql.Procedures;

/// <summary>A query whose SQL travels with the call.</summary>
/// <param name="Parts">Its text, cut at the parameters.</param>
/// <param name="ReturnsRows">Whether the server answers with a result set.</param>
public sealed record InlineSql(EquatableArray<InlinePart> Parts, bool ReturnsRows)
{
    /// <summary>Stands in the text for the select list, which depends on how the caller reads the columns.</summary>
    public const string Columns = "\u0001";

    /// <summary>The query itself, for callers that read all its columns as they are: cheaper to plan than a query around it. Empty where its own names are not the result's.</summary>
    public EquatableArray<InlinePart> Whole { get; init; }
}

/// <param name="Text">Up to the parameter.</param>
/// <param name="Parameter">Its number from 1; 0 behind the last one.</param>
public sealed record InlinePart(string Text, int Parameter);
