namespace Perennial.Sql.Printing;

/// <summary>How SQL is laid out.</summary>
/// <param name="IsMultiline">Whether the parts of CREATE TABLE and CREATE FUNCTION stand on lines of their own; all else stays on one line.</param>
/// <param name="Indentation">What a part is moved in by.</param>
public sealed record PrintOptions(bool IsMultiline = false, string Indentation = "    ")
{
    /// <summary>Everything on one line (line breaks inside string constants stay).</summary>
    public static PrintOptions SingleLine { get; } = new();

    /// <summary>As people write it.</summary>
    public static PrintOptions Multiline { get; } = new(IsMultiline: true);
}
