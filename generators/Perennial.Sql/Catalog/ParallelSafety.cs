namespace Perennial.Sql.Catalog;

/// <summary><c>pg_proc.proparallel</c>.</summary>
public enum ParallelSafety
{
    Unsafe,
    Restricted,
    Safe,
}
