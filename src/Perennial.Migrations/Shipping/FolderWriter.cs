using System.Text;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations.Shipping;

/// <summary>
/// Writes changes of a database folder so that a kill leaves the old or the new state: every text goes into a file beside its place first, and
/// only then they are renamed into place, in order. The contract comes last and is what seals: before it is there, a procedures.sql is a draft.
/// </summary>
internal static class FolderWriter
{
    private const string Suffix = ".perennial-new";

    /// <returns>The paths that were written, in order.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, EquatableArray<FileChange> changes, CancellationToken ct)
    {
        List<(string Temporary, string Path)> files = [];
        try
        {
            foreach (FileChange change in changes)
            {
                string path = Path.Combine(directory, change.RelativePath);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                files.Add((path + Suffix, path));
                await WriteThroughAsync(path + Suffix, change.Text, ct).ConfigureAwait(false);
            }

            foreach ((string temporary, string path) in files) File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            foreach ((string temporary, string _) in files) File.Delete(temporary);
        }

        return [.. files.Select(static file => file.Path)];
    }

    // A rename may reach the disk before the text does, so the text is flushed first.
    private static async Task WriteThroughAsync(string path, string text, CancellationToken ct)
    {
        await using FileStream stream = new(path, FileMode.Create, FileAccess.Write);
        await stream.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text), ct).ConfigureAwait(false);
        stream.Flush(flushToDisk: true);
    }
}
