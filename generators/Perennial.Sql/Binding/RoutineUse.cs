namespace Perennial.Sql.Binding;

/// <summary>A user's routine that a statement calls; built-in ones are not listed.</summary>
/// <param name="Oid">Oid in the catalog.</param>
public sealed record RoutineUse(uint Oid, string Schema, string Name);
