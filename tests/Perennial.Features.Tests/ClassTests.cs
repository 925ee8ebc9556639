using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Perennial.Features.Tests;

/// <summary>The database class: injection, foreign connections and data sources, substitution, declared errors.</summary>
public sealed class ClassTests
{
    public static TheoryData<int> Servers => Library.Servers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task A_container_gives_the_class_and_its_groups(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await using ServiceProvider services = new ServiceCollection().AddLibraryDatabase(library.Server.ConnectionString).BuildServiceProvider();
        Assert.Same(services.GetRequiredService<LibraryDatabase>().Books, services.GetRequiredService<IBooks>());
        Assert.Equal(0, await services.GetRequiredService<IReaders>().RemoveReaderAsync(1, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_slim_data_source_of_the_containers_serves(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        NpgsqlDataSource source = new NpgsqlSlimDataSourceBuilder(library.Server.ConnectionString).UseLibraryDatabase().Build();
        await using ServiceProvider services = new ServiceCollection().AddSingleton(source).AddLibraryDatabase().BuildServiceProvider();
        await services.GetRequiredService<IBooks>().SetDetailsAsync(new BookDetails("Murray", 1), 1, Token);
        Assert.Equal("Murray", (await services.GetRequiredService<IBooks>().GetDetailsAsync(1, Token)).Details?.Publisher);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Several_databases_of_one_kind_are_told_apart_by_keys(int version)
    {
        await using Library first = await Library.CreateAsync(version);
        await using Library second = await Library.CreateAsync(version);
        await second.Server.ExecuteAsync("delete from library.books", Token);
        NpgsqlDataSource source = new NpgsqlDataSourceBuilder(second.Server.ConnectionString).UseLibraryDatabase().Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddKeyedLibraryDatabase("first", first.Server.ConnectionString)
            .AddKeyedSingleton("second", source)
            .AddKeyedLibraryDatabase("second")
            .BuildServiceProvider();
        Assert.Equal(5, await services.GetRequiredKeyedService<ILibrary>("first").CountBooksAsync(cancellationToken: Token));
        Assert.Equal(0, await services.GetRequiredKeyedService<LibraryDatabase>("second").Library.CountBooksAsync(cancellationToken: Token));
        Assert.Null(services.GetService<LibraryDatabase>());
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task The_last_word_about_the_data_source_is_the_users_and_its_log_the_containers(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        LogLines log = new();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Debug))
            .AddSingleton("an application's name")
            .AddLibraryDatabase(library.Server.ConnectionString, static (provider, builder) => builder.ConnectionStringBuilder.ApplicationName = provider.GetRequiredService<string>())
            .BuildServiceProvider();
        await using LibraryDatabaseTransaction transaction = await services.GetRequiredService<LibraryDatabase>().BeginAsync(Token);
        await using NpgsqlCommand command = new("select current_setting('application_name')", transaction.Connection);
        Assert.Equal("an application's name", await command.ExecuteScalarAsync(Token));
        Assert.Contains(log.Lines, static line => line.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_data_source_of_the_users_that_resets_its_connections_is_told_what_that_costs()
    {
        const string Server = "Host=127.0.0.1;Username=nobody";
        Assert.Contains(await LogAsync(Server), static line => line.StartsWith("Perennial Information", StringComparison.Ordinal) && line.Contains("No Reset On Close=true", StringComparison.Ordinal));
        Assert.DoesNotContain(await LogAsync(Server + ";No Reset On Close=true"), static line => line.StartsWith("Perennial", StringComparison.Ordinal));

        static async Task<IEnumerable<string>> LogAsync(string connectionString)
        {
            LogLines log = new();
            await using ServiceProvider services = new ServiceCollection()
                .AddLogging(builder => builder.AddProvider(log))
                .AddSingleton(NpgsqlDataSource.Create(connectionString))
                .AddLibraryDatabase()
                .BuildServiceProvider();
            services.GetRequiredService<LibraryDatabase>();
            return log.Lines;
        }
    }

    [Fact]
    public async Task A_data_source_that_keeps_what_procedures_leave_is_warned_about()
    {
        LogLines log = new();
        using ILoggerFactory factory = LoggerFactory.Create(builder => builder.AddProvider(log));
        await using NpgsqlDataSource source = NpgsqlDataSource.Create("Host=127.0.0.1;No Reset On Close=true");
        PooledSessions.Describe(source, "library.lock takes a lock", factory);
        Assert.StartsWith("Perennial Warning", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Contains("library.lock takes a lock", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Calls_take_part_in_a_transaction_of_the_users(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await using NpgsqlConnection connection = await library.Server.OpenAsync(Token);
        await using (NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Token))
        {
            await LibraryDatabase.On(connection, transaction).Books.AddBookAsync("Faust", Genre.Poetry, null, 1, Token);
            await transaction.RollbackAsync(Token);
        }

        Assert.Equal(5, await library.Calls.Library.CountBooksAsync(cancellationToken: Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_transaction_that_is_not_committed_leaves_nothing(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await using (LibraryDatabaseTransaction transaction = await library.Calls.BeginAsync(Token)) await transaction.Books.AddBookAsync("Faust", Genre.Poetry, null, 1, Token);
        await using (LibraryDatabaseTransaction transaction = await library.Calls.BeginAsync(Token))
        {
            await transaction.Books.AddBookAsync("Egmont", Genre.Poetry, null, 1, Token);
            await transaction.CommitAsync(Token);
        }

        Assert.Equal(6, await library.Calls.Library.CountBooksAsync(cancellationToken: Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_declared_error_is_an_exception_of_its_own(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        long reader = (await library.Calls.Readers.AddReaderAsync("Ada", null, Token)).ReaderId;
        await library.Server.ExecuteAsync("create table library.loans (reader_id bigint references library.readers); insert into library.loans select reader_id from library.readers", Token);
        ReaderHasBooksException exception = await Assert.ThrowsAsync<ReaderHasBooksException>(() => library.Calls.Readers.RemoveReaderAsync(reader, Token));
        Assert.Equal(("library.remove_reader", "23503"), (exception.Procedure, exception.SqlState));
        Assert.Equal("library.remove_reader", exception.Data[PerennialException.ProcedureKey]);
    }

    [Fact]
    public async Task A_group_can_be_substituted()
    {
        IReaders readers = new NoReaders();
        Assert.Equal(0, await readers.RemoveReaderAsync(1, Token));
    }

    private sealed class NoReaders : IReaders
    {
        public Task<AddReaderRow> AddReaderAsync(string name, Contact? contact, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        [Obsolete("As the interface's.")]
        public Task<long> CountReadersAsync(CancellationToken cancellationToken = default) => Task.FromResult(0L);

        public Task<Contact?> GetContactAsync(long readerId, CancellationToken cancellationToken = default) => Task.FromResult<Contact?>(null);

        public Task<List<ListReadersRow>> ListReadersAsync(string[] names, long? readerId, CancellationToken cancellationToken = default) => Task.FromResult<List<ListReadersRow>>([]);

        public Task<long> RemoveReaderAsync(long readerId, CancellationToken cancellationToken = default) => Task.FromResult(0L);
    }
}
