using System.Globalization;
using System.Runtime.InteropServices;

namespace Perennial.Testing.Processes;

/// <summary>The user that servers run as when the caller is root, whom PostgreSQL refuses.</summary>
internal sealed partial record ServerAccount(string Name, uint UserId, uint GroupId)
{
    private static readonly string[] Names = ["postgres", "_postgres", "nobody"];

    /// <summary>Null when the caller can run servers itself.</summary>
    /// <exception cref="PostgresServerException">The caller is root and there is nobody to drop to.</exception>
    public static async Task<ServerAccount?> FindAsync(CancellationToken ct)
    {
        // On Windows pg_ctl drops an administrator's rights by itself.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        foreach (string name in Names)
        {
            if (await IdAsync("-u", name, ct).ConfigureAwait(false) is uint user && await IdAsync("-g", name, ct).ConfigureAwait(false) is uint group)
                return new ServerAccount(name, user, group);
        }

        throw new PostgresServerException(
            "PostgreSQL does not run as root, and there is no user to run it as. " +
            $"Create one of the users {string.Join(", ", Names)}, or run as another user than root.");
    }

    /// <summary>For messages: <c> as user 'postgres'</c>, or nothing.</summary>
    public static string Describe(ServerAccount? account) => account is null ? "" : $" as user '{account.Name}'";

    /// <summary>Gives a file or folder (not what is in it) to this user.</summary>
    public void Own(string path) => ChangeOwner(path, UserId, GroupId);

    /// <summary>
    /// Gives a folder and all in it to this user, the folder last: until then nobody else can enter a private one and plant links
    /// for root to follow.
    /// </summary>
    public void OwnAll(string folder) => ChangeOwnerOfAll(folder, UserId, GroupId);

    /// <summary>Gives a folder and all in it to root again.</summary>
    public static void TakeBack(string folder) => ChangeOwnerOfAll(folder, 0, 0);

    private static void ChangeOwnerOfAll(string folder, uint user, uint group)
    {
        EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        foreach (string entry in Directory.EnumerateFileSystemEntries(folder, "*", all))
            ChangeOwner(entry, user, group);
        ChangeOwner(folder, user, group);
    }

    private static void ChangeOwner(string path, uint user, uint group)
    {
        if (LChown(path, user, group) != 0)
            throw new IOException($"Cannot change the owner of {path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static async Task<uint?> IdAsync(string option, string name, CancellationToken ct)
    {
        ChildResult result = await ChildProcess.RunAsync(new ChildCommand("id", [option, name]), ct).ConfigureAwait(false);
        return result.ExitCode == 0 && uint.TryParse(result.Output.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out uint id) ? id : null;
    }

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LChown(string path, uint user, uint group);
}
