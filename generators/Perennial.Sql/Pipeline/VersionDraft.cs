namespace Perennial.Sql.Pipeline;

/// <summary>A new version as <c>perennial new</c> writes it.</summary>
/// <param name="Folder">The folder's name.</param>
/// <param name="Changes">The files to write.</param>
/// <param name="Remaining">What the draft does not do yet, as findings about it.</param>
public sealed record VersionDraft(string Folder, EquatableArray<FileChange> Changes, EquatableArray<Findings.Finding> Remaining);
