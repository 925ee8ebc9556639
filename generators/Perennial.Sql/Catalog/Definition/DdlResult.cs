using Perennial.Sql.Findings;

namespace Perennial.Sql.Catalog;

/// <summary>What a statement made of a catalog.</summary>
/// <param name="Catalog">
/// The catalog after the statement. After an error it is what could be told of the user's intention, so that one mistake does not hide or cause others;
/// the server would have left it as it was.
/// </param>
/// <param name="Findings">What the server refuses.</param>
public sealed record DdlResult(DatabaseCatalog Catalog, EquatableArray<Finding> Findings);
