using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Fixes;

/// <summary>What fixes make of a folder.</summary>
/// <param name="Changes">The files that get another text, each once; empty when nothing could be repaired.</param>
/// <param name="Repaired">What was repaired by them, in order.</param>
/// <param name="Notes">Why a mistake has no edit, and what an edit could not keep; empty when all is well.</param>
public sealed record FolderFix(EquatableArray<FileChange> Changes, EquatableArray<FixTarget> Repaired, EquatableArray<FixNote> Notes);
