using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>What a file of a database folder is, as its place in the folder tells.</summary>
public enum InputKind { Schema, Query, Version, Contract }

/// <summary>A file of a database folder, by value.</summary>
/// <param name="Path">The path that findings print.</param>
/// <param name="RelativePath">The path inside the database folder with forward slashes: <c>versions/0001-initial/upgrade.sql</c>.</param>
/// <param name="Text">The content without a byte order mark.</param>
public sealed record InputFile(InputKind Kind, string Path, string RelativePath, string Text)
{
    /// <summary>By path and content. The content's digest is made once a text, because the list of all files is a key, and hashing every text at each keystroke would cost more than the stages.</summary>
    public override int GetHashCode() => unchecked((StringComparer.Ordinal.GetHashCode(RelativePath) * 31) + StringComparer.Ordinal.GetHashCode(TextDigest.Of(Text)));

    /// <summary>The kind of a file by its place in the folder, or null for a file that is none of the database's.</summary>
    public static InputKind? Classify(string relativePath)
    {
        if (relativePath == "procedures.shipped.txt") return InputKind.Contract;
        if (!relativePath.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) return null;
        if (relativePath == "schema.sql" || (relativePath.StartsWith("schema/", StringComparison.Ordinal) && relativePath.LastIndexOf('/') == "schema".Length)) return InputKind.Schema;
        if (relativePath.StartsWith("queries/", StringComparison.Ordinal)) return InputKind.Query;
        return relativePath.StartsWith("versions/", StringComparison.Ordinal) ? InputKind.Version : null;
    }

    /// <summary>Whether a file looks as if it were the database's, but lies where nothing reads it.</summary>
    public static bool IsUnread(string relativePath) =>
        relativePath.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) && Classify(relativePath) is null
        && !Array.Exists(relativePath.Split('/'), static part => part is "bin" or "obj" || part[0] is '.' or '_');
}
