using Npgsql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Sql.Tests.Functions;

/// <summary>What is emitted is created on real servers and called once: a server plans a body only when it runs.</summary>
public sealed class EmittedFunctionTests
{
    // The forms name tables without their schema, which services find by their search path; the functions must not need it.
    private static readonly DatabaseOptions FormOptions = DatabaseOptions.Default with { SearchPath = ["app", "public"] };

    public static TheoryData<int> Servers => [.. PostgresVersions.Current];

    [Theory]
    [MemberData(nameof(Servers))]
    public Task The_reference_database_runs(int version) => RunAsync(version, DatabaseFiles.Reference, DatabaseOptions.Default);

    [Theory]
    [MemberData(nameof(Servers))]
    public Task Every_form_runs(int version) => RunAsync(version, DatabaseFiles.Read(Path.Combine(DatabaseFiles.SourceFolder(), "forms")), FormOptions);

    [Fact]
    public void Every_form_is_emitted_as_accepted()
    {
        string folder = Path.Combine(DatabaseFiles.SourceFolder(), "forms");
        DatabaseModel model = DatabaseFiles.Read(folder).Analyze(FormOptions);
        Assert.Empty(model.Findings);

        string emitted = string.Concat(model.Procedures.Where(procedure => procedure.Origin == ProcedureOrigin.Query).Select(procedure => procedure.CreateSql + ";\n\n"));

        string expected = Path.Combine(folder, "expected.sql.txt");
        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1") File.WriteAllText(expected, emitted);
        Assert.Equal(File.ReadAllText(expected).ReplaceLineEndings("\n"), emitted);
    }

    private static async Task RunAsync(int version, DatabaseFiles files, DatabaseOptions options)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        DatabaseModel model = files.Analyze(options);
        Assert.Empty(model.Findings);
        PostgresServer server = await TestServer.SharedAsync(version, ct);
        await using TestDatabase database = await server.CreateDatabaseAsync(ct: ct);
        await database.ExecuteAsync(files.Texts["schema.sql"], ct);
        foreach (Procedure procedure in model.Procedures) await database.ExecuteAsync(procedure.CreateSql, ct);
        await using NpgsqlConnection connection = await database.OpenAsync(ct);
        foreach (Procedure procedure in model.Procedures.Where(procedure => !procedure.IsInternal)) await CallAsync(connection, procedure, ct);
    }

    // Nulls are refused by some tables; errors of class 42 say that the body itself is wrong.
    private static async Task CallAsync(NpgsqlConnection connection, Procedure procedure, CancellationToken ct)
    {
        ProcedureSignature signature = procedure.Signature;
        string arguments = string.Join(", ", signature.Arguments.Where(argument => argument.Mode != ArgumentMode.Out).Select(argument => "null::" + argument.Type.DisplayName));
        string call = signature.Kind == ProcedureKind.Procedure ? "call " : "select * from ";
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await using NpgsqlCommand command = new($"{call}\"{signature.Schema}\".\"{signature.Name}\"({arguments})", connection, transaction);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
            if (!signature.IsScalar && !signature.Columns.IsEmpty) Assert.Equal(signature.Columns.Select(column => column.Name), Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
            while (await reader.ReadAsync(ct))
            {
            }
        }
        catch (PostgresException error)
        {
            Assert.True(!error.SqlState.StartsWith("42", StringComparison.Ordinal), $"{procedure.CreateSql}\n{error.MessageText}");
        }

        await transaction.RollbackAsync(ct);
    }
}
