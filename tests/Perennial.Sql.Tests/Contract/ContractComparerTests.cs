using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Contract;

/// <summary>Each case is a shipped line, what it has become (an empty text when it is gone), and the findings in strict and in additive.</summary>
public sealed class ContractComparerTests
{
    private const string F = "function q.f(a text not null, b integer default) -> zero-or-one (x text not null, y jsonb) reads stable definer service=queue since=1";

    public static TheoryData<string, string, string, string> Changes => new()
    {
        { F, F, "", "" },
        { F, "", "PRN1001 error", "PRN1001 error" },
        { F, F.Replace("q.f(", "q.g(", StringComparison.Ordinal), "PRN1001 error", "PRN1001 error" },
        { F, F + "\n" + F.Replace("(a text", "(a integer", StringComparison.Ordinal), "", "" },
        { F, F.Replace("a text not null, ", "", StringComparison.Ordinal), "PRN1002 error", "PRN1002 error" },
        { F, F.Replace("(a text not null, b integer default)", "(b integer, a text not null)", StringComparison.Ordinal), "PRN1002 error", "PRN1002 error" },
        { F, F.Replace("a text", "a bigint", StringComparison.Ordinal), "PRN1002 error", "PRN1002 error" },
        { F, F.Replace("(a text", "(variadic a text", StringComparison.Ordinal), "PRN1002 error", "PRN1002 error" },
        { F, F.Replace("(a text", "(n date, a text", StringComparison.Ordinal), "PRN1002 error", "PRN1002 error" },
        { F, F.Replace("(a text", "(c text", StringComparison.Ordinal), "PRN1003 error", "PRN1003 error" },
        { F, F.Replace("default)", "default, c text)", StringComparison.Ordinal), "PRN1004 error", "PRN1004 error" },
        { F, F.Replace("default)", "default, c text default)", StringComparison.Ordinal), "PRN1005 error", "" },
        { F, F.Replace("integer default", "integer", StringComparison.Ordinal), "PRN1006 error", "PRN1006 error" },
        { F, F + "\n" + F.Replace("default)", "default, c text default)", StringComparison.Ordinal), "PRN1006 error", "PRN1006 error" },
        { F, F + "\n" + F.Replace(", b integer default", "", StringComparison.Ordinal), "PRN1006 error", "PRN1006 error" },
        { F, F.Replace("a text not null", "a text", StringComparison.Ordinal), "", "" },
        { F, F.Replace("b integer default", "b integer not null default", StringComparison.Ordinal), "", "" },
        { F, F.Replace(", y jsonb", "", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("y jsonb", "z jsonb", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("y jsonb", "y json", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("x text not null, y jsonb", "y jsonb, x text not null", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("zero-or-one (x text not null, y jsonb)", "one text", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("zero-or-one (x text not null, y jsonb)", "none", StringComparison.Ordinal), "PRN1008 error", "PRN1008 error" },
        { F, F.Replace("y jsonb", "y jsonb, z text", StringComparison.Ordinal), "PRN1009 error", "" },
        { F, F.Replace("y jsonb", "z text, y jsonb", StringComparison.Ordinal), "PRN1009 error", "PRN1009 error" },
        { F, F.Replace("x text not null", "x text", StringComparison.Ordinal), "PRN1010 error", "PRN1010 error" },
        { F, F.Replace("y jsonb", "y jsonb not null", StringComparison.Ordinal), "", "" },
        { F, F.Replace("zero-or-one", "many", StringComparison.Ordinal), "PRN1012 error", "PRN1012 error" },
        { F, F.Replace("zero-or-one", "one setof", StringComparison.Ordinal), "", "" },
        { F.Replace("zero-or-one", "one setof", StringComparison.Ordinal), F, "PRN1012 error", "PRN1012 error" },
        { F, F.Replace("reads stable", "writes volatile", StringComparison.Ordinal), "PRN1013 error", "PRN1013 error" },
        { F.Replace("reads", "writes", StringComparison.Ordinal), F, "", "" },
        { F, F.Replace("service=queue ", "", StringComparison.Ordinal), "PRN1014 error", "PRN1014 error" },
        { F, F.Replace("service=queue", "service=hooks", StringComparison.Ordinal), "PRN1014 error", "PRN1014 error" },
        { F, F.Replace("definer", "invoker", StringComparison.Ordinal), "PRN1014 error", "PRN1014 error" },
        { F.Replace("-> zero-or-one", "-> one", StringComparison.Ordinal), F.Replace("-> zero-or-one", "-> one setof", StringComparison.Ordinal), "PRN1015 error", "PRN1015 error" },
        { "function q.p(a text) -> none writes volatile definer since=1", "procedure q.p(a text) writes volatile definer since=1", "PRN1015 error", "PRN1015 error" },
        { F, F.Replace("stable", "stable strict", StringComparison.Ordinal), "PRN1016 warning", "PRN1016 warning" },
        { F, F.Replace("stable", "volatile", StringComparison.Ordinal), "PRN1016 warning", "PRN1016 warning" },
        { F, F.Replace("stable", "immutable", StringComparison.Ordinal), "", "" },
        { F + " raises=P0002:NotFound", F, "PRN1017 error", "PRN1017 warning" },
        { F + " raises=P0002:NotFound", F + " raises=P0002:Missing", "PRN1017 error", "PRN1017 warning" },
        { F, F + " raises=P0002:NotFound", "", "" },
        { F + " deprecated=2 \"use g\"", F, "PRN1022 warning", "PRN1022 warning" },
        { F, F + " deprecated=2 \"use g\"", "", "" },
        { "type q.e enum (a, b) since=1", "type q.e enum (a) since=1", "PRN1018 error", "PRN1018 error" },
        { "type q.e enum (a, b) since=1", "type q.e enum (a, b, c) since=1", "", "" },
        { "type q.e enum (a) open since=1", "type q.e enum (a) since=1", "PRN1018 error", "PRN1018 error" },
        { "function q.g() -> many (e q.e[]) reads stable definer since=1\ntype q.e enum (a) since=1", "function q.g() -> many (e q.e[]) reads stable definer since=1\ntype q.e enum (a, b) since=1", "PRN1019 error", "PRN1019 warning" },
        { "function q.g() -> many (e q.e) reads stable definer since=1\ntype q.e enum (a) open since=1", "function q.g() -> many (e q.e) reads stable definer since=1\ntype q.e enum (a, b) open since=1", "", "" },
        { "function q.g() -> one q.c reads stable definer since=1\ntype q.c composite (e q.e) since=1\ntype q.e enum (a) since=1", "function q.g() -> one q.c reads stable definer since=1\ntype q.c composite (e q.e) since=1\ntype q.e enum (a, b) since=1", "PRN1019 error", "PRN1019 warning" },
        { "type q.c composite (a text) since=1", "type q.c composite (a text, b text) since=1", "PRN1018 error", "PRN1018 error" },
        { "type q.d domain text since=1", "type q.d domain text not null since=1", "PRN1018 error", "PRN1018 error" },
        { "type q.d domain text check \"value <> ''\" since=1", "type q.d domain text since=1", "", "" },
        { "type q.d domain text since=1", "type q.d domain text check \"value <> ''\" since=1", "PRN1018 error", "PRN1018 error" },
        { "type q.d domain text since=1", "type q.d domain integer since=1", "PRN1018 error", "PRN1018 error" },
    };

    // The base type, the shipped condition, today's, and whether all that passed still passes.
    public static TheoryData<string, string, string, bool> Conditions => new()
    {
        { "numeric", "value > 0", "value > (0)::numeric", true },
        { "numeric", "(VALUE > (0)::numeric)", "value >= 0", true },
        { "numeric", "value > 0", "value::integer > 0", false },
        { "numeric", "value::integer > 0", "value > 0", false },
        { "numeric", "value > 0", "value::numeric(3) > 0", false },
        { "numeric", "value > 0", "value::numeric > 0", true },
        { "numeric", "value <= 1.5", "value <= 1.4::numeric", false },
        { "numeric", "value <= 1", "value <= 1.4::integer", false },
        { "numeric", "value <= 1.9", "value <= 1.9::integer", false },
        { "numeric", "value > -1.5", "value > '-1.5'::numeric", true },
        { "numeric", "value > 1e-40", "value > 1e-39", false },
        { "numeric", "value >= 0.10000000000000000000000000000000001", "value >= 0.10000000000000000000000000000000002", false },
        { "numeric", "value >= 0.10000000000000000000000000000000002", "value >= 0.10000000000000000000000000000000001", true },
        { "double precision", "value >= 0.10000000000000000000000000000000002", "value > 0.10000000000000000000000000000000001", false },
        { "double precision", "((VALUE >= (0)::double precision) AND (VALUE < (1)::double precision))", "value between 0 and 1", true },
        { "numeric", "value > 0.1", "value > 0.1::double precision", false },
        { "integer", "value > 0", "value operator(q.>) 0", false },
        { "integer", "value > 0", "value operator(pg_catalog.>) 0", true },
        { "integer", "value operator(q.=) 1", "value in (1, 2)", false },
        { "integer", "value > -1", "value > '-1'::integer", true },
        { "bigint", "value < 9999999999", "value <= '9999999999'::bigint", true },
        { "bigint", "(VALUE = ANY (ARRAY[('-1'::integer)::bigint, (1)::bigint]))", "value in (-1, 1, 2)", true },
        { "integer", "value / 2 > 1", "value / 2::numeric > 1", false },
        { "text", "value > '10'", "value > '9'", false },
        { "text", "value <> '1 day'", "value <> '24:00:00'", false },
        { "text", "value = 'ab'", "value = any (array['ab']::char(1)[])", false },
        { "text", "length(value) <= 20", "length(value::varchar(10)) <= 20", false },
        { "text", "value ~ '^a'", "VALUE ~ '^a'::text", true },
        { "character varying", "((VALUE)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))", "value in ('a', 'b', 'c')", true },
        { "character varying", "lower((VALUE)::text) = 'a'::text", "lower(value) = 'a'", true },
        { "character", "((VALUE)::bpchar ~ '^[A-Z]{3}$'::text)", "value ~ '^[A-Z]{3}$'", true },
        { "character", "value = 'a'", "value::text = 'a'", false },
        { "integer", "value::text < '5'", "value < '5'", false },
        { "date", "VALUE > '2020-01-01'::date", "value > date '2020-01-01'", true },
        { "timestamp with time zone", "value > '2020-01-01'", "value > '2020-01-01'::date", false },
        { "interval", "value < '1 day'", "VALUE < '1 day'::interval", true },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_domain_may_allow_more_and_what_is_not_shown_to_be_more_is_less(string type, string shipped, string now, bool isMore)
    {
        string found = Compare($"type q.d domain {type} check \"{shipped}\" since=1", $"type q.d domain {type} check \"{now}\" since=1", Evolution.Strict, out _);
        Assert.Equal(isMore ? "" : "PRN1018 error", found);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_reported_by_its_rule(string shipped, string now, string strict, string additive)
    {
        Assert.Equal(strict, Compare(shipped, now, Evolution.Strict, out EquatableArray<Finding> findings));
        Assert.Equal(additive, Compare(shipped, now, Evolution.Additive, out _));
        foreach (Finding finding in findings)
        {
            Assert.Contains("Shipped: ", finding.Message, StringComparison.Ordinal);
            Assert.Equal(finding.Rule.Id == "PRN1001" ? "procedures.shipped.txt" : "now.sql", finding.Path);
        }
    }

    [Fact]
    public void A_refused_null_is_reported_only_where_the_line_allows_it()
    {
        ContractFile contract = Read(F, "procedures.shipped.txt");
        ContractFile now = Read(F, "now.sql");
        ProcedureSignature signature = now.Procedures[0].Signature;
        foreach (int index in new[] { 0, 1 })
        {
            ProcedureArgument[] arguments = [.. signature.Arguments];
            arguments[index] = arguments[index] with { RefusesNull = true };
            Procedure procedure = ToProcedure(now.Procedures[0] with { Signature = signature with { Arguments = [.. arguments] } });

            EquatableArray<Finding> findings = ContractComparer.Compare(contract, [procedure], [], _ => null, Evolution.Strict);

            Assert.Equal(index == 0 ? [] : ["PRN1007"], findings.Select(finding => finding.Rule.Id));
        }
    }

    [Fact]
    public void Marking_a_shipped_procedure_internal_drops_it()
    {
        Procedure procedure = ToProcedure(Read(F, "now.sql").Procedures[0]) with { IsInternal = true };

        Finding finding = Assert.Single(ContractComparer.Compare(Read(F, "procedures.shipped.txt"), [procedure], [], _ => null, Evolution.Strict));

        Assert.Equal("PRN1001", finding.Rule.Id);
        Assert.Contains("Remove the line '-- internal'", finding.Message, StringComparison.Ordinal);
    }

    private static string Compare(string shipped, string now, Evolution evolution, out EquatableArray<Finding> findings)
    {
        ContractFile present = Read(now, "now.sql");
        findings = ContractComparer.Compare(
            Read(shipped, "procedures.shipped.txt"), [.. present.Procedures.Select(ToProcedure)], [.. present.Types.Select(type => type.Type)],
            name => present.Types.First(type => type.Type.DisplayName == name).Location, evolution);
        return string.Join(", ", findings.Select(finding => $"{finding.Rule.Id} {FindingSeverities.Word(finding.Severity)}"));
    }

    private static ContractFile Read(string lines, string path)
    {
        List<Finding> findings = [];
        ContractFile contract = ContractReader.Read(new SourceText(path, lines), findings);
        Assert.Empty(findings);
        return contract;
    }

    private static Procedure ToProcedure(ContractProcedure line) => new(line.Signature, ProcedureOrigin.Routine)
    {
        Group = "q",
        DeclaredName = line.Signature.Name,
        Command = QueryCommand.Many,
        CreateSql = "",
        Location = line.Location!,
    };
}
