namespace Perennial.Sql.Parsing;

/// <summary>Why characters are no token.</summary>
/// <param name="TokenIndex">The <see cref="TokenKind.Invalid"/> token in its statement.</param>
/// <param name="Offset">Where the server points: mostly the token's start, for an escape the escape.</param>
/// <param name="End">Offset behind the characters meant.</param>
internal readonly record struct LexicalError(int TokenIndex, int Offset, int End, string Message, string SqlState);
