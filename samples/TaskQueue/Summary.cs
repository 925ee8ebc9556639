using System.Globalization;
using Spectre.Console;

namespace TaskQueue;

/// <summary>The tables at the end of a run.</summary>
internal static class Summary
{
    public static async Task PrintAsync(
        IAnsiConsole console, QueueDatabase database, Workload workload, CallCounter calls, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        Table states = new() { Title = new TableTitle("Tasks") };
        states.AddColumns("queue", "state", "tasks");
        foreach (CountByStateRow row in await database.Statistics.CountByStateAsync(cancellationToken).ConfigureAwait(false))
            states.AddRow(row.QueueName, row.State.ToString(), row.Tasks.ToString(CultureInfo.InvariantCulture));
        console.Write(states);

        Table procedures = new() { Title = new TableTitle("Calls") };
        procedures.AddColumns("procedure", "calls", "mean ms");
        foreach ((string procedure, long count, double milliseconds) in calls.ByProcedure())
            procedures.AddRow(procedure, count.ToString(CultureInfo.InvariantCulture), milliseconds.ToString("F2", CultureInfo.InvariantCulture));
        console.Write(procedures);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Succeeded} tasks in {elapsed.TotalSeconds:F1} s, {workload.Succeeded / elapsed.TotalSeconds:F0} tasks/s"));
    }
}
