namespace Perennial;

/// <summary>Reads a value that is not null from PostgreSQL's binary form.</summary>
/// <param name="value">Exactly the value's bytes, as the type's send function writes them.</param>
public delegate T BinaryValueReader<out T>(ReadOnlySpan<byte> value);
