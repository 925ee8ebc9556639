using System.Globalization;
using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Routines;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>Folds the versions one after the other. Each fold is kept by the content of its prefix, so an edit of the newest version folds only that.</summary>
internal sealed class VersionStage(StageCache cache, DatabaseOptions options, FileStages fileStages, ContractFile contract)
{
    /// <summary>What a database is before version 1.</summary>
    public DatabaseCatalog Empty { get; } = DatabaseCatalog.Empty(options.OldestPostgres);

    public EquatableArray<StageResult<FoldedVersion>> Fold(EquatableArray<VersionFolder> folders, CancellationToken cancellationToken)
    {
        List<StageResult<FoldedVersion>> result = [];
        DatabaseCatalog catalog = Empty;
        string key = options.OldestPostgres.ToString(CultureInfo.InvariantCulture);
        HashSet<string> procedures = new(ContractLines.Of(contract).ByIdentity.Keys, StringComparer.Ordinal);
        foreach (VersionFolder folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DatabaseCatalog before = catalog;
            List<Routine> aside = BodyReferences.Of(before, routine => procedures.Contains(FoldCheck.Identity(before, routine)));
            key = Key(key, folder, aside);
            StageResult<FoldedVersion> folded = cache.GetOrAdd(StageNames.FoldVersion, key, own =>
            {
                List<Finding> findings = [];
                FoldedVersion version = new VersionFold(SchemaStage.Binder, fileStages.Parse).Apply(before, folder, own, aside, findings);
                return new StageResult<FoldedVersion>(version, findings.ToEquatableArray());
            });
            result.Add(folded);
            catalog = folded.Value.Catalog;
            foreach (FoldedRoutine routine in folded.Value.Routines)
            {
                if (routine.IsFromProcedures) procedures.Add(routine.Identity);
            }
        }

        return result.ToEquatableArray();
    }

    /// <summary>How two catalogs differ, by the keys of their contents.</summary>
    public EquatableArray<CatalogDifference> Compare((string Key, DatabaseCatalog Catalog) expected, (string Key, DatabaseCatalog Catalog) actual) =>
        cache.GetOrAdd(StageNames.CompareCatalogs, (expected.Key, actual.Key), _ =>
            new StageResult<EquatableArray<CatalogDifference>>(CatalogDifference.Compare(expected.Catalog, actual.Catalog, includeComments: true, SchemaStage.Binder), default)).Value;

    private static string Key(string before, VersionFolder folder, List<Routine> aside)
    {
        StringBuilder content = new(before);
        foreach (Routine routine in aside) content.Append('\0').Append(routine.Oid.ToString(CultureInfo.InvariantCulture));
        foreach (InputFile? file in new[] { folder.Upgrade, folder.Procedures, folder.Online, folder.Downgrade })
            content.Append('\0').Append(file?.Path).Append('\0').Append(file is null ? "" : TextDigest.Of(file.Text));
        return VersionHash.Hex(content.ToString());
    }
}
