namespace Perennial.Benchmarks;

/// <summary>The database that calls are measured on, from Database/.</summary>
public sealed partial class BenchDatabase;
