namespace Perennial.Features.Tests;

/// <summary>A key with a type of its own.</summary>
public readonly record struct BookId(long Value) : IDatabaseValue<BookId, long>
{
    public static BookId FromDatabase(long value) => new(value);

    public long ToDatabase() => Value;
}
