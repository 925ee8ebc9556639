namespace Perennial.Sql.Procedures;

/// <summary><c>-- not-null: total, name</c>: columns of a routine's result that are never null, as its author knows.</summary>
/// <param name="Names">As the result names them; <see cref="Result"/> for a function that returns a bare value.</param>
/// <param name="Location">The names in the annotation.</param>
public sealed record NotNullPromise(EquatableArray<string> Names, SourceLocation Location)
{
    /// <summary>The word for a bare value.</summary>
    public const string Result = "result";
}
