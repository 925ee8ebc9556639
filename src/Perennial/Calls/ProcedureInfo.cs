namespace Perennial;

/// <summary>What the runtime knows of a procedure: made once by generated code and passed with each call.</summary>
/// <param name="Name">Schema and name, <c>queue.claim_task</c>: the name in telemetry and messages.</param>
/// <param name="CommandText">The statement that calls it, with positional parameters only.</param>
/// <param name="IsReadOnly">Whether it may run on a standby or in a read-only transaction.</param>
public sealed record ProcedureInfo(string Name, string CommandText, bool IsReadOnly);
