namespace Perennial.Conformance.Ddl;

/// <summary>What the catalog stage is held to over PostgreSQL's regression suite.</summary>
public static class DdlGoals
{
    public const double SameVerdict = 0.98;

    public const double SameObjects = 0.985;

    /// <summary>Share of the mistakes that a server refuses which are refused here with its code, and of all spoilt statements with the same verdict.</summary>
    public const double SameSpoiltVerdict = 0.97;

    /// <summary>Whether spoilt statements are judged as the server judges them.</summary>
    public static bool AreMet(IReadOnlyCollection<DdlComparison> spoilt) =>
        spoilt.Sum(static result => result.SameRefusal) >= SameSpoiltVerdict * spoilt.Sum(static result => result.Refused)
        && spoilt.Sum(static result => result.SameVerdict) >= SameSpoiltVerdict * spoilt.Sum(static result => result.Steps.Count);

    /// <summary>Files of the suite that define many routines.</summary>
    public static IReadOnlySet<string> RoutineFiles { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "create_aggregate", "create_function_sql", "create_operator", "plpgsql", "polymorphism", "privileges", "rangefuncs", "rangetypes", "rowtypes", "rules", "triggers",
    };

    /// <summary>Files of the suite that a run of seconds covers.</summary>
    public static IReadOnlySet<string> QuickFiles { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "constraints", "create_index", "create_table", "create_type", "create_view", "enum", "foreign_key", "generated_stored", "inherit", "indexing", "namespace", "privileges", "rowtypes", "typed_table",
    };
}
