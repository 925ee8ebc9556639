namespace Perennial.Sql.Pipeline;

/// <summary>A file of the database folder that is to have another text.</summary>
/// <param name="RelativePath">Inside of the folder, with forward slashes.</param>
/// <param name="Text">The whole new text.</param>
/// <param name="IsNew">Whether the file is not there yet.</param>
public sealed record FileChange(string RelativePath, string Text, bool IsNew);
