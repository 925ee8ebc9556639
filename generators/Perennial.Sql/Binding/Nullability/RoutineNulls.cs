namespace Perennial.Sql.Binding;

/// <summary>When a routine that is not strict gives null.</summary>
internal enum RoutineNulls { Unknown, Never, IfFirstIs, IfAllAre }
