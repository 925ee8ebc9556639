namespace Perennial.Migrations;

/// <summary>What a runner is doing, as it tells while it works.</summary>
public enum MigrationPhase
{
    /// <summary>Another runner holds the lock.</summary>
    Waiting,

    /// <summary>The statements of one file, in order.</summary>
    Statement,

    /// <summary>A version's transaction is rolled back and tried again because a lock was not to be had.</summary>
    Retrying,

    /// <summary>A version has been applied or undone.</summary>
    VersionDone,

    /// <summary>Something that the user should know; work goes on.</summary>
    Note,
}

/// <summary>One report of a runner at work.</summary>
/// <param name="Version">The version that is being applied or undone; 0 when the report is about none.</param>
/// <param name="Message">One line for people.</param>
public sealed record MigrationProgress(MigrationPhase Phase, int Version, string Message)
{
    /// <summary>The file: <c>upgrade.sql</c>, <c>procedures.sql</c>, <c>online.sql</c>, <c>downgrade.sql</c>; empty where there is none.</summary>
    public string Step { get; init; } = "";

    /// <summary>The statement's number within the file, from 1; 0 where there is none.</summary>
    public int Statement { get; init; }

    /// <summary>How many statements the file has.</summary>
    public int Statements { get; init; }
}
