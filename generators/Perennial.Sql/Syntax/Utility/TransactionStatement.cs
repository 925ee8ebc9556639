namespace Perennial.Sql.Syntax;

public enum TransactionCommand
{
    Begin, Start, Commit, Rollback, Savepoint, Release, RollbackTo, Prepare, CommitPrepared, RollbackPrepared,
}

/// <summary>BEGIN, COMMIT and the other statements of transaction control. END is COMMIT, ABORT is ROLLBACK.</summary>
/// <param name="Name">The savepoint, or the identifier of a prepared transaction; null without.</param>
public sealed record TransactionStatement(TransactionCommand Command, string? Name) : Statement
{
    /// <summary>Upper case: <c>ISOLATION LEVEL SERIALIZABLE</c>, <c>READ ONLY</c>, <c>NOT DEFERRABLE</c> ...</summary>
    public EquatableArray<string> Modes { get; init; }

    /// <summary><c>and chain</c>.</summary>
    public bool IsChained { get; init; }
}
