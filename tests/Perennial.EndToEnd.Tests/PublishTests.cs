using System.Diagnostics;
using System.Runtime.InteropServices;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Testing;

namespace Perennial.EndToEnd.Tests;

/// <summary>
/// A program that uses the library of the feature tests is published trimmed, and ahead of time where the machine can: no warning of trimming or AOT, neither of the runtime nor of
/// generated code, and what is published runs. What it takes beyond the SDK (runtime packs, a linker) may be missing; then the test says so and is skipped.
/// </summary>
public sealed class PublishTests : IDisposable
{
    private const string Program = """
        using Npgsql;
        using Perennial;
        using Perennial.Features.Tests;

        await using NpgsqlDataSource source = new NpgsqlSlimDataSourceBuilder(args[0]).UseLibraryDatabase().Build();
        await using LibraryDatabase db = new(source);
        long id = (long)await db.Books.AddBookAsync("Faust", Genre.Poetry, null, 12.5m);
        await db.Books.SetDetailsAsync(new BookDetails("Cotta", 3), id);
        await db.Books.ImportBooksAsync([new ImportBooksItem("Egmont", Genre.Novel, 90, new DateOnly(2024, 5, 1))]);
        await db.Readers.AddReaderAsync("Ada", new Contact("Ada", new Address("Main Street", "London")));
        await using LibraryDatabaseBatch batch = db.CreateBatch();
        BatchResult<GetBookRow?> book = batch.Books.GetBook(new BookId(id));
        BatchResult<List<FilterBooksRow>> novels = batch.Books.FilterBooks(Genre.Novel, null);
        await batch.ExecuteAsync();
        int streamed = 0;
        await foreach (BookLine line in db.Books.StreamBooksAsync()) streamed += line.Title.Length;
        GetDetailsRow details = await db.Books.GetDetailsAsync(id);
        Contact? contact = await db.Readers.GetContactAsync(1);
        Console.WriteLine($"{book.Result?.Title} {book.Result?.Genre} {novels.Result.Count} {streamed} {details.Details?.Publisher} {details.Price} {contact?.Home?.Town} {await db.Library.CountBooksAsync(new[] { Genre.Poetry })}");
        """;

    private const string Expected = "Faust Poetry 1 11 Cotta 12.5 London 1";

    // What the SDK says when the packages or the linker that it needs are not to be had here.
    private static readonly string[] Absent = ["NU1101", "NU1102", "NU1301", "NETSDK1045", "NETSDK1083", "Platform linker", "AOT compilation is not supported", "NETSDK1203"];

    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public Task Published_trimmed_it_runs_and_nothing_is_warned_about() => PublishAsync("-p:PublishTrimmed=true");

    [Fact]
    public Task Published_ahead_of_time_it_runs_and_nothing_is_warned_about() => PublishAsync("-p:PublishAot=true");

    private async Task PublishAsync(string how)
    {
        WriteProject();
        DotNetResult publish = await DotNet.RunAsync(
            _scratch.File("app"), Token, environment: null,
            "publish", "-nologo", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", how, "-p:TrimmerSingleWarn=false", "-o", _scratch.File("published"));
        if (publish.ExitCode != 0 && Array.Find(Absent, reason => publish.Output.Contains(reason, StringComparison.Ordinal)) is { } absent)
            Assert.Skip($"Publishing with {how} needs what is not here ({absent}): {publish.Output.Split('\n').First(line => line.Contains(absent, StringComparison.Ordinal)).Trim()}");
        Assert.True(publish.ExitCode == 0, publish.Output);
        Assert.DoesNotContain("warning IL", publish.Output, StringComparison.Ordinal);

        await using TestDatabase database = await (await PostgresServer.SharedAsync(15, Token)).CreateDatabaseAsync(ct: Token);
        await FillAsync(database);
        Assert.Equal(Expected, await RunAsync(database.ConnectionString));
    }

    private async Task<string> RunAsync(string connectionString)
    {
        using Process process = Process.Start(new ProcessStartInfo(_scratch.File("published/app"), [connectionString]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync(Token);
        string output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(process.ExitCode == 0, await error);
        return output.Trim();
    }

    private async Task FillAsync(TestDatabase database)
    {
        string folder = _scratch.File("app/Database");
        EquatableArray<InputFile> files = Directory.EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Select(path => (Path: path, Relative: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .Select(static file => new InputFile(InputFile.Classify(file.Relative)!.Value, file.Path, file.Relative, File.ReadAllText(file.Path)))
            .ToEquatableArray();
        await database.ExecuteAsync(files.Single(static file => file.Kind == InputKind.Schema).Text, Token);
        foreach (Procedure procedure in DatabaseAnalysis.Analyze(files, DatabaseOptions.Default, Token).Procedures.Where(static procedure => procedure.Origin == ProcedureOrigin.Query))
            await database.ExecuteAsync(procedure.CreateSql, Token);
    }

    private void WriteProject()
    {
        string features = Path.Combine(Repository.Root, "tests", "Perennial.Features.Tests");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(features, "Database"), "*.sql", SearchOption.AllDirectories))
            _scratch.Write("app/Database/" + Path.GetRelativePath(Path.Combine(features, "Database"), file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (string file in new[] { "BookDetails.cs", "BookId.cs", "LibraryDatabase.cs" }) _scratch.Write("app/" + file, File.ReadAllText(Path.Combine(features, file)));
        _scratch.Write("app/Program.cs", Program);
        _scratch.Write("app/app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Source("src/Perennial/build/Perennial.props")}" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <RootNamespace>Perennial.Features.Tests</RootNamespace>
                <PerennialDirectory>Database</PerennialDirectory>
                <PerennialClass>LibraryDatabase</PerennialClass>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <IsAotCompatible>true</IsAotCompatible>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Source($"src/Perennial/bin/{Repository.Configuration}/net10.0/Perennial.dll")}" />
                <PackageReference Include="Npgsql" Version="{typeof(Npgsql.NpgsqlConnection).Assembly.GetName().Version!.ToString(3)}" />
                <Analyzer Include="{Source($"generators/Perennial.Generators/bin/{Repository.Configuration}/netstandard2.0/Perennial.Generators.dll")}" />
                <Analyzer Include="{Source($"generators/Perennial.Sql/bin/{Repository.Configuration}/netstandard2.0/Perennial.Sql.dll")}" />
              </ItemGroup>
              <Import Project="{Source("src/Perennial/build/Perennial.targets")}" />
            </Project>
            """);
    }

    private static string Source(string path) => Repository.Root.Replace('\\', '/') + path;
}
