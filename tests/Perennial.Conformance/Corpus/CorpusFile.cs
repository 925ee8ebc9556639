namespace Perennial.Conformance.Corpus;

/// <summary>A file of SQL.</summary>
/// <param name="Name">Its path relative to the corpus.</param>
public sealed record CorpusFile(string Name, string Text);
