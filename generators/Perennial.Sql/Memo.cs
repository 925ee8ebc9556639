namespace Perennial.Sql;

/// <summary>
/// What was worked out from the record that holds it, for as long as the record lives. It is no part of the record's value: all memos are equal, and a copy
/// made by <c>with</c> begins without. Cheaper than a table of weak references, of which the collector would have to look at each.
/// </summary>
/// <typeparam name="T">What is remembered. Two threads may work it out at once; the last one's stays.</typeparam>
internal struct Memo<T> : IEquatable<Memo<T>>
    where T : class
{
    private Entry? _entry;

    /// <summary>What was remembered for <paramref name="owner"/>, the record that holds the memo; null when nothing was.</summary>
    public readonly T? Get(object owner) => _entry is { } entry && ReferenceEquals(entry.Owner, owner) ? entry.Value : null;

    /// <summary>Remembers a value and returns it.</summary>
    public T Set(object owner, T value)
    {
        _entry = new Entry(owner, value);
        return value;
    }

    public readonly bool Equals(Memo<T> other) => true;

    public override readonly bool Equals(object? obj) => obj is Memo<T>;

    public override readonly int GetHashCode() => 0;

    // Owner and value in one object, so that a reader on another thread never sees one without the other.
    private sealed class Entry(object owner, T value)
    {
        public object Owner { get; } = owner;

        public T Value { get; } = value;
    }
}
