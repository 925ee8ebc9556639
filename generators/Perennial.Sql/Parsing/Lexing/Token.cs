namespace Perennial.Sql.Parsing;

/// <summary>One token of a statement. Its text stays in the source until somebody asks for it.</summary>
/// <param name="Kind">What the grammar sees.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="Value">The number of an <see cref="TokenKind.IntegerConstant"/> or a <see cref="TokenKind.PositionalParameter"/>; 1 for an
/// identifier or a string whose characters have to be decoded (quotes doubled inside, escapes, continuation), 0 when they stand as written.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Value);
