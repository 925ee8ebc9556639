using Npgsql;

namespace Perennial.Features.Tests;

/// <summary>Many rows in one call, and SQL that travels with the call.</summary>
public sealed class ManyRowsTests
{
    public static TheoryData<int> Servers => Library.Servers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task Items_are_stored_in_one_call(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        ImportBooksItem[] items = [.. Enumerable.Range(0, 1000).Select(static n => new ImportBooksItem("Book " + n, n % 2 == 0 ? Genre.Novel : Genre.Poetry, n % 3 == 0 ? null : n, new DateOnly(2024, 1, 1)))];
        Assert.Equal(1000, await library.Calls.Books.ImportBooksAsync(items, Token));
        Assert.Equal(0, await library.Calls.Books.ImportBooksAsync([], Token));
        Assert.Equal((334L, new DateOnly(2024, 1, 2)), (
            await library.Server.QueryValueAsync<long>("select count(*) from library.books where pages is null and title like 'Book %'", Token),
            await library.Server.QueryValueAsync<DateOnly>("select max(bought) from library.books", Token)));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Items_are_copied_with_the_callers_rights(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        ILendings lendings = library.Calls.Lendings;
        long reader = (await library.Calls.Readers.AddReaderAsync("Ada", null, Token)).ReaderId;
        CopyLendingsItem[] items = [new(3, reader, 7), new(null, reader, null), new(1, reader, 1)];

        // In a batch the procedure does it.
        await using LibraryDatabaseBatch batch = library.Calls.CreateBatch();
        BatchResult<long> batched = batch.Lendings.CopyLendings(items);
        await batch.ExecuteAsync(Token);
        await library.Server.ExecuteAsync("drop function library.copy_lendings", Token);
        Assert.Equal((3L, 3L, 0L), (batched.Result, await lendings.CopyLendingsAsync(items, Token), await lendings.CopyLendingsAsync([], Token)));
        ListDaysRow days = await lendings.ListDaysAsync(Token);
        Assert.Equal([7, null, 1, 7, null, 1], days.Days);
        Assert.Equal([Genre.Poetry, null, Genre.Novel, Genre.Poetry, null, Genre.Novel], days.Genres);

        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => lendings.CopyLendingsAsync([new(3, reader, 7), new(99, reader, 7)], Token));
        Assert.Equal("23503", refused.SqlState);
        Assert.Equal(6, await library.Server.QueryValueAsync<long>("select count(*) from library.lendings", Token));
        await using LibraryDatabaseTransaction transaction = await library.Calls.BeginAsync(Token);
        await transaction.Lendings.CopyLendingsAsync(items, Token);
        await transaction.RollbackAsync(Token);
        Assert.Equal(6, await library.Server.QueryValueAsync<long>("select count(*) from library.lendings", Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Inline_queries_need_no_procedure(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.False(await library.Server.QueryValueAsync<bool>("select exists (select from pg_proc where proname in ('count_by_genre', 'raise_prices', 'rename_inline'))", Token));
        Assert.Equal([new CountByGenreRow(Genre.Novel, 2)], await library.Calls.Books.CountByGenreAsync(Genre.Poetry, 100, Token));
        Assert.Equal(2, await library.Calls.Books.RaisePricesAsync(1.5m, Genre.Poetry, Token));
        Assert.Equal([new LongestBooksRow(1, "Emma"), new LongestBooksRow(4, "Walden")], await library.Calls.Books.LongestBooksAsync(100, 2, Token));
        Assert.Equal(new RenameInlineRow("Oden", Genre.Poetry), await library.Calls.Books.RenameInlineAsync("Oden", 3, Token));
    }
}
