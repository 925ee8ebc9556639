namespace Perennial.Sql.Parsing;

/// <summary>An escape in a string or identifier that means nothing.</summary>
/// <param name="Offset">Where it stands in the text.</param>
internal sealed record EscapeError(int Offset, string Message, string SqlState);
