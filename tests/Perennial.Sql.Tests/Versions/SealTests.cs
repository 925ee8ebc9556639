using Perennial.Sql.Findings;

namespace Perennial.Sql.Tests.Versions;

/// <summary>PRN1030 says who was edited: the files, or the line that seals them.</summary>
public sealed class SealTests
{
    private const string Contract = "procedures.shipped.txt";
    private const string Upgrade = "versions/0001-initial/upgrade.sql";

    private static readonly DatabaseFiles Shipped = DatabaseFiles.Read(Path.Combine(DatabaseFiles.SourceFolder(), "..", "Contract", "cases", "base")).Ship();

    [Fact]
    public void An_edited_seal_is_told_at_its_line_and_no_file_is_accused()
    {
        Finding finding = Assert.Single(WithOtherSeal(Shipped).Analyze().Findings);

        Assert.Equal("PRN1030", finding.Rule.Id);
        Assert.Equal((Contract, LineOf("sealed ")), (finding.Path, finding.Start.Line));
        Assert.Contains("the line was edited. Take it back from version control", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edited_file_is_told_though_the_seal_was_edited_as_well()
    {
        DatabaseFiles edited = WithOtherSeal(Shipped);

        Finding finding = Assert.Single(edited.With(Upgrade, edited.Texts[Upgrade] + "-- more\n").Analyze().Findings);

        Assert.Equal(("PRN1030", Upgrade), (finding.Rule.Id, finding.Path));
    }

    private static DatabaseFiles WithOtherSeal(DatabaseFiles files)
    {
        int digit = files.Texts[Contract].IndexOf(" sha256=", StringComparison.Ordinal) + " sha256=".Length;
        return files.With(Contract, files.Texts[Contract].Remove(digit, 1).Insert(digit, files.Texts[Contract][digit] == '0' ? "1" : "0"));
    }

    private static int LineOf(string start) => Array.FindIndex(Shipped.Texts[Contract].Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal)) + 1;
}
