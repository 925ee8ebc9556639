using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Versions;
using Perennial.Sql.Versions.Drafting;

namespace Perennial.Sql.Fixes;

/// <summary>A folder as fixes look at it: its analysis, and the stages behind that.</summary>
internal sealed class FolderState
{
    private readonly FileStages _stages;

    public FolderState(EquatableArray<InputFile> files, DatabaseOptions options, CancellationToken cancellationToken)
    {
        Files = files;
        Options = options;
        Analysis = DatabaseAnalysis.AnalyzeFolder(files, options, StageCache.Shared, cancellationToken);
        _stages = new FileStages(StageCache.Shared, options);
        List<InputFile> schemaFiles = SchemaFiles.ToList();
        Schema = new SchemaStage(StageCache.Shared, options, _stages).Build(schemaFiles).Value;
        Binding = new BindStage(StageCache.Shared, options, Schema);
    }

    public EquatableArray<InputFile> Files { get; }

    public DatabaseOptions Options { get; }

    public FolderAnalysis Analysis { get; }

    public SchemaCatalog Schema { get; }

    public BindStage Binding { get; }

    public ContractFile Contract => Analysis.Contract;

    public IEnumerable<InputFile> SchemaFiles => Files.Where(static file => file.Kind == InputKind.Schema).OrderBy(static file => file.RelativePath, StringComparer.Ordinal);

    /// <summary>The newest sealed version; null when nothing is sealed or it cannot be relied on.</summary>
    public FoldedVersion? NewestSealed
    {
        get
        {
            List<FoldedVersion> versions = SealedVersions.ToList();
            return versions.Count == 0 || versions.Exists(static version => version.HasErrors) ? null : versions[versions.Count - 1];
        }
    }

    public IEnumerable<FoldedVersion> SealedVersions => Analysis.Versions.TakeWhile(version => version.Folder.Number <= Contract.SealedVersion);

    public InputFile? File(string path) => Files.FirstOrDefault(file => file.Path == path);

    public EquatableArray<QueryDefinition> Queries(InputFile file) => _stages.ReadQueries(file).Value;

    public ParsedScript Parse(InputFile file) => _stages.Parse(file, namedParameters: file.Kind == InputKind.Query).Value;

    /// <summary>What the versions before one create that a catalog does not hold in full.</summary>
    public DefinitionTexts DefinitionTexts(int versions) => VersionDrafter.TextsOf(Analysis.Versions.Take(versions), _stages, DatabaseCatalog.Empty(Options.OldestPostgres));

    /// <summary>The query that a procedure was made from.</summary>
    public QueryDefinition? Query(Procedure procedure) =>
        procedure.QuerySql is null || File(procedure.Location.Path) is not { } file ? null : Queries(file).FirstOrDefault(query => query.Location == procedure.Location);

    /// <summary>The statement of a file that a place is in.</summary>
    public ParsedStatement? Statement(InputFile file, int offset) => Parse(file).Statements.FirstOrDefault(statement => statement.Span.Start <= offset && offset < statement.Span.End);

    /// <summary>The routine that a shipped line stands for, as the sealed versions made it.</summary>
    public (FoldedRoutine Text, Routine Routine)? Sealed(ContractProcedure line)
    {
        if (NewestSealed is not { } newest) return null;
        string identity = FoldCheck.Identity(line.Signature);
        return FoldedRoutine.InEffect(SealedVersions).TryGetValue(identity, out FoldedRoutine? text)
            && newest.Catalog.FindRoutines(line.Signature.Schema, line.Signature.Name).FirstOrDefault(routine => FoldCheck.Identity(newest.Catalog, routine) == identity) is { } found
            ? (text, found)
            : null;
    }

    /// <summary>The errors of the folder with their number, by what they say: places move with every edit. In the contract, which nobody edits, by their place.</summary>
    public Dictionary<string, int> Errors => Analysis.Model.Findings.Where(static finding => finding.Severity == FindingSeverity.Error)
        .GroupBy(finding => $"{finding.Rule.Id} {finding.Path} {(finding.Path == Contract.Path ? finding.Start.ToString() : finding.Message)}", StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);

    /// <summary>The offset behind a statement's semicolon, and whether there is one.</summary>
    public static int EndOf(string text, int statementEnd, out bool hasSemicolon)
    {
        int position = statementEnd;
        while (position < text.Length && (char.IsWhiteSpace(text[position]) || text[position] == '-'))
        {
            if (text[position] == '-')
            {
                if (position + 1 >= text.Length || text[position + 1] != '-') break;
                while (position < text.Length && text[position] != '\n') position++;
                continue;
            }

            position++;
        }

        hasSemicolon = position < text.Length && text[position] == ';';
        return hasSemicolon ? position + 1 : statementEnd;
    }
}
