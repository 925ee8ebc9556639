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
    public async Task Inline_queries_need_no_procedure(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.False(await library.Server.QueryValueAsync<bool>("select exists (select from pg_proc where proname in ('count_by_genre', 'raise_prices', 'rename_inline'))", Token));
        Assert.Equal([new CountByGenreRow(Genre.Novel, 2)], await library.Calls.Books.CountByGenreAsync(Genre.Poetry, 100, Token));
        Assert.Equal(2, await library.Calls.Books.RaisePricesAsync(1.5m, Genre.Poetry, Token));
        Assert.Equal(new RenameInlineRow("Oden", Genre.Poetry), await library.Calls.Books.RenameInlineAsync("Oden", 3, Token));
    }
}
