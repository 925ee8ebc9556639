using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Perennial.Testing.Processes;

/// <summary>Reads and ends the server process of a data folder, by the pid that it wrote there.</summary>
internal static partial class Postmaster
{
    /// <summary>Lines of postmaster.pid, counted from zero; see the server's miscadmin.h.</summary>
    private const int PidLine = 0;

    private const int StatusLine = 7;

    private const int Quit = 3; // SIGQUIT, everywhere

    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The server accepts connections.</summary>
    public static bool IsReady(string data) =>
        ReadLines(data) is { Length: > StatusLine } lines && lines[StatusLine].TrimEnd() == "ready";

    /// <summary>Ends the server of a data folder whose owner is dead: by immediate shutdown, which frees its shared memory, else by force.</summary>
    public static async Task KillAsync(string data, CancellationToken ct)
    {
        if (ReadLines(data) is not { Length: > 0 } lines || !int.TryParse(lines[PidLine], NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
            return;
        try
        {
            using var process = Process.GetProcessById(pid);
            if (!await RunsOnAsync(process, data, ct).ConfigureAwait(false))
                return;
            using var quit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            quit.CancelAfter(QuitTimeout);
            try
            {
                if (!OperatingSystem.IsWindows() && Signal(pid, Quit) == 0)
                    await process.WaitForExitAsync(quit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // It does not react; it is killed below.
            }

            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended in the meantime.
        }
    }

    private static string[]? ReadLines(string data)
    {
        try
        {
            return File.ReadAllLines(Path.Combine(data, "postmaster.pid"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The pid may have been given to another process since: the server has its data folder among its arguments.</summary>
    private static async Task<bool> RunsOnAsync(Process process, string data, CancellationToken ct)
    {
        string arguments;
        if (OperatingSystem.IsWindows())
            return process.ProcessName == "postgres";
        if (OperatingSystem.IsLinux())
            arguments = await File.ReadAllTextAsync($"/proc/{process.Id}/cmdline", ct).ConfigureAwait(false);
        else
            arguments = (await ChildProcess.RunAsync(new ChildCommand("ps", ["-o", "command=", "-p", $"{process.Id}"]), ct).ConfigureAwait(false)).Output;
        return arguments.Contains(data, StringComparison.Ordinal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int pid, int signal);
}
