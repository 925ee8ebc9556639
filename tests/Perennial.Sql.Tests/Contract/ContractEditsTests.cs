using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Contract;

public sealed class ContractEditsTests
{
    private const string Procedure = "function app.get(id bigint) -> zero-or-one (name text) reads stable definer since=1";

    [Theory]
    [InlineData(Procedure + " raises=P0002:NotFound,P0404:NoBody", Procedure + " raises=P0404:NoBody", "app.get was edited: it does not declare the error P0002 NotFound.")]
    [InlineData(Procedure + " raises=P0002:NotFound", Procedure + " raises=P0002:NoRow", "app.get was edited: it does not declare the error P0002 NotFound.")]
    [InlineData("type app.kind enum (a, b) since=1", "type app.kind enum (a) since=1", "app.kind was edited: it has no value 'b'.")]
    [InlineData("type app.size domain integer check \"value > 0\" since=1", "type app.size domain integer check \"value > 10\" since=1", "app.size was edited: it has the condition value > 10, which refuses more.")]
    [InlineData("type app.size domain integer since=1", "type app.size domain integer not null since=1", "app.size was edited: it refuses null.")]
    public void A_line_that_promises_less_is_found(string before, string now, string told)
    {
        Finding finding = Assert.Single(Find(before, now, Evolution.Strict));
        Assert.Equal(("PRN1034", true), (finding.Rule.Id, finding.Message.StartsWith("The contract's line of " + told, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Procedure, Procedure + " raises=P0002:NotFound", Evolution.Strict)]
    [InlineData(Procedure + " raises=P0002:NotFound", Procedure, Evolution.Additive)]
    [InlineData("type app.kind enum (a) since=1", "type app.kind enum (a, b) since=1", Evolution.Strict)]
    [InlineData("type app.size domain integer check \"value > 10\" since=1", "type app.size domain integer check \"value > 0\" since=1", Evolution.Strict)]
    public void What_shipping_writes_is_no_edit(string before, string now, Evolution evolution) => Assert.Empty(Find(before, now, evolution));

    private static EquatableArray<Finding> Find(string before, string now, Evolution evolution) => ContractEdits.Find(Read(before), Read(now), evolution);

    private static ContractFile Read(string line)
    {
        List<Finding> findings = [];
        ContractFile contract = ContractReader.Read(new SourceText("procedures.shipped.txt", line + "\n"), findings);
        Assert.Empty(findings);
        return contract;
    }
}
