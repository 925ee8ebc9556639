namespace Perennial.Sql.Tests;

/// <summary>A memo is no part of the value of the record that holds it, and belongs to that one object.</summary>
public sealed class MemoTests
{
    [Fact]
    public void What_was_remembered_is_given_back_to_the_same_record()
    {
        Noted record = new("a");
        Assert.Null(record.Length.Get(record));
        string length = record.Length.Set(record, "1");
        Assert.Same(length, record.Length.Get(record));
        record.Length.Set(record, "2");
        Assert.Equal("2", record.Length.Get(record));
    }

    [Fact]
    public void A_copy_begins_without_a_memo()
    {
        Noted record = new("a");
        record.Length.Set(record, "1");
        Noted copy = record with { Text = "bb" };
        Assert.Null(copy.Length.Get(copy));
        copy.Length.Set(copy, "2");
        Assert.Equal(("1", "2"), (record.Length.Get(record), copy.Length.Get(copy)));
    }

    [Fact]
    public void Records_are_equal_whatever_they_remember()
    {
        Noted one = new("a");
        Noted other = new("a");
        one.Length.Set(one, "1");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, new Noted("b"));
    }

    [Fact]
    public async Task A_reader_on_another_thread_sees_a_value_of_this_record_or_none()
    {
        Noted record = new("a");
        Noted copy = record with { Text = "b" };
        Task[] writers =
        [
            Task.Run(() => { for (int i = 0; i < 20_000; i++) record.Length.Set(record, "a"); }, TestContext.Current.CancellationToken),
            Task.Run(() => { for (int i = 0; i < 20_000; i++) record.Length.Set(copy, "b"); }, TestContext.Current.CancellationToken),
        ];
        while (!Task.WhenAll(writers).IsCompleted) Assert.True(record.Length.Get(record) is null or "a");
        await Task.WhenAll(writers);
    }

    private sealed record Noted(string Text)
    {
        public Memo<string> Length;
    }
}
