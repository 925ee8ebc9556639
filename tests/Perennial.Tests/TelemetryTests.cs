using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;
using Perennial.Telemetry;
using Perennial.Testing;

namespace Perennial.Tests;

public sealed class TelemetryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_one_activity_and_one_measurement_with_its_outcome()
    {
        ConcurrentQueue<Activity> activities = new();
        ConcurrentQueue<Dictionary<string, object?>> durations = new();
        using ActivityListener activityListener = new()
        {
            ShouldListenTo = static source => source.Name == PerennialTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(activityListener);
        using MeterListener meterListener = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == PerennialTelemetry.Name) listener.EnableMeasurementEvents(instrument);
            },
        };
        meterListener.SetMeasurementEventCallback<double>((_, _, tags, _) => durations.Enqueue(tags.ToArray().ToDictionary(static tag => tag.Key, static tag => tag.Value)));
        meterListener.Start();

        await using TestDatabase database = await (await TestServer.SharedAsync(18, Token)).CreateDatabaseAsync(ct: Token);
        DataSourceExecutor executor = new(database.DataSource);
        ProcedureInfo good = new("telemetry.good", "select 1 as value", isReadOnly: true);
        ProcedureInfo bad = new("telemetry.bad", "select 1 / 0", isReadOnly: true);
        await executor.ReadAllAsync(good, new NpgsqlCommand(good.CommandText), static reader => reader.GetInt32(0), Token);
        await Assert.ThrowsAsync<PostgresException>(() => executor.ReadAllAsync(bad, new NpgsqlCommand(bad.CommandText), static reader => reader.GetInt32(0), Token));

        Activity goodActivity = Assert.Single(activities, static activity => activity.OperationName == "telemetry.good");
        Assert.Equal(1, goodActivity.GetTagItem("db.response.returned_rows"));
        Activity badActivity = Assert.Single(activities, static activity => activity.OperationName == "telemetry.bad");
        Assert.Equal((ActivityStatusCode.Error, PostgresErrorCodes.DivisionByZero), (badActivity.Status, badActivity.GetTagItem("error.type")));
        Assert.Equal("ok", Assert.Single(durations, static tags => Equals(tags["db.stored_procedure.name"], "telemetry.good"))["outcome"]);
        Assert.Equal("error", Assert.Single(durations, static tags => Equals(tags["db.stored_procedure.name"], "telemetry.bad"))["outcome"]);
    }
}
