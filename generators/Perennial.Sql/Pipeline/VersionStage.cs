using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>Folds the versions one after the other. Each fold is kept by the content of its prefix, so an edit of the newest version folds only that.</summary>
internal sealed class VersionStage(StageCache cache, DatabaseOptions options, FileStages fileStages)
{
    /// <summary>What a database is before version 1.</summary>
    public DatabaseCatalog Empty { get; } = DatabaseCatalog.Empty(options.OldestPostgres);

    public EquatableArray<StageResult<FoldedVersion>> Fold(EquatableArray<VersionFolder> folders, CancellationToken cancellationToken)
    {
        List<StageResult<FoldedVersion>> result = [];
        DatabaseCatalog catalog = Empty;
        string key = options.OldestPostgres.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (VersionFolder folder in folders)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DatabaseCatalog before = catalog;
            key = Key(key, folder);
            StageResult<FoldedVersion> folded = cache.GetOrAdd(StageNames.FoldVersion, key, own =>
            {
                List<Finding> findings = [];
                FoldedVersion version = new VersionFold(SchemaStage.Binder, fileStages.Parse).Apply(before, folder, own, findings);
                return new StageResult<FoldedVersion>(version, findings.ToEquatableArray());
            });
            result.Add(folded);
            catalog = folded.Value.Catalog;
        }

        return result.ToEquatableArray();
    }

    /// <summary>How two catalogs differ, by the keys of their contents.</summary>
    public EquatableArray<CatalogDifference> Compare((string Key, DatabaseCatalog Catalog) expected, (string Key, DatabaseCatalog Catalog) actual) =>
        cache.GetOrAdd(StageNames.CompareCatalogs, (expected.Key, actual.Key), _ =>
            new StageResult<EquatableArray<CatalogDifference>>(CatalogDifference.Compare(expected.Catalog, actual.Catalog, includeComments: true), default)).Value;

    private static string Key(string before, VersionFolder folder)
    {
        StringBuilder content = new(before);
        foreach (InputFile? file in new[] { folder.Upgrade, folder.Procedures, folder.Online, folder.Downgrade })
            content.Append('\0').Append(file?.Path).Append('\0').Append(file?.Text);
        return VersionHash.Hex(content.ToString());
    }
}
