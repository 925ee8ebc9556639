using Npgsql;

namespace Perennial;

/// <summary>An error that a procedure declares with <c>-- raises:</c>, and what becomes of it.</summary>
/// <param name="SqlState">Five characters.</param>
/// <param name="Create">Makes the exception from the procedure's name and the server's exception.</param>
public sealed record DeclaredError(string SqlState, Func<string, PostgresException, DeclaredErrorException> Create);
