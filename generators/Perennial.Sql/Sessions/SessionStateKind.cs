namespace Perennial.Sql.Sessions;

/// <summary>A way in which a statement can leave something behind in its session.</summary>
/// <param name="What">Follows the routine's name in a message: <c>takes a lock for its session</c>.</param>
/// <param name="Advice">What to write instead; whole sentences.</param>
internal sealed record SessionStateKind(string What, string Advice)
{
    public static readonly SessionStateKind Setting = new(
        "changes a setting of its session", "Write SET LOCAL, set_config(..., true), or a SET clause at the routine.");

    public static readonly SessionStateKind Lock = new(
        "takes an advisory lock that its session keeps", "Take a lock that ends with the transaction: pg_advisory_xact_lock.");

    public static readonly SessionStateKind TemporaryObject = new(
        "makes a temporary object that its session keeps", "Use WITH or an array, or make the table with ON COMMIT DROP.");

    public static readonly SessionStateKind Listen = new(
        "listens to a channel", "Listen on a connection of your own that stays open.");

    public static readonly SessionStateKind Prepared = new(
        "prepares or runs a prepared statement of its session", "Let PL/pgSQL prepare: a static statement in a body is planned once a session.");

    public static readonly SessionStateKind HeldCursor = new(
        "opens a cursor that outlives the transaction", "Leave out WITH HOLD.");

    public static readonly SessionStateKind Discard = new(
        "discards what its session has prepared", "Leave it to the pool.");

    public static readonly SessionStateKind SequenceValue = new(
        "reads the sequence values that its session remembers", "Take the value from RETURNING or from nextval().");

    public static readonly SessionStateKind DynamicSql = new(
        "runs SQL that is put together at run time, so that nobody knows what it leaves in its session",
        "Write the statement out, or build it by format() of a constant text with %I and %L only.");

    public static readonly SessionStateKind NewRoutine = new(
        "makes a routine at run time, and nobody knows what that leaves in its session", "Write the routine into schema.sql.");

    /// <summary>A body that cannot be read.</summary>
    public static SessionStateKind Language(string language) => new(
        $"is written in {language}, so that nobody knows what it leaves in its session", "Write it in SQL or PL/pgSQL.");
}
