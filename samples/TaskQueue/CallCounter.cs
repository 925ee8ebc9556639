using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Perennial.Telemetry;

namespace TaskQueue;

/// <summary>Counts calls by listening to the runtime's meter, as a metrics exporter would.</summary>
internal sealed class CallCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Tally> _tallies = new();

    public CallCounter()
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == PerennialTelemetry.Name && instrument.Name == "db.client.operation.duration") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.Start();
    }

    /// <summary>How many different procedures were called.</summary>
    public int Procedures => _tallies.Count;

    /// <summary>How many calls were made.</summary>
    public long Calls => _tallies.Values.Sum(static tally => tally.Count);

    /// <summary>Calls and mean milliseconds by procedure, the most called first.</summary>
    public IReadOnlyList<(string Procedure, long Calls, double Milliseconds)> ByProcedure() =>
        [.. _tallies.OrderByDescending(static pair => pair.Value.Count).Select(static pair => (pair.Key, pair.Value.Count, pair.Value.Seconds * 1000 / pair.Value.Count))];

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            if (tag is { Key: "db.stored_procedure.name", Value: string procedure })
                _tallies.AddOrUpdate(procedure, static (_, added) => new Tally(1, added), static (_, tally, added) => new Tally(tally.Count + 1, tally.Seconds + added), seconds);
        }
    }

    private readonly record struct Tally(long Count, double Seconds);
}
