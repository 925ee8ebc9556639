using System.ComponentModel;
using System.Diagnostics;

namespace Perennial.Cli.Commands;

/// <summary>The contract as a git ref has it.</summary>
/// <param name="Commit">Where the branches parted, shortened.</param>
/// <param name="Contract">The text of procedures.shipped.txt; null when the commit has none.</param>
internal sealed record GitBaseline(string Commit, string? Contract)
{
    /// <summary>Reads the contract of the commit at which the working tree's branch left the ref: what was shipped there since is not the branch's doing.</summary>
    /// <exception cref="UsageException">There is no such ref, the folder is in no repository, or git is not installed.</exception>
    public static async Task<GitBaseline> ReadAsync(string directory, string reference, CancellationToken ct)
    {
        (int status, string commit, string error) = await RunAsync(directory, ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], ct).ConfigureAwait(false);
        if (status != 0) throw new UsageException($"git knows no '{reference}' here{(error.Length > 0 ? ": " + error : "")}. Name a branch, tag or commit, such as origin/main.");
        (status, string parted, _) = await RunAsync(directory, ["merge-base", "HEAD", commit], ct).ConfigureAwait(false);
        if (status == 0) commit = parted;
        (status, string text, _) = await RunAsync(directory, ["show", commit + ":./procedures.shipped.txt"], ct, trim: false).ConfigureAwait(false);
        return new GitBaseline(commit[..Math.Min(12, commit.Length)], status == 0 ? text : null);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(string directory, string[] args, CancellationToken ct, bool trim = true)
    {
        ProcessStartInfo start = new("git") { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in args) start.ArgumentList.Add(arg);
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync(ct);
            string output = await process.StandardOutput.ReadToEndAsync(ct).ConfigureAwait(false);
            await process.WaitForExitAsync(ct).ConfigureAwait(false);
            return (process.ExitCode, trim ? output.Trim() : output, (await error.ConfigureAwait(false)).Trim());
        }
        catch (Win32Exception problem)
        {
            throw new UsageException($"git could not be started ({problem.Message}); --against needs it.");
        }
    }
}
