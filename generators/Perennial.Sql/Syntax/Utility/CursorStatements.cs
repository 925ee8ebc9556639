namespace Perennial.Sql.Syntax;

[Flags]
public enum CursorOptions { None = 0, Binary = 1, Scroll = 2, NoScroll = 4, Insensitive = 8, Asensitive = 16, Hold = 32 }

/// <summary>DECLARE CURSOR.</summary>
public sealed record DeclareCursorStatement(Identifier Name, CursorOptions Options, SelectStatement Query) : Statement;
