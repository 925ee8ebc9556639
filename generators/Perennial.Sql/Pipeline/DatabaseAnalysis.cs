namespace Perennial.Sql.Pipeline;

/// <summary>The way through all stages: what generator, analyzers and command line know about a database folder, they know from here.</summary>
public static class DatabaseAnalysis
{
    /// <summary>Analyzes a database folder. Never throws for what the files hold: a bad file is a finding and hides nothing of the others.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DatabaseModel Analyze(EquatableArray<InputFile> files, DatabaseOptions options, CancellationToken cancellationToken = default) =>
        Analyze(files, options, StageCache.Shared, cancellationToken);

    /// <summary>The same with a cache of the caller's.</summary>
    public static DatabaseModel Analyze(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken = default) =>
        new AnalysisRun(files, options, cache, cancellationToken).Run();
}
