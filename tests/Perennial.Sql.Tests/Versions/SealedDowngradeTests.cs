using Perennial.Sql.Versions;

namespace Perennial.Sql.Tests.Versions;

/// <summary>A sealed version stays as it is, so that nothing is asked of it that only an edit could give.</summary>
public sealed class SealedDowngradeTests
{
    private const string Contract = "procedures.shipped.txt";
    private const string Folder = "versions/0002-next/";
    private const string Downgrade = Folder + "downgrade.sql";

    [Fact]
    public void A_sealed_downgrade_may_drop_a_shipped_procedure()
    {
        DatabaseFiles open = DatabaseFiles.Read(Path.Combine(DatabaseFiles.SourceFolder(), "..", "Contract", "cases", "base-ferry")).Ship()
            .With(Folder + "upgrade.sql", "-- Nothing.\n").With(Downgrade, "select 1;\n");
        const string Drop = "drop function public.free_seats(bigint);\n";
        DatabaseFiles shipped = open.Ship();

        DatabaseFiles @sealed = shipped.With(Downgrade, Drop)
            .Replace(Contract, Seal(shipped), Seal(shipped.With(Downgrade, Drop))).Replace(Contract, VersionHash.DigitsOf(shipped.Texts[Downgrade]), VersionHash.DigitsOf(Drop));

        Assert.Equal(["PRN1033"], open.With(Downgrade, Drop).Analyze().Findings.Select(static finding => finding.Rule.Id));
        Assert.Empty(@sealed.Analyze().Findings);
    }

    private static string Seal(DatabaseFiles files) =>
        VersionHash.Of(files.Texts.Where(static file => file.Key.StartsWith(Folder, StringComparison.Ordinal)).Select(static file => new KeyValuePair<string, string>(file.Key[Folder.Length..], file.Value)));
}
