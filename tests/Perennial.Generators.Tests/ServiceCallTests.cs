using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Perennial.Generators.Analyzers;
using Perennial.Generators.Tests.Drivers;

namespace Perennial.Generators.Tests;

/// <summary>PRN1040 in C#: a call of what the project's service may not call says why the method is missing.</summary>
public sealed class ServiceCallTests
{
    private const string Stock = """
        -- schema: shop
        -- service: warehouse

        -- name: AddStock :exec
        update shop.teas t set note = 'in stock' where t.tea_id = @id;

        -- name: FindStock :many
        select t.tea_id from shop.teas t where t.note = 'in stock';
        """;

    private const string Calls = """
        using System.Threading.Tasks;
        namespace App;
        public sealed partial class Database;
        public static class Program
        {
            public static async Task RunAsync(Database db)
            {
                _ = await db.Stock.FindStockAsync();
                await db.Stock.AddStockAsync(1);
            }
        }
        """;

    [Fact]
    public async Task Call_of_another_services_procedure_that_writes_is_refused_at_its_name()
    {
        Diagnostic diagnostic = Assert.Single(await AnalyzeAsync("desk"));
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        Assert.Equal(("PRN1040", 9, 24), (diagnostic.Id, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1));
        Assert.Contains("shop.add_stock writes and belongs to the service warehouse, so desk may not call it", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("warehouse")]
    [InlineData("")]
    public async Task Call_by_the_owner_and_in_a_project_of_all_services_is_silent(string service) => Assert.Empty(await AnalyzeAsync(service));

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(string service)
    {
        TestProject project = ShopFiles.Create().With("queries/stock.sql", Stock) with { CSharp = Calls };
        if (service.Length > 0) project = project with { Properties = project.Properties.Add("PerennialService", service) };
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out Compilation output, out _, TestContext.Current.CancellationToken);
        return await output.WithAnalyzers([new ServiceCallAnalyzer()], new AnalyzerOptions(project.AdditionalTexts(), project.Options())).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
