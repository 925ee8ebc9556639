using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Tests.Binding.Nullability;

/// <summary>What the binder says of each query of Fixtures/ is what stands beside it. With PERENNIAL_ACCEPT=1 the expectations are written instead.</summary>
public sealed class NullabilityFixtureTests
{
    public static TheoryData<string> Names => [.. NullabilityFixture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Queries_are_described_as_expected(string name)
    {
        NullabilityFixture fixture = NullabilityFixture.Read(name);
        Dictionary<int, DatabaseCatalog> catalogs = [];
        List<FixtureQuery> described = [];
        List<string> differences = [];
        foreach (FixtureQuery query in fixture.Queries)
        {
            // As the newest server has it; what is newer than 15 says so.
            (BoundStatement bound, _) = query.Bind(catalogs.TryGetValue(18, out DatabaseCatalog? known) ? known : catalogs[18] = fixture.Catalog(18));
            described.Add(query.Described(bound));
            if (described[^1].ToString() != query.ToString()) differences.Add($"expected\n{query}\nbut is\n{described[^1]}");
        }

        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(NullabilityFixture.Folder, name + ".sql"), fixture.Schema.TrimEnd('\n') + "\n\n" + string.Join("\n\n", described) + "\n");
            return;
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
    }
}
