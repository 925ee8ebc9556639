using Perennial.Sql.Fixes;

namespace Perennial.Sql.Pipeline;

/// <summary>The way through all stages: what generator, analyzers and command line know about a database folder, they know from here.</summary>
public static class DatabaseAnalysis
{
    // The generator and each analyzer ask for the same folder one after the other; older states of it are of no use.
    private const int ModelCapacity = 4;

    /// <summary>Analyzes a database folder. Never throws for what the files hold: a bad file is a finding and hides nothing of the others.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DatabaseModel Analyze(EquatableArray<InputFile> files, DatabaseOptions options, CancellationToken cancellationToken = default) =>
        Analyze(files, options, StageCache.Shared, cancellationToken);

    /// <summary>The same with a cache of the caller's.</summary>
    public static DatabaseModel Analyze(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken = default) =>
        AnalyzeFolder(files, options, cache, cancellationToken).Model;

    /// <summary>The same, with all that the analysis knows.</summary>
    internal static FolderAnalysis AnalyzeFolder(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken) =>
        cache.GetOrAdd(StageNames.Analyze, (files, options), key => new AnalysisRun(key.files, key.options, cache, cancellationToken).Run(), ModelCapacity);

    /// <summary>What fixes may repair in a folder. Cheap: whether a fix has an edit that brings no new error is known when it is applied.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EquatableArray<FixTarget> FindFixes(EquatableArray<InputFile> files, DatabaseOptions options, CancellationToken cancellationToken = default) =>
        FixFinder.Find(new FolderState(files, options, cancellationToken));

    /// <summary>Works out what fixes write. Pure: nothing is written here. The contract and sealed versions are never changed.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <param name="isWanted">Which of the targets to repair.</param>
    /// <param name="mayAddFiles">Whether a file of queries can be added where none fits; a missing downgrade.sql always is.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FolderFix Fix(EquatableArray<InputFile> files, DatabaseOptions options, Func<FixTarget, bool> isWanted, bool mayAddFiles = true, CancellationToken cancellationToken = default) =>
        new FixRun(options, mayAddFiles, cancellationToken).Run(files, isWanted);

    /// <summary>What services need at versions that have other bodies than the working tree.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static EquatableArray<DeployedRights> FindDeployedRights(EquatableArray<InputFile> files, DatabaseOptions options, CancellationToken cancellationToken = default) =>
        DeployedRights.Of(new FolderState(files, options, cancellationToken));

    /// <summary>Works out what <c>perennial ship</c> has to write. Pure: nothing is written here. Shipping what was shipped changes nothing.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <param name="to">The last version to seal; null for all open ones.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ShipPlan PlanShip(EquatableArray<InputFile> files, DatabaseOptions options, int? to = null, CancellationToken cancellationToken = default) =>
        new ShipPlanner(new AnalysisRun(files, options, StageCache.Shared, cancellationToken).Run(), files).Plan(to);

    /// <summary>Works out what <c>perennial new</c> has to write. Pure: nothing is written here.</summary>
    /// <param name="files">All files of the folder, in any order.</param>
    /// <param name="options">The project's settings.</param>
    /// <param name="title">What the version does, in words.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static VersionDraft DraftVersion(EquatableArray<InputFile> files, DatabaseOptions options, string title, CancellationToken cancellationToken = default) =>
        VersionDrafter.Draft(files, options, title, cancellationToken);
}
