using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Contract;

public sealed class ContractFileTests
{
    public static TheoryData<string> Lines => new()
    {
        "function queue.claim_task(queue_id text not null, lease interval default) -> zero-or-one (task_id text not null, payload jsonb) writes volatile definer service=queue since=1 raises=P0002:TaskNotFound",
        "function queue.get_task(task_id_ text not null) -> zero-or-one (task_id text not null) reads stable definer service=queue since=1 deprecated=3 \"use find_task\"",
        "function queue.count_pending(queue queue.slug not null) -> one bigint not null reads stable definer since=2",
        "function queue.leave(id text not null) -> none writes volatile definer since=1",
        "function queue.names() -> many text[] reads immutable strict invoker since=1",
        "function queue.totals() -> one setof (count bigint not null, \"Sum\" numeric) reads stable invoker since=12",
        "function queue.join_all($1 text, variadic parts text[]) -> one text reads immutable definer since=1",
        "function \"Odd Schema\".\"a\"\"b(c\"(\"out\" timestamp with time zone, out n \"Odd Schema\".\"t,t\") -> one \"Odd Schema\".\"t,t\" reads stable definer since=1",
        "function queue.nothing() -> zero-or-one () reads stable definer since=1",
        "procedure queue.pause_queue(queue text, pause boolean default) writes volatile definer service=queue since=1 raises=P0002:QueueNotFound,22023:BadArgument",
        "procedure queue.next_id(inout id bigint) -> one (id bigint) writes volatile invoker since=4 deprecated=5",
        "type queue.address composite (street text, zip integer) since=1",
        "type queue.slug domain text not null check \"value ~ '^[a-z]+$'\" check \"value <> '\"\"'\" since=1",
        "type queue.task_state enum (pending, running, \"on hold\", In-2) open since=1",
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_written_as_it_was_read(string line)
    {
        ContractFile contract = Read(line + "\n", out EquatableArray<Finding> findings);

        Assert.Empty(findings);
        string written = contract.Procedures.IsEmpty
            ? ContractLineFormatter.Format(contract.Types[0].Type, contract.Types[0].Since)
            : ContractLineFormatter.Format(contract.Procedures[0].Signature, contract.Procedures[0].Since, contract.Procedures[0].DeprecatedSince);
        Assert.Equal(line, written);
    }

    [Theory]
    [InlineData("functon queue.f() -> none writes volatile definer since=1", "'function', 'procedure', 'type' or 'sealed' is expected where 'functon' stands")]
    [InlineData("function queue.f( -> none writes volatile definer since=1", "')' is expected")]
    [InlineData("function queue.f() writes volatile definer since=1", "'->' is expected where 'writes' stands")]
    [InlineData("function queue.f() -> none volatile definer since=1", "'reads' or 'writes' is expected")]
    [InlineData("function queue.f() -> none writes volatile definer since=", "a version is expected where the line ends")]
    [InlineData("function queue.f() -> none writes volatile definer since=1 wat", "the end of the line is expected where 'wat' stands")]
    [InlineData("sealed 0001-initial sha256=abc", "64 hexadecimal digits")]
    [InlineData("sealed 0001-initial sha256=0000000000000000000000000000000000000000000000000000000000000000 upgrade=0123456789a", "12 hexadecimal digits in lower case are expected after 'upgrade='")]
    [InlineData("sealed 0001-initial sha256=0000000000000000000000000000000000000000000000000000000000000000 upgrade=0123456789abc", "12 hexadecimal digits")]
    [InlineData("sealed 0001-initial sha256=0000000000000000000000000000000000000000000000000000000000000000 upgrade=0123456789AB", "12 hexadecimal digits")]
    [InlineData("sealed one sha256=abc", "a folder named NNNN-words is expected instead of 'one'")]
    [InlineData("<<<<<<< HEAD", "a merge conflict is not resolved")]
    [InlineData("type queue.t enum (\"a", "no closing double quote")]
    public void A_bad_line_is_reported_at_its_place_and_hides_no_other(string line, string expected)
    {
        const string Good = "function queue.g() -> none writes volatile definer since=1";
        ContractFile contract = Read("# header\n" + line + "\n" + Good + "\n", out EquatableArray<Finding> findings);

        Finding finding = Assert.Single(findings);
        Assert.Equal("PRN9001", finding.Rule.Id);
        Assert.Equal(2, finding.Start.Line);
        Assert.Contains(expected, finding.Message, StringComparison.Ordinal);
        Assert.Equal("g", Assert.Single(contract.Procedures).Signature.Name);
    }

    [Fact]
    public void Every_prefix_of_a_line_is_read_or_reported()
    {
        foreach (TheoryDataRow<string> row in Lines)
        {
            for (int length = 1; length < row.Data.Length; length++)
            {
                ContractFile contract = Read(row.Data[..length], out EquatableArray<Finding> findings);
                Assert.True(findings.Count == 1 || contract.Procedures.Count + contract.Types.Count == 1, row.Data[..length]);
            }
        }
    }

    [Fact]
    public void An_entry_that_is_there_twice_is_reported()
    {
        const string Line = "function queue.f(a integer) -> none writes volatile definer since=1\n";

        Read(Line + Line.Replace("since=1", "since=2", StringComparison.Ordinal), out EquatableArray<Finding> findings);

        Assert.Contains("twice", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Writing_changes_no_line_that_still_holds(string newLine)
    {
        string existing = string.Join(newLine, "# ours", "function a.b() -> none writes volatile definer since=1", "function a.d() -> none writes volatile definer since=1", "");
        ContractFile contract = Read(existing, out _);
        ProcedureSignature added = new(ProcedureKind.Function, "a", "c") { Mode = AccessMode.Writes };
        ContractFile extended = contract with
        {
            Procedures = [.. contract.Procedures, new ContractProcedure(added, 2) { Line = ContractLineFormatter.Format(added, 2) }],
            Sealed = [new SealedVersion(2, "0002-c", new string('0', 64))],
        };

        string written = ContractWriter.Write(existing, extended);

        Assert.Equal(
            string.Join(
                newLine, "# ours", "function a.b() -> none writes volatile definer since=1", "function a.c() -> none writes volatile definer since=2",
                "function a.d() -> none writes volatile definer since=1", "sealed 0002-c sha256=" + new string('0', 64), ""),
            written);
        Assert.Equal(written, ContractWriter.Write(written, Read(written, out _)));
    }

    private static ContractFile Read(string text, out EquatableArray<Finding> findings)
    {
        List<Finding> list = [];
        ContractFile contract = ContractReader.Read(new SourceText("procedures.shipped.txt", text), list);
        findings = list.ToEquatableArray();
        return contract;
    }
}
