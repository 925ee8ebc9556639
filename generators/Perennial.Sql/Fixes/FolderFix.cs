using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Fixes;

/// <summary>What fixes make of a folder.</summary>
/// <param name="Changes">The files that get another text, each once; empty when nothing could be repaired.</param>
/// <param name="Repaired">What was repaired by them, in order.</param>
public sealed record FolderFix(EquatableArray<FileChange> Changes, EquatableArray<FixTarget> Repaired);
