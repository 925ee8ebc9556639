namespace Perennial.Generators.Models;

/// <summary>Identifiers in emitted SQL.</summary>
internal static class SqlName
{
    public static string Quote(string name)
    {
        bool isPlain = name.Length > 0 && name[0] is (>= 'a' and <= 'z') or '_';
        foreach (char c in name) isPlain &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';
        return isPlain ? name : "\"" + name.Replace("\"", "\"\"") + "\"";
    }
}
