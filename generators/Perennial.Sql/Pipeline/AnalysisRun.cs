using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Pipeline;

/// <summary>One analysis of a folder: asks the cache for each stage and puts the answers together.</summary>
internal sealed class AnalysisRun(EquatableArray<InputFile> files, DatabaseOptions options, StageCache cache, CancellationToken cancellationToken)
{
    private readonly List<Finding> _findings = [];

    public DatabaseModel Run()
    {
        cancellationToken.ThrowIfCancellationRequested();
        ContractFile contract = ReadContract();
        _ = options;
        return new DatabaseModel
        {
            Version = Math.Max(contract.SealedVersion, HighestFolder()),
            Findings = FindingOrder.Sorted(_findings),
        };
    }

    private ContractFile ReadContract()
    {
        InputFile? file = files.FirstOrDefault(static candidate => candidate.Kind == InputKind.Contract);
        if (file is null) return ContractFile.Empty;
        StageResult<ContractFile> result = cache.GetOrAdd(StageNames.ReadContract, file, static input =>
        {
            List<Finding> findings = [];
            ContractFile contract = ContractReader.Read(new SourceText(input.Path, input.Text), findings);
            return new StageResult<ContractFile>(contract, findings.ToEquatableArray());
        });
        _findings.AddRange(result.Findings);
        return result.Value;
    }

    private int HighestFolder()
    {
        int highest = 0;
        foreach (InputFile file in files)
        {
            string[] parts = file.RelativePath.Split('/');
            if (file.Kind == InputKind.Version && parts.Length > 2 && Perennial.Sql.Contract.SealedVersion.NumberOf(parts[1]) is { } number) highest = Math.Max(highest, number);
        }

        return highest;
    }
}
