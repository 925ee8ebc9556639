using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Perennial.Telemetry;

/// <summary>The names under which calls can be observed: one activity source and one meter, both named <c>Perennial</c>.</summary>
public static class PerennialTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "Perennial";

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Meter Meter = new(Name);

    /// <summary>Seconds from asking for a connection to the last row, by procedure and outcome.</summary>
    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "db.client.operation.duration", "s", "Duration of procedure calls.");

    /// <summary>Rows returned, by procedure.</summary>
    internal static readonly Histogram<long> Rows = Meter.CreateHistogram<long>(
        "db.client.response.returned_rows", "{row}", "Rows returned by procedure calls.");
}
