using System.Diagnostics;
using Npgsql;

namespace Perennial.Telemetry;

/// <summary>One call in telemetry. There is none while nobody listens.</summary>
internal sealed class CallRecording : IDisposable
{
    private readonly ProcedureInfo _procedure;
    private readonly Activity? _activity;
    private readonly long _start;

    private CallRecording(ProcedureInfo procedure, Activity? activity)
    {
        _procedure = procedure;
        _activity = activity;
        _start = Stopwatch.GetTimestamp();
    }

    public static CallRecording? Start(ProcedureInfo procedure)
    {
        bool isTraced = PerennialTelemetry.Source.HasListeners();
        if (!isTraced && !PerennialTelemetry.Duration.Enabled && !PerennialTelemetry.Rows.Enabled) return null;
        Activity? activity = isTraced ? PerennialTelemetry.Source.StartActivity(procedure.Name, ActivityKind.Client) : null;
        activity?.SetTag("db.system.name", "postgresql");
        activity?.SetTag("db.stored_procedure.name", procedure.Name);
        return new CallRecording(procedure, activity);
    }

    public void Succeed(int rows)
    {
        _activity?.SetTag("db.response.returned_rows", rows);
        KeyValuePair<string, object?> name = new("db.stored_procedure.name", _procedure.Name);
        PerennialTelemetry.Rows.Record(rows, name);
        PerennialTelemetry.Duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, name, new KeyValuePair<string, object?>("outcome", "ok"));
    }

    public void Fail(Exception exception)
    {
        string kind = exception is PostgresException { SqlState: { } state } ? state : exception.GetType().FullName!;
        _activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        _activity?.SetTag("error.type", kind);
        PerennialTelemetry.Duration.Record(
            Stopwatch.GetElapsedTime(_start).TotalSeconds,
            new KeyValuePair<string, object?>("db.stored_procedure.name", _procedure.Name),
            new KeyValuePair<string, object?>("outcome", exception is OperationCanceledException ? "canceled" : "error"),
            new KeyValuePair<string, object?>("error.type", kind));
    }

    public void Dispose() => _activity?.Dispose();
}
