namespace Perennial.Sql.Pipeline;

/// <summary>Names of the stages whose results are cached.</summary>
public static class StageNames
{
    public const string Analyze = nameof(Analyze);

    public const string Parse = nameof(Parse);

    public const string ReadQueries = nameof(ReadQueries);

    public const string ReadContract = nameof(ReadContract);

    public const string BuildCatalog = nameof(BuildCatalog);

    public const string FoldVersion = nameof(FoldVersion);

    public const string CompareCatalogs = nameof(CompareCatalogs);

    public const string BindQuery = nameof(BindQuery);

    public const string BindOptional = nameof(BindOptional);

    public const string CheckPage = nameof(CheckPage);

    public const string BindRoutine = nameof(BindRoutine);

    public const string ReadUnboundBody = nameof(ReadUnboundBody);

    public const string ProveBody = nameof(ProveBody);

    public const string ScanSession = nameof(ScanSession);

    public const string ScanDefinitions = nameof(ScanDefinitions);
}
