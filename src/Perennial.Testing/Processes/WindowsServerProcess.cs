using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using Perennial.Testing.Data;
using Perennial.Testing.Discovery;

namespace Perennial.Testing.Processes;

/// <summary>
/// A server in a Windows job that ends with this process. pg_ctl starts it, because it drops an administrator's rights, with which
/// the server refuses to run. The folder of a killed owner is removed by the next start's sweep.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsServerProcess : ServerProcess
{
    private readonly ServerBinaries _binaries;
    private readonly KillOnCloseJob _job;
    private readonly Process _starter;

    private WindowsServerProcess(ServerBinaries binaries, ServerFolder folder, KillOnCloseJob job, Process starter)
        : base(folder)
    {
        _binaries = binaries;
        _job = job;
        _starter = starter;
    }

    /// <summary>pg_ctl waits until the server is ready or has failed, so its own status tells of a failure.</summary>
    protected override bool HasExited => _starter.HasExited && _starter.ExitCode != 0;

    public static WindowsServerProcess StartInJob(ServerBinaries binaries, ServerFolder folder)
    {
        KillOnCloseJob job = KillOnCloseJob.Create();
        try
        {
            ChildCommand start = new(binaries.PgCtl, ["start", "--wait", "--pgdata", folder.Data, "--log", folder.Log]);
            Process starter = Process.Start(ChildProcess.StartInfo(start)) ?? throw new Win32Exception();
            job.Add(starter);
            return new WindowsServerProcess(binaries, folder, job, starter);
        }
        catch
        {
            job.Dispose();
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        ChildCommand stop = new(_binaries.PgCtl, ["stop", "--mode", "immediate", "--pgdata", Folder.Data]);
        await ChildProcess.RunAsync(stop, CancellationToken.None).ConfigureAwait(false);
        _job.Dispose();
        _starter.Dispose();

        // Windows deletes no file that is open, and the owner's lock is one.
        Folder.Dispose();
        await StaleServers.RemoveAsync(Folder.Root, CancellationToken.None).ConfigureAwait(false);
    }
}
