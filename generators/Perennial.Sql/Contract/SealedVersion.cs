using System.Globalization;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>A version whose files may no longer change: one <c>sealed</c> line.</summary>
/// <param name="Number">The folder's number.</param>
/// <param name="Folder">The folder's name: <c>0003-split</c>.</param>
/// <param name="Hash">Lower-case hex of the SHA-256 of the version's files.</param>
public sealed record SealedVersion(int Number, string Folder, string Hash)
{
    /// <summary>Where the line stands; null for one that is in no file yet.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The first digits of each file's own hash, so that an edit can be told by the file's name; empty in lines that were written before there were any.</summary>
    public EquatableArray<KeyValuePair<string, string>> Files { get; init; }

    /// <summary>The line of the contract file.</summary>
    public string Line => $"sealed {Folder} sha256={Hash}" + string.Concat(Files.Select(static file => $" {file.Key}={file.Value}"));

    /// <summary>The number that a folder's name begins with, or null when the name is not <c>NNNN-words</c>.</summary>
    public static int? NumberOf(string folder)
    {
        int dash = folder.IndexOf('-');
        string digits = dash < 0 ? folder : folder.Substring(0, dash);
        return digits.Length == 4 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
