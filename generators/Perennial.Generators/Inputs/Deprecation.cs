namespace Perennial.Generators.Inputs;

/// <summary>What calls of deprecated procedures are.</summary>
internal enum Deprecation { Warn, Error, Allow }
