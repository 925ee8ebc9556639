using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>One analysis of a folder: asks the cache for each stage and puts the answers together.</summary>
internal sealed class AnalysisRun
{
    private readonly EquatableArray<InputFile> _files;
    private readonly FileStages _fileStages;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Finding> _findings = [];

    public AnalysisRun(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken)
    {
        _files = files.OrderBy(static file => file.RelativePath, StringComparer.Ordinal).ToEquatableArray();
        _fileStages = new FileStages(cache, options);
        _cancellationToken = cancellationToken;
    }

    public DatabaseModel Run()
    {
        ContractFile contract = ReadContract();
        List<QueryDefinition> queries = ReadQueries();
        ProcedureNames.Check(queries, [], _findings);
        EquatableArray<VersionFolder> versions = VersionFolderReader.Read(_files, contract, _findings);
        SealCheck.Check(versions, contract, _findings);
        VersionFolder? newest = versions.IsEmpty ? null : versions[versions.Count - 1];
        return new DatabaseModel
        {
            Version = newest?.Number ?? 0,
            VersionHash = newest?.Hash ?? "",
            Findings = FindingOrder.Sorted(_findings),
        };
    }

    private ContractFile ReadContract()
    {
        InputFile? file = _files.FirstOrDefault(static candidate => candidate.Kind == InputKind.Contract);
        return file is null ? ContractFile.Empty : Take(_fileStages.ReadContract(file));
    }

    private List<QueryDefinition> ReadQueries()
    {
        List<QueryDefinition> queries = [];
        foreach (InputFile file in _files)
        {
            if (file.Kind == InputKind.Query) queries.AddRange(Take(_fileStages.ReadQueries(file)));
        }

        return queries;
    }

    private T Take<T>(StageResult<T> result)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _findings.AddRange(result.Findings);
        return result.Value;
    }
}
