namespace Perennial.CatalogTool;

/// <summary>Gives each extension one number for all servers, in order of first appearance.</summary>
internal static class ExtensionNumbers
{
    private static readonly Dictionary<string, uint> Numbers = [];

    public static uint Of(string extension)
    {
        if (!Numbers.TryGetValue(extension, out uint number)) Numbers[extension] = number = (uint)Numbers.Count;
        return number;
    }
}
