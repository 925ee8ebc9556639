namespace Perennial.Migrations.Folder;

/// <summary>What the runner has to know about a statement before it runs it.</summary>
internal enum StatementKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>BEGIN, COMMIT and their relatives: the runner's own business.</summary>
    TransactionControl,

    /// <summary>CREATE INDEX CONCURRENTLY: killed, it leaves an invalid index behind.</summary>
    ConcurrentIndex,

    /// <summary>DROP INDEX CONCURRENTLY.</summary>
    ConcurrentDrop,

    /// <summary>Another statement that cannot run in a transaction: VACUUM, REINDEX CONCURRENTLY and the like.</summary>
    OutsideTransaction,

    /// <summary>SET or RESET that holds for the rest of the session.</summary>
    Setting,

    /// <summary>RESET ALL: takes back what the settings before it have set.</summary>
    ResetAll,
}
