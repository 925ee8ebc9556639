using System.Globalization;

namespace TaskQueue;

/// <summary>How much work the sample does.</summary>
/// <param name="Tasks">Tasks to enqueue.</param>
/// <param name="Workers">Workers that claim side by side.</param>
internal sealed record SampleOptions(int Tasks, int Workers)
{
    private const string Usage = "Usage: TaskQueue [--tasks N] [--workers N]   (defaults: 4000 tasks, 4 workers)";

    /// <exception cref="SampleException">An argument is unknown or no positive number.</exception>
    public static SampleOptions Parse(string[] args)
    {
        SampleOptions options = new(Tasks: 4000, Workers: 4);
        for (int i = 0; i < args.Length; i += 2)
        {
            if (i + 1 >= args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value == 0) throw new SampleException(Usage);
            options = args[i] switch
            {
                "--tasks" => options with { Tasks = value },
                "--workers" => options with { Workers = value },
                _ => throw new SampleException(Usage),
            };
        }

        return options;
    }
}
