using Perennial.Testing.Processes;

namespace Perennial.Testing.Tests;

/// <summary>Asks the system for the processes of a server.</summary>
internal static class ServerProcesses
{
    /// <summary>Lines "pid user session command" of every process with the folder among its arguments: server and watchdog.</summary>
    public static IReadOnlyList<string[]> Of(string folder) =>
        [.. All().Where(process => process.Length == 4 && process[3].Contains(folder, StringComparison.Ordinal))];

    /// <summary>The same of every process of the machine.</summary>
    public static IReadOnlyList<string[]> All()
    {
        ChildCommand command = new("ps", ["-A", "-ww", "-o", "pid=,user=,sess=,args="]);
        ChildResult result = ChildProcess.RunAsync(command, CancellationToken.None).GetAwaiter().GetResult();
        return
        [
            .. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];
    }

    /// <summary>Waits for a condition that another process will bring about.</summary>
    public static async Task<bool> EventuallyAsync(Func<bool> condition)
    {
        for (int i = 0; i < 400; i++)
        {
            if (condition())
                return true;
            await Task.Delay(50);
        }

        return false;
    }
}
