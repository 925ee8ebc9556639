namespace Perennial.Sql.Procedures;

/// <summary>What a service may be called: behind <c>-- service:</c>, in a project's settings and on the command line.</summary>
public static class ServiceName
{
    /// <summary>Whether it consists of lower case letters, digits and underscores, and begins with no digit.</summary>
    public static bool IsValid(string text) => text.Length > 0 && text[0] is not (>= '0' and <= '9') && text.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
