using System.Text.RegularExpressions;
using Npgsql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Functions;

/// <summary>
/// Operators of extensions and of the user's own mean in a procedure what they mean in the query: each query of operators/ is run as it is under the services' search path, and as a procedure
/// under one that finds nothing, on real servers.
/// </summary>
public sealed class OperatorTests
{
    private static readonly string Folder = Path.Combine(DatabaseFiles.SourceFolder(), "operators");

    private static readonly DatabaseOptions Options = DatabaseOptions.Default with { SearchPath = ["app", "public"] };

    private static readonly Regex Parameter = new(@"sqlc\.slice\((?<name>\w+)\)|(?<![\w@<])@(?<name>[a-z]\w*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static TheoryData<int, bool> Servers
    {
        get
        {
            TheoryData<int, bool> servers = [];
            foreach (int version in PostgresVersions.Current)
            {
                servers.Add(version, false);
                servers.Add(version, true);
            }

            return servers;
        }
    }

    [Fact]
    public void Operators_get_their_schemas()
    {
        DatabaseModel model = DatabaseFiles.Read(Folder).Analyze(Options);
        Assert.Empty(model.Findings);
        string emitted = string.Concat(model.Procedures.Where(procedure => procedure.Origin == ProcedureOrigin.Query).Select(procedure => procedure.CreateSql + ";\n\n"));
        string expected = Path.Combine(Folder, "expected.sql.txt");
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(expected, emitted);
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), emitted);
    }

    // A release that left operators as they were has shipped the folder: a version of its own is for the user to begin, and brings the new texts.
    [Fact]
    public void What_was_shipped_without_the_schemas_asks_for_no_version()
    {
        DatabaseFiles files = DatabaseFiles.Read(Path.Combine(DatabaseFiles.SourceFolder(), "earlier-operators"));
        DatabaseModel model = files.Analyze();
        Assert.Empty(model.Findings);
        Assert.Contains("where handle operator(public.=) $1", model.Procedures.Single(static procedure => procedure.DeclaredName == "FindMember").CreateSql, StringComparison.Ordinal);

        DatabaseFiles next = files.With("versions/0002-next/upgrade.sql", "-- operators\n").With("versions/0002-next/downgrade.sql", "-- operators\n").Ship();
        foreach (string procedure in (string[])["find_member", "list_members", "list_of_slice", "page_members"]) Assert.Contains($"function public.{procedure}(", next.Texts["versions/0002-next/procedures.sql"], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_procedure_gives_what_its_query_gives(int version, bool isInvoker)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        DatabaseModel model = Analyze(isInvoker);
        await using TestDatabase database = await CreateAsync(version, model, ct);
        await using NpgsqlConnection connection = await database.OpenAsync(ct);
        foreach (string line in File.ReadAllLines(Path.Combine(Folder, "calls.txt")))
        {
            string name = line.Split(' ')[0];
            string[] values = line[name.Length..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Procedure procedure = model.Procedures.Single(procedure => procedure.DeclaredName == name);
            string outside = await ReadAsync(connection, "app, public", Inline(procedure, values), ct);
            string inside = await ReadAsync(connection, "", $"select * from app.{procedure.Signature.Name}({string.Join(", ", values)})", ct);
            Assert.True(outside == inside, $"{procedure.CreateSql}\n{outside}\nbut\n{inside}");
            Assert.NotEqual("", inside);
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Variants_pages_and_changes_find_their_rows(int version, bool isInvoker)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        DatabaseModel model = Analyze(isInvoker);
        await using TestDatabase database = await CreateAsync(version, model, ct);
        await using NpgsqlConnection connection = await database.OpenAsync(ct);
        Assert.Equal("1", await ReadAsync(connection, "", "select * from app.optional('ANN', 'member_id')", ct));
        Assert.Equal("1\n3", await ReadAsync(connection, "", "select * from app.optional(null, 'member_id')", ct));
        Assert.Equal("2\n3", await ReadAsync(connection, "", "select member_id from app.paged('aNN', 9)", ct));
        Assert.Equal("1", await ReadAsync(connection, "", "select app.rename('ANN')", ct));
        Assert.Equal("1", await ReadAsync(connection, "", "select app.upsert('bob')", ct));
        Assert.Equal("3", await ReadAsync(connection, "", "select count(*) from app.members", ct));
    }

    private static DatabaseModel Analyze(bool isInvoker)
    {
        DatabaseFiles files = DatabaseFiles.Read(Folder);
        if (isInvoker) files = files.With("queries/operators.sql", Regex.Replace(files.Texts["queries/operators.sql"], "^-- name: .*$", "$0\n-- security: invoker", RegexOptions.Multiline));
        DatabaseModel model = files.Analyze(Options);
        Assert.Empty(model.Findings);
        return model;
    }

    private static async Task<TestDatabase> CreateAsync(int version, DatabaseModel model, CancellationToken ct)
    {
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, "schema.sql"), ct), ct);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, "rows.sql"), ct), ct);
        foreach (Procedure procedure in model.Procedures.Where(static procedure => procedure.Origin == ProcedureOrigin.Query)) await database.ExecuteAsync(procedure.CreateSql, ct);
        return database;
    }

    // The query as a client would send it, with values for its parameters.
    private static string Inline(Procedure procedure, string[] values)
    {
        List<string> names = [];
        return Parameter.Replace(procedure.QuerySql!, match =>
        {
            string name = match.Groups["name"].Value;
            if (!names.Contains(name)) names.Add(name);
            string value = values[names.IndexOf(name)];
            return match.Value[0] == '@' ? value : $"select unnest({value}::citext[])";
        });
    }

    private static async Task<string> ReadAsync(NpgsqlConnection connection, string searchPath, string sql, CancellationToken ct)
    {
        await using (NpgsqlCommand path = new("select set_config('search_path', $1, false)", connection) { Parameters = { new() { Value = searchPath } } }) await path.ExecuteNonQueryAsync(ct);
        await using NpgsqlCommand command = new(sql, connection) { AllResultTypesAreUnknown = true };
        List<string> rows = [];
        try
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) rows.Add(string.Join(", ", Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "null" : reader.GetString(column))));
        }
        catch (PostgresException error)
        {
            Assert.Fail($"{sql}\n{error.MessageText}");
        }

        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }
}
