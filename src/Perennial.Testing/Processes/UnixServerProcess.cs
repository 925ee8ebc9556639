using System.Diagnostics;
using Perennial.Testing.Data;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Processes;

/// <summary>
/// A server below a small shell process, its watchdog. The watchdog reads a pipe whose other end only this process holds: closing
/// it, which the system also does when this process is killed, makes the watchdog stop the server and delete its folder.
/// </summary>
internal sealed class UnixServerProcess : ServerProcess
{
    /// <summary>
    /// Arguments: the server program, its data folder, the server's folder, the socket's folder, the output file.
    /// SIGQUIT is the immediate shutdown: nothing of the data is needed again. A server that ignores it for 10 s is killed.
    /// </summary>
    private const string Watchdog = """
        postgres=$1 data=$2 folder=$3 socket=$4 log=$5
        exec 3<&0 </dev/null >>"$log" 2>&1
        trap '' HUP INT TERM
        "$postgres" -D "$data" 3<&- &
        server=$!
        (
            read -r closed <&3
            kill -s QUIT "$server" 2>/dev/null
            waited=0
            while kill -0 "$server" 2>/dev/null; do
                waited=$((waited + 1))
                [ "$waited" -ne 500 ] || kill -s KILL "$server"
                sleep 0.02
            done
        ) &
        guard=$!
        exec 3<&-
        wait "$server"
        echo $? >"$folder/exit"
        wait "$guard"
        for attempt in 1 2 3 4 5; do
            rm -rf -- "$folder" "$socket" && break
            sleep 0.1
        done
        """;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly Process _watchdog;

    private UnixServerProcess(Process watchdog, ServerFolder folder)
        : base(folder) => _watchdog = watchdog;

    protected override bool HasExited => File.Exists(Folder.ExitStatus) || _watchdog.HasExited;

    public static UnixServerProcess StartBelowWatchdog(ServerBinaries binaries, ServerFolder folder, ServerAccount? account, Machine machine)
    {
        string[] command =
        [
            .. NewSession(machine),
            "/bin/sh", "-c", Watchdog, "perennial-watchdog", binaries.Postgres, folder.Data, folder.Root, folder.Socket, folder.Log,
        ];
        ChildCommand child = new(command[0], command[1..]) { Account = account };
        return new UnixServerProcess(Process.Start(ChildProcess.StartInfo(child))!, folder);
    }

    public override async ValueTask DisposeAsync()
    {
        _watchdog.StandardInput.Close();
        using CancellationTokenSource timeout = new(StopTimeout);
        try
        {
            await _watchdog.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _watchdog.Kill(entireProcessTree: true);
        }

        // Nothing is left here unless the watchdog itself was killed.
        await StaleServers.RemoveAsync(Folder.Root, CancellationToken.None).ConfigureAwait(false);
        Folder.Dispose();
        _watchdog.Dispose();
    }

    /// <summary>Ctrl-C signals every process of the terminal's foreground group: in a session of its own the server is spared.</summary>
    private static string[] NewSession(Machine machine)
    {
        if (machine.FindProgram("setsid") is string setsid)
            return [setsid];
        if (machine.FindProgram("perl") is string perl)
            return [perl, "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!"];
        return [];
    }
}
