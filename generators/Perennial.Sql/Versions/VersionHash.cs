using System.Security.Cryptography;
using System.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// The hash of a version's files: SHA-256 over each file's name and text, as UTF-8 without a byte order mark and with LF as line end, each followed by
/// a zero byte. So neither an editor's nor a checkout's line ends change it.
/// </summary>
public static class VersionHash
{
    /// <summary>How many digits tell of one file in a <c>sealed</c> line: enough to say which was edited.</summary>
    internal const int Digits = 12;

    /// <param name="files">Name inside of the folder and text; any order.</param>
    /// <returns>64 hexadecimal digits in lower case.</returns>
    public static string Of(IEnumerable<KeyValuePair<string, string>> files)
    {
        StringBuilder content = new();
        foreach (KeyValuePair<string, string> file in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            content.Append(file.Key).Append('\0').Append(Normalize(file.Value)).Append('\0');
        }

        return Hex(content.ToString());
    }

    /// <summary>The first digits of a file's own hash: enough to tell whether it was edited.</summary>
    public static string DigitsOf(string text) => Hex(Normalize(text)).Substring(0, Digits);

    /// <summary>Lower-case hex of the SHA-256 of a text in UTF-8.</summary>
    internal static string Hex(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
#if NETSTANDARD2_0
        using SHA256 algorithm = SHA256.Create();
        byte[] hash = algorithm.ComputeHash(bytes);
#else
        byte[] hash = SHA256.HashData(bytes);
#endif
        StringBuilder hex = new(hash.Length * 2);
        foreach (byte b in hash) hex.Append("0123456789abcdef"[b >> 4]).Append("0123456789abcdef"[b & 15]);
        return hex.ToString();
    }

    private static string Normalize(string text)
    {
        if (text.Length > 0 && text[0] == '\uFEFF') text = text.Substring(1);
        return text.Replace("\r\n", "\n").Replace('\r', '\n');
    }
}
