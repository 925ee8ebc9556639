namespace Perennial.Sql.Pipeline;

/// <summary>Lists of names in settings, such as <c>"$user", public</c>.</summary>
public static class NameList
{
    /// <param name="text">Names with commas or semicolons between them, in double quotes or without.</param>
    /// <returns>The names without quotes, in order; empty ones are left out.</returns>
    public static EquatableArray<string> Read(string text) =>
        text.Split(',', ';').Select(static part => part.Trim().Trim('"')).Where(static part => part.Length > 0).ToEquatableArray();
}
