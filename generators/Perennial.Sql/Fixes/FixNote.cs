namespace Perennial.Sql.Fixes;

/// <summary>What somebody who asked for a fix has to know besides the edits.</summary>
/// <param name="Target">What was to be repaired.</param>
/// <param name="IsRepaired">Whether there is an edit at all.</param>
/// <param name="Text">Why there is no edit, or what the edit could not keep.</param>
public sealed record FixNote(FixTarget Target, bool IsRepaired, string Text);
