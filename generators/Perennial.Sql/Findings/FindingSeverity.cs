namespace Perennial.Sql.Findings;

public enum FindingSeverity { Info, Warning, Error }

/// <summary>The words of <see cref="FindingSeverity"/> as compilers print them.</summary>
public static class FindingSeverities
{
    public static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
