using Perennial.Sql.Text;

namespace Perennial.Sql.Sessions;

/// <summary>A place that may leave something behind in its session.</summary>
/// <param name="Kind">What is left.</param>
/// <param name="Word">What the text says there: <c>set_config</c>, <c>listen</c>.</param>
/// <param name="Span">Where in the text that was looked through.</param>
internal sealed record SessionUse(SessionStateKind Kind, string Word, TextSpan Span);
