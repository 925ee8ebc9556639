using System.Text;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations.Shipping;

/// <summary>
/// Writes changes of a database folder so that a kill leaves the old or the new state: every text is written aside first, and only then they are renamed into place,
/// in order; a folder that is not there yet comes whole. The contract comes last and is what seals: before it is there, a procedures.sql is a draft.
/// </summary>
internal static class FolderWriter
{
    // Nothing reads folders whose names begin with a dot. What a killed run left there, the next one takes away.
    private const string Aside = ".perennial-new";

    /// <param name="directory">The database folder.</param>
    /// <param name="changes">The files in the order in which they come into place.</param>
    /// <param name="onStep">Told after each step that a kill may follow; null for nobody.</param>
    /// <param name="ct">Ends the work as long as nothing is in place.</param>
    /// <returns>The paths that were written, in order.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, EquatableArray<FileChange> changes, Action<string>? onStep, CancellationToken ct)
    {
        string aside = Path.Combine(directory, Aside);
        RemoveAside();
        if (changes.IsEmpty) return [];
        try
        {
            foreach (FileChange change in changes)
            {
                string place = Path.Combine(directory, change.RelativePath);
                string path = Path.Combine(aside, change.RelativePath);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await WriteThroughAsync(path, change.Text, EncodingOf(place), ct).ConfigureAwait(false);
                onStep?.Invoke("wrote " + change.RelativePath);
            }

            foreach (string moved in changes.Select(change => FirstMissing(directory, change.RelativePath)).Distinct().ToList())
            {
                string from = Path.Combine(aside, moved);
                string to = Path.Combine(directory, moved);
                if (Directory.Exists(from))
                {
                    // The rename must not be on the disk before what the folder holds.
                    FolderFlush.Flush(from);
                    foreach (string inner in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories)) FolderFlush.Flush(inner);
                    Directory.Move(from, to);
                }
                else
                {
                    File.Move(from, to, overwrite: true);
                }

                FolderFlush.Flush(Path.GetDirectoryName(to)!);
                onStep?.Invoke("moved " + moved);
            }
        }
        finally
        {
            RemoveAside();
        }

        return [.. changes.Select(change => Path.Combine(directory, change.RelativePath))];

        void RemoveAside()
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }
    }

    // The outermost folder of a path that is not there yet, or else the file itself: what one rename brings.
    private static string FirstMissing(string directory, string relativePath)
    {
        for (int slash = relativePath.IndexOf('/'); slash >= 0; slash = relativePath.IndexOf('/', slash + 1))
        {
            if (!Directory.Exists(Path.Combine(directory, relativePath[..slash]))) return relativePath[..slash];
        }

        return relativePath;
    }

    // A file keeps its encoding and its byte order mark; a new one has none.
    private static Encoding EncodingOf(string path)
    {
        UTF8Encoding usual = new(encoderShouldEmitUTF8Identifier: false);
        if (!File.Exists(path)) return usual;
        using StreamReader reader = new(path, usual, detectEncodingFromByteOrderMarks: true);
        reader.Peek();
        return reader.CurrentEncoding;
    }

    // A rename may reach the disk before the text does, so the text is flushed first.
    private static async Task WriteThroughAsync(string path, string text, Encoding encoding, CancellationToken ct)
    {
        await using FileStream stream = new(path, FileMode.Create, FileAccess.Write);
        await stream.WriteAsync(encoding.GetPreamble(), ct).ConfigureAwait(false);
        await stream.WriteAsync(encoding.GetBytes(text), ct).ConfigureAwait(false);
        stream.Flush(flushToDisk: true);
    }
}
