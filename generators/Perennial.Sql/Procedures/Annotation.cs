using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>A comment line that means something: <c>-- key: value</c>.</summary>
/// <param name="Key">In lower case, as the table of annotations has it.</param>
/// <param name="Value">Without blanks at its ends; empty for annotations without a value.</param>
/// <param name="Span">The whole line from its dashes on.</param>
/// <param name="ValueSpan">The value's characters; empty behind the key when there is none.</param>
public sealed record Annotation(string Key, string Value, TextSpan Span, TextSpan ValueSpan);
