using Perennial.Sql.Procedures;

namespace Perennial.Sql.Sessions;

/// <summary>A text that calls may run.</summary>
/// <param name="Name">Schema and name; empty for definitions.</param>
/// <param name="CallName">The name without schema, by which others may call it.</param>
/// <param name="IsForeign">Only another service calls it, unless something else does.</param>
/// <param name="Uses">What it does to its session.</param>
/// <param name="Path">Its file.</param>
/// <param name="Start">Where in the file the text begins; null where its characters are not the file's.</param>
/// <param name="Declaration">Where it is declared; null for definitions.</param>
internal sealed record SessionCandidate(string Name, string CallName, bool IsForeign, SessionUses Uses, string Path, int? Start, SourceLocation? Declaration);
