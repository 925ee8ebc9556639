using System.ComponentModel;
using System.Diagnostics;

namespace Perennial.Testing.Processes;

/// <summary>Runs short-lived programs: version questions, initdb, npm.</summary>
internal static class ChildProcess
{
    /// <summary>Runs the program to its end; when cancelled, kills it and what it started.</summary>
    public static async Task<ChildResult> RunAsync(ChildCommand command, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using Process process = new() { StartInfo = StartInfo(command) };
        process.StartInfo.RedirectStandardOutput = true;
        process.StartInfo.RedirectStandardError = true;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            return new ChildResult(-1, exception.Message);
        }

        try
        {
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(ct);
            Task<string> error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            return new ChildResult(process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Standard input is always a pipe of ours: a child must not read the caller's terminal.</summary>
    public static ProcessStartInfo StartInfo(ChildCommand command)
    {
        ProcessStartInfo info = new(command.Program, command.Arguments)
        {
            WorkingDirectory = command.WorkingFolder,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (command.Account is not null)
            info.UserName = command.Account.Name;

        // The caller's settings for psql and the like (PGDATA, PGPORT, PGOPTIONS) also steer a server and initdb.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            info.Environment.Remove(name);
        info.Environment["LC_ALL"] = "C";
        return info;
    }
}
