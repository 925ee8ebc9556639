namespace Perennial.Sql.Catalog;

/// <summary><c>pg_proc.prokind</c>.</summary>
public enum RoutineForm
{
    Function,
    Procedure,
    Aggregate,
    Window,
}
