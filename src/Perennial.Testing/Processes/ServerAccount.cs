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
    public void Own(string path)
    {
        if (LChown(path, UserId, GroupId) != 0)
            throw new IOException($"Cannot give {path} to user '{Name}': {Marshal.GetLastPInvokeErrorMessage()}");
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
