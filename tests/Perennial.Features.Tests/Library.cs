using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.Features.Tests;

/// <summary>A database of its own for a test, with all procedures, and the generated class on it.</summary>
internal sealed class Library : IAsyncDisposable
{
    private Library(TestDatabase server)
    {
        Server = server;
        Calls = LibraryDatabase.Create(server.ConnectionString);
    }

    public TestDatabase Server { get; }

    public LibraryDatabase Calls { get; }

    /// <summary>The servers of the current tier, as theory data.</summary>
    public static TheoryData<int> Servers => [.. PostgresVersions.Current];

    public static EquatableArray<InputFile> Files { get; } = Read();

    public static async Task<Library> CreateAsync(int version)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        PostgresServer server = await TestServer.SharedAsync(version, token);
        string template = await server.CreateTemplateAsync("library", FillAsync, token);
        return new Library(await server.CreateDatabaseAsync(template, token));
    }

    public async ValueTask DisposeAsync()
    {
        await Calls.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static async Task FillAsync(TestDatabase database, CancellationToken ct)
    {
        await database.ExecuteAsync(Files.Single(static file => file.Kind == InputKind.Schema).Text, ct);
        DatabaseModel model = DatabaseAnalysis.Analyze(Files, DatabaseOptions.Default, ct);
        Assert.Empty(model.Findings);
        foreach (Procedure procedure in model.Procedures.Where(static procedure => procedure.Origin == ProcedureOrigin.Query)) await database.ExecuteAsync(procedure.CreateSql, ct);
        await database.ExecuteAsync("""
            insert into library.books (title, genre, pages) values ('Emma', 'novel', 400), ('Lenz', 'novel', 60), ('Odes', 'poetry', 90), ('Walden', 'novel', 300), ('Ariel', 'poetry', 80);
            """, ct);
    }

    private static EquatableArray<InputFile> Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Database");
        return Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Select(path => (Path: path, Relative: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Select(static file => new InputFile(InputFile.Classify(file.Relative)!.Value, file.Path, file.Relative, File.ReadAllText(file.Path)))
            .ToEquatableArray();
    }
}
