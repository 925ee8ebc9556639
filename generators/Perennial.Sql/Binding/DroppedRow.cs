using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>What may keep an inserted row out of a table, so that the statement gives none.</summary>
/// <param name="Relation">The table or view.</param>
/// <param name="Trigger">The trigger; null where a rule does, or where the view is not followed.</param>
/// <param name="Function">The trigger's function; null when it is not known.</param>
public sealed record DroppedRow(CatalogName Relation, string? Trigger, CatalogName? Function);
