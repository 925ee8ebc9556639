namespace Perennial.Sql.Contract;

/// <summary>
/// A type as it stands in a cast that cuts nothing off. <c>character</c> and <c>bit</c> without a length mean one character and one bit in SQL; in a signature they stand for any length
/// (PostgreSQL documentation, "Character Types" and "Bit String Types").
/// </summary>
internal static class CastName
{
    /// <param name="displayName">As format_type prints it, without a length.</param>
    public static string Of(string displayName)
    {
        string element = displayName.EndsWith("[]", StringComparison.Ordinal) ? displayName.Substring(0, displayName.Length - 2) : displayName;
        string suffix = displayName.Substring(element.Length);
        return element switch
        {
            "character" => "bpchar" + suffix,
            "bit" => "\"bit\"" + suffix,
            _ => displayName,
        };
    }
}
