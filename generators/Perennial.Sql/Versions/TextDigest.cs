using System.Runtime.CompilerServices;

namespace Perennial.Sql.Versions;

/// <summary>SHA-256 of files' texts. A text is the same object until its file is edited, so an analysis hashes only what was edited since the last one.</summary>
internal static class TextDigest
{
    private static readonly ConditionalWeakTable<string, string> Known = new();

    public static string Of(string text) => Known.GetValue(text, static one => VersionHash.Hex(one));
}
