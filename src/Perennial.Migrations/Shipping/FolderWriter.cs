using System.Text;
using Perennial.Migrations.Folder;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations.Shipping;

/// <summary>
/// Writes changes of a database folder so that a kill leaves the old or the new state: every text is written aside first, and only then they are renamed into place,
/// in order; a folder that is not there yet comes whole. The contract comes last and is what seals: before it is there, a procedures.sql is a draft. Of two runs at once
/// one writes, and the other one is told.
/// </summary>
internal static class FolderWriter
{
    // Nothing reads folders whose names begin with a dot. What a killed run left there, the next one takes away.
    private const string Aside = ".perennial-new";

    /// <param name="directory">The database folder.</param>
    /// <param name="read">The files as they were when the changes were made from them.</param>
    /// <param name="changes">The files in the order in which they come into place.</param>
    /// <param name="onStep">Told after each step that a kill may follow; null for nobody.</param>
    /// <param name="ct">Ends the work as long as nothing is in place.</param>
    /// <returns>The paths that were written, in order.</returns>
    /// <exception cref="MigrationException">Another run writes, or a file is not what it was; nothing was written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, EquatableArray<InputFile> read, EquatableArray<FileChange> changes, Action<string>? onStep, CancellationToken ct)
    {
        using FolderLock held = FolderLock.Take(directory);
        if (held.IsHeld) RemoveLeftovers(directory);
        if (changes.IsEmpty) return [];
        await RequireUnchangedAsync(directory, read, ct).ConfigureAwait(false);

        // A name of its own: without a lock, what else lies there may be another run's.
        string aside = Path.Combine(directory, NewName());
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
                Move(Path.Combine(aside, moved), Path.Combine(directory, moved));
                onStep?.Invoke("moved " + moved);
            }
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }

        return [.. changes.Select(change => Path.Combine(directory, change.RelativePath))];
    }

    /// <summary>Brings a file or a folder to its place, and onto the disk before whatever follows.</summary>
    public static void Move(string from, string to)
    {
        // The rename must not be on the disk before what the folder holds.
        if (Directory.Exists(from))
        {
            foreach (string inner in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) PosixFiles.Flush(inner);
        }

        string parent = Path.GetDirectoryName(to)!;
        if (OperatingSystem.IsWindows())
        {
            if (Directory.Exists(from)) Directory.Move(from, to);
            else File.Move(from, to, overwrite: true);
        }
        else if (!PosixFiles.TryRename(from, to))
        {
            // The place is on another file system, behind a mount or a link: a copy beside it comes into place as a whole.
            string beside = Path.Combine(parent, NewName());
            try
            {
                Copy(from, beside);
                if (!PosixFiles.TryRename(beside, to)) throw PosixFiles.IsMount(to);
            }
            finally
            {
                Delete(beside);
            }

            // A rename leaves nothing behind, so what was copied goes as well, once its copy is on the disk.
            PosixFiles.Flush(parent);
            Delete(from);
            PosixFiles.Flush(Path.GetDirectoryName(from)!);
            return;
        }

        PosixFiles.Flush(parent);
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    private static string NewName() => $"{Aside}-{Guid.NewGuid().ToString("N")[..8]}";

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            CopyThrough(from, to);
            return;
        }

        Directory.CreateDirectory(to);
        foreach (string entry in Directory.EnumerateFileSystemEntries(from)) Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        PosixFiles.Flush(to);
    }

    private static void RemoveLeftovers(string directory)
    {
        foreach (string left in Directory.EnumerateDirectories(directory, Aside + "*", SearchOption.AllDirectories).ToList())
        {
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        }

        foreach (string left in Directory.EnumerateFiles(directory, Aside + "*", SearchOption.AllDirectories).ToList()) File.Delete(left);
    }

    // Between reading and writing somebody may have saved a file, or another run may have come and gone.
    private static async Task RequireUnchangedAsync(string directory, EquatableArray<InputFile> read, CancellationToken ct)
    {
        EquatableArray<InputFile> now = await FolderReader.ReadAsync(directory, ct).ConfigureAwait(false);
        if (now == read) return;
        string changed = now.Except(read).Concat(read.Except(now)).Select(static file => file.RelativePath).Order(StringComparer.Ordinal).First();
        throw new MigrationException($"{Path.Combine(directory, changed)} was changed by somebody else while this run worked, so it wrote nothing. Run the command again.");
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

    private static void CopyThrough(string from, string to)
    {
        using FileStream stream = new(to, FileMode.Create, FileAccess.Write);
        stream.Write(File.ReadAllBytes(from));
        stream.Flush(flushToDisk: true);
    }
}
