using System.Security.Cryptography;
using System.Text;

namespace Perennial.Migrations.Folder;

/// <summary>The hash of a text: lower-case hex of SHA-256 over UTF-8 with line feeds only.</summary>
internal static class TextHash
{
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WithLineFeeds(text))));

    public static string WithLineFeeds(string text) => text.Contains('\r') ? text.Replace("\r\n", "\n").Replace('\r', '\n') : text;
}
