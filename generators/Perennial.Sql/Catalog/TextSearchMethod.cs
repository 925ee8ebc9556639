namespace Perennial.Sql.Catalog;

/// <summary>A function that a text search parser or template works with.</summary>
/// <param name="Name">What it is for: <c>start</c>, <c>gettoken</c>, <c>end</c>, <c>headline</c> and <c>lextypes</c> of a parser, <c>init</c> and <c>lexize</c> of a template.</param>
/// <param name="Routine">Its oid.</param>
public sealed record TextSearchMethod(string Name, uint Routine);
