using Microsoft.Extensions.DependencyInjection;
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
