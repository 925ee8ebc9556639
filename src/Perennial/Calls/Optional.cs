namespace Perennial;

/// <summary>An argument that may be left out, so that the database's own default applies. <c>default</c> is left out; a value, also null, is given.</summary>
public readonly struct Optional<T>
{
    private readonly T _value;

    public Optional(T value)
    {
        _value = value;
        IsSpecified = true;
    }

    public bool IsSpecified { get; }

    /// <exception cref="InvalidOperationException">The argument is left out.</exception>
    public T Value => IsSpecified ? _value : throw new InvalidOperationException("The argument is left out and has no value.");

    public static implicit operator Optional<T>(T value) => new(value);
}
