using Npgsql;

namespace Perennial.Features.Tests;

/// <summary>C# types that the user chooses, enums, composites, and what routines take.</summary>
public sealed class TypeTests
{
    public static TheoryData<int> Servers => Library.Servers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Servers))]
    public async Task Json_is_a_type_of_the_users(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.Null((await library.Calls.Books.GetDetailsAsync(1, Token)).Details);
        await library.Calls.Books.SetDetailsAsync(new BookDetails("Murray", 2), 1, Token);
        GetDetailsRow row = await library.Calls.Books.GetDetailsAsync(1, Token);
        Assert.Equal((new BookDetails("Murray", 2), TimeSpan.FromDays(14), "0"), (row.Details, row.LoanTime, row.Price));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Json_that_does_not_fit_names_procedure_and_column(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await library.Server.ExecuteAsync("update library.books set details = '[1]' where book_id = 1; update library.books set loan_time = '1 month' where book_id = 2", Token);
        PerennialValueException json = await Assert.ThrowsAsync<PerennialValueException>(() => library.Calls.Books.GetDetailsAsync(1, Token));
        PerennialValueException interval = await Assert.ThrowsAsync<PerennialValueException>(() => library.Calls.Books.GetDetailsAsync(2, Token));
        Assert.Equal(("library.get_details", "details", "loan_time"), (json.Procedure, json.Column, interval.Column));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_key_has_a_type_of_its_own(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        GetBookRow? book = await library.Calls.Books.GetBookAsync(new BookId(3), Token);
        Assert.Equal(new GetBookRow(new BookId(3), "Odes", Genre.Poetry, 90), book);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_label_that_was_added_later_is_read_as_unrecognized_and_not_written(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        await library.Server.ExecuteAsync("alter type library.genre add value 'drama'", Token);
        await library.Server.ExecuteAsync("insert into library.books (title, genre) values ('Faust', 'drama')", Token);
        Assert.Equal(Genre.Unrecognized, (await library.Calls.Books.GetBookAsync(new BookId(6), Token))!.Genre);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => library.Calls.Books.AddBookAsync("Egmont", Genre.Unrecognized, null, 1, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Composites_nest(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Contact contact = new("Ada", new Address("High Street", null));
        long reader = (await library.Calls.Readers.AddReaderAsync("Ada", contact, Token)).ReaderId;
        long other = (await library.Calls.Readers.AddReaderAsync("Bob", null, Token)).ReaderId;
        Assert.Equal(contact, await library.Calls.Readers.GetContactAsync(reader, Token));
        Assert.Null(await library.Calls.Readers.GetContactAsync(other, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Composites_stand_in_arrays(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        Assert.Null((await library.Calls.Contacts.ListContactsAsync(Token)).Contacts);
        Contact?[] contacts = [new("Ada \"the first\"", new Address("High\\Street, 3", null)), null, new("", null)];
        Assert.Equal(2, await library.Calls.Contacts.AddReadersAsync(contacts, Token));
        await library.Calls.Readers.AddReaderAsync("Bob", null, Token);
        IEnumerable<Contact?>? found = (await library.Calls.Contacts.ListContactsAsync(Token)).Contacts;
        Assert.Equal([contacts[0], contacts[2], null], found);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Routines_have_defaults_overloads_inout_and_variadic_arguments(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        ILibrary routines = library.Calls.Library;
        Assert.Equal((5L, 2L, 5L), (await routines.CountBooksAsync(cancellationToken: Token), await routines.CountBooksAsync(new[] { Genre.Poetry }, Token), await routines.CountBooksAsync(new[] { Genre.Poetry, Genre.Novel }, Token)));
        Assert.Equal(42, (await routines.DoubleAsync(21, Token)).Value);
        Assert.Equal(["Ariel", "Odes"], await routines.FindTitlesAsync(Genre.Poetry, Token));
        Assert.Equal(["Emma", "Walden"], await routines.FindTitlesAsync(300, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task A_procedure_may_commit_outside_of_a_transaction(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        long reader = (await library.Calls.Readers.AddReaderAsync("Ada", null, Token)).ReaderId;
        Assert.Equal(2, (await library.Calls.Library.LendTwiceAsync(reader, reader, null, Token)).Stored);
        PostgresException second = await Assert.ThrowsAsync<PostgresException>(() => library.Calls.Library.LendTwiceAsync(reader, reader + 1, null, Token));
        Assert.Equal("23503", second.SqlState);
        Assert.Equal(3, await library.Server.QueryValueAsync<long>("select count(*) from library.lendings", Token));

        await using LibraryDatabaseTransaction transaction = await library.Calls.BeginAsync(Token);
        PostgresException refused = await Assert.ThrowsAsync<PostgresException>(() => transaction.Library.LendTwiceAsync(reader, reader, null, Token));
        Assert.Equal("2D000", refused.SqlState);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task The_words_of_sqlc_work(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        foreach (string name in new[] { "Ada", "Bob", "Cid" }) await library.Calls.Readers.AddReaderAsync(name, null, Token);
        Assert.Equal(["Ada", "Cid"], (await library.Calls.Readers.ListReadersAsync(["Ada", "Cid"], null, Token)).Select(static reader => reader.Name));
        Assert.Equal(["Bob"], (await library.Calls.Readers.ListReadersAsync([], 2, Token)).Select(static reader => reader.Name));
        Assert.Equal(1, await library.Calls.Readers.RemoveReaderAsync(2, Token));
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Embedded_relations_are_records_within_the_row(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        ILendings loans = library.Calls.Lendings;
        long reader = (await library.Calls.Readers.AddReaderAsync("Ada", new Contact("A", null), Token)).ReaderId;
        await loans.AddLoanAsync(3, reader, null, Token);
        await loans.AddLoanAsync(null, reader, 7, Token);
        List<ListLoansRow> found = await loans.ListLoansAsync(Token);
        Assert.Equal(new ListLoansRow(new Lendings(1, 3, reader, null), new Readers(reader, "Ada", new Contact("A", null)), found[0].B, 14), found[0]);
        Assert.Equal(("Odes", Genre.Poetry), (found[0].B!.Title, found[0].B!.Genre));
        Assert.Null(found[1].B);
        Assert.Equal(found[0].R, (await loans.GetReaderAsync(reader, Token))?.Readers);
        Assert.Equal(new ListLentRow(new ListLentLent(3, reader), found[0].B!), Assert.Single(await loans.ListLentAsync(Token)));
        Assert.Equal(new BookId(reader), (await loans.GetTypedReaderAsync("Ada", Token))!.R.ReaderId);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Rows_are_streamed_and_an_early_end_gives_the_connection_back(int version)
    {
        await using Library library = await Library.CreateAsync(version);
        for (int i = 0; i < 5; i++)
        {
            await foreach (BookLine book in library.Calls.Books.StreamBooksAsync(Token))
            {
                if (book.BookId == 2) break;
            }
        }

        Assert.Equal(5, await library.Calls.Library.CountBooksAsync(cancellationToken: Token));
    }
}
