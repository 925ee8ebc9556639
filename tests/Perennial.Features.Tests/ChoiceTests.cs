using Npgsql;

namespace Perennial.Features.Tests;

/// <summary>Optional filters, orders and pages.</summary>
public sealed class ChoiceTests
{
    public static TheoryData<int> Servers => Library.Servers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task A_filter_that_is_null_is_dropped(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.Equal(["Emma", "Lenz", "Odes", "Walden", "Ariel"], Titles(await library.Calls.Books.FilterBooksAsync(null, null, Token)));
        Assert.Equal(["Odes", "Ariel"], Titles(await library.Calls.Books.FilterBooksAsync(Genre.Poetry, null, Token)));
        Assert.Equal(["Emma"], Titles(await library.Calls.Books.FilterBooksAsync(null, "Emma", Token)));
        Assert.Empty(await library.Calls.Books.FilterBooksAsync(Genre.Poetry, "Emma", Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Each_choice_of_filters_has_a_plan_with_its_index(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await library.Server.ExecuteAsync("insert into library.books (title, genre) select 'Book ' || n, case when n % 100 = 0 then 'poetry' else 'novel' end::library.genre from generate_series(1, 20000) n; analyze library.books", Token);
        await using NpgsqlConnection connection = await library.Server.OpenAsync(Token);
        await using (NpgsqlCommand settings = new("load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set plan_cache_mode = force_generic_plan; set client_min_messages = log", connection))
            await settings.ExecuteNonQueryAsync(Token);
        List<string> plans = [];
        connection.Notice += (_, notice) => plans.Add(notice.Notice.MessageText);
        LibraryDatabaseSession session = LibraryDatabase.On(connection);

        await session.Books.FilterBooksAsync(null, "Book 7", Token);
        await session.Books.FilterBooksAsync(Genre.Poetry, null, Token);
        await session.Books.PageBooksAsync(null, new PageBooksCursor("Book 3", 1), 10, Token);

        Assert.Contains(plans, static plan => plan.Contains("books_by_title", StringComparison.Ordinal) && plan.Contains("title = ", StringComparison.Ordinal));
        Assert.Contains(plans, static plan => plan.Contains("books_by_genre", StringComparison.Ordinal) && plan.Contains("genre = ", StringComparison.Ordinal));
        Assert.Contains(plans, static plan => plan.Contains("books_by_title", StringComparison.Ordinal) && plan.Contains("Index Cond: (ROW(", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Callers_choose_the_order(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.Equal(["Ariel", "Emma"], (await library.Calls.Books.SortBooksAsync(2, SortBooksOrder.Title, Token)).Select(static book => book.Title));
        Assert.Equal(["Walden", "Odes"], (await library.Calls.Books.SortBooksAsync(2, SortBooksOrder.TitleDescending, Token)).Select(static book => book.Title));
        Assert.Equal([60, 80, 90, 300, 400], (await library.Calls.Books.SortBooksAsync(9, SortBooksOrder.Pages, Token)).Select(static book => book.Pages));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => library.Calls.Books.SortBooksAsync(2, (SortBooksOrder)99, Token));
        PostgresException unknown = await Assert.ThrowsAsync<PostgresException>(() => library.Server.ExecuteAsync("select * from library.sort_books(2, 'title; drop table library.books')", Token));
        Assert.Equal("22023", unknown.SqlState);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Pages_follow_each_other_without_gap_or_overlap(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Page<PageBooksRow, PageBooksCursor> first = await library.Calls.Books.PageBooksAsync(null, null, 2, Token);
        Page<PageBooksRow, PageBooksCursor> second = await library.Calls.Books.PageBooksAsync(null, first.Next, 2, Token);
        Page<PageBooksRow, PageBooksCursor> third = await library.Calls.Books.PageBooksAsync(null, second.Next, 2, Token);
        Assert.Equal(["Ariel", "Emma", "Lenz", "Odes", "Walden"], first.Rows.Concat(second.Rows).Concat(third.Rows).Select(static book => book.Title));
        Assert.Equal(new PageBooksCursor("Emma", 1), first.Next);
        Assert.Null(third.Next);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => library.Calls.Books.PageBooksAsync(null, null, 0, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task All_pages_are_one_sequence(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        List<string> novels = [];
        await foreach (PageBooksRow book in library.Calls.Books.PageBooksAllAsync(Genre.Novel, 1, Token)) novels.Add(book.Title);
        List<long> backwards = [];
        await foreach (BookLine book in library.Calls.Books.PageBackAllAsync(2, Token)) backwards.Add(book.BookId);
        Assert.Equal(["Emma", "Lenz", "Walden"], novels);
        Assert.Equal([5, 4, 3, 2, 1], backwards);
    }

    private static IEnumerable<string> Titles(IEnumerable<FilterBooksRow> rows) => rows.Select(static row => row.Title);
}
