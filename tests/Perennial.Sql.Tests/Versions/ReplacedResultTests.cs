using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Tests.Versions;

/// <summary>PostgreSQL replaces no declared result, so what ship writes drops such a function before it makes it anew.</summary>
public sealed class ReplacedResultTests
{
    private const string Procedures = "versions/0002-next/procedures.sql";

    [Theory]
    [InlineData("twin-rowtype-becomes-columns", "drop function app.newest();\n\ncreate or replace function app.newest() returns table ")]
    [InlineData("twin-rowtype-routine-becomes-query", "drop function app.newest();\n\n-- From queries/items.sql.\n-- name: Newest :one\ncreate or replace function app.newest()")]
    [InlineData("twin-composite-set-becomes-columns", "drop function app.places();\n\ncreate or replace function app.places() returns table ")]
    [InlineData("twin-composite-becomes-out-arguments", "drop function app.places();\n\ncreate or replace function app.places(out street text, out zip integer)")]
    [InlineData("twin-composite-becomes-another", "drop function app.places();\n\ncreate or replace function app.places() returns setof app.spot")]
    [InlineData("twin-column-with-another-name-added", "drop function app.item_label(bigint);\n\n-- From queries/items.sql.\n-- name: ItemLabel :one\ncreate or replace function app.item_label(")]
    public void A_function_with_another_declared_result_is_dropped_first(string name, string expected)
    {
        ContractCase @case = ContractCase.Read(name);

        DatabaseFiles shipped = @case.Changed().Ship(@case.Options);

        Assert.Contains("-- PostgreSQL cannot replace the declared result, so the function is made anew.\n" + expected, shipped.Texts[Procedures], StringComparison.Ordinal);
        Assert.Empty(shipped.Analyze(@case.Options).Findings);
        Assert.Empty(DatabaseAnalysis.PlanShip(shipped.Inputs, @case.Options, null, TestContext.Current.CancellationToken).Changes);
    }

    [Theory]
    [InlineData("twin-argument-gets-name")]
    [InlineData("twin-single-rewritten-with-one-row")]
    public void A_function_that_can_be_replaced_is_not_dropped(string name)
    {
        DatabaseFiles shipped = ContractCase.Read(name).Changed().Ship();

        Assert.DoesNotContain("drop function", shipped.Texts[Procedures], StringComparison.Ordinal);
        Assert.Empty(shipped.Analyze().Findings);
    }

    [Fact]
    public void A_draft_that_drops_the_function_is_shipped_as_it_stands()
    {
        DatabaseFiles changed = ContractCase.Read("twin-draft-drops-before-result").Changed();

        Assert.Equal(changed.Texts[Procedures], changed.Ship().Texts[Procedures]);
    }
}
