namespace Perennial.Sql.Sessions;

/// <summary>Something that a call may leave in its session, where the next borrower of the connection would find it.</summary>
/// <param name="Routine">Schema and name of the procedure that leaves it; empty where a definition in the schema does.</param>
/// <param name="What">Follows the name: <c>takes an advisory lock that its session keeps (pg_advisory_lock)</c>.</param>
public sealed record SessionState(string Routine, string What);
