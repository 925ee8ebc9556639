namespace Perennial.Sql.Binding;

/// <summary>A user's routine that a statement calls; built-in ones are not listed.</summary>
/// <param name="Oid">Oid in the catalog.</param>
/// <param name="Through">What calls it, where the statement itself does not: <c>the view app.v</c>, <c>the default of app.t.c</c>; null otherwise.</param>
public sealed record RoutineUse(uint Oid, string Schema, string Name, string? Through = null);
