using Perennial.Sql.Procedures;

namespace Perennial.Sql.Fixes;

/// <summary>Something in the folder that a fix may repair.</summary>
/// <param name="Kind">What the fix does.</param>
/// <param name="Subject">Tells targets of one kind apart, whatever else changes in the folder: a procedure with its argument types, or a version folder.</param>
/// <param name="Title">What the fix does, as an editor offers it.</param>
/// <param name="Place">Where the mistake is reported.</param>
public sealed record FixTarget(FixKind Kind, string Subject, string Title, SourceLocation Place);
