using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;

namespace Perennial.Sql.Descriptions;

/// <summary>A schema as the folded files tell it, and the routines in it.</summary>
/// <param name="Catalog">All objects, with the default search path, whatever the files set for their own session.</param>
/// <param name="Routines">The functions and procedures that the files create, in order of their creation; those of extensions are left out.</param>
/// <param name="Findings">What the server would refuse of the files; a refused statement hides no other.</param>
public sealed record SchemaDescription(DatabaseCatalog Catalog, EquatableArray<RoutineDescription> Routines, EquatableArray<Finding> Findings);
