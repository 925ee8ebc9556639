namespace Perennial.Sql.Text;

/// <summary>A place in a text as people count it. Both numbers start at 1; a column is a UTF-16 code unit.</summary>
public readonly record struct LinePosition(int Line, int Column);
