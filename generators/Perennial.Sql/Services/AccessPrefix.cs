namespace Perennial.Sql.Services;

/// <summary>What the services' roles are called before an underscore and the service's name: in a project's settings, on the command line, and where the roles are made.</summary>
public static class AccessPrefix
{
    /// <summary>What a prefix looks like, as the end of a sentence.</summary>
    public const string Form = "lower case letters, digits and underscores, at most 61 of them, and neither pg nor pg_..., which PostgreSQL keeps for itself";

    // With an underscore and a name of one letter at least, a role's name has the 63 bytes that the server keeps.
    private const int Longest = 61;

    /// <summary>Whether roles can be called so.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= Longest && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') && !(text + "_").StartsWith("pg_", StringComparison.Ordinal);
}
