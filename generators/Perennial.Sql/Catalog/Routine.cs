using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A function, procedure, aggregate or window function: one row of <c>pg_proc</c>.</summary>
public sealed record Routine
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required RoutineForm Kind { get; init; }

    /// <summary>All arguments in order, output ones included.</summary>
    public EquatableArray<Argument> Arguments { get; init; }

    /// <summary><c>proargtypes</c>: types of the input arguments, which with the name are the routine's identity. OUT arguments of procedures are not among them, although CALL passes them.</summary>
    public EquatableArray<uint> ArgumentTypes { get; init; }

    /// <summary>Number of trailing input arguments that have defaults.</summary>
    public int DefaultCount { get; init; }

    /// <summary>Element type of the VARIADIC argument (<c>provariadic</c>): "any" for VARIADIC "any"; 0 when there is none.</summary>
    public uint VariadicElement { get; init; }

    /// <summary>Result type; <c>void</c> or <c>record</c> for procedures.</summary>
    public required uint ReturnType { get; init; }

    public bool ReturnsSet { get; init; }

    /// <summary>RETURNS NULL ON NULL INPUT.</summary>
    public bool IsStrict { get; init; }

    public RoutineVolatility Volatility { get; init; }

    public ParallelSafety Parallel { get; init; }

    public bool SecurityDefiner { get; init; }

    public bool LeakProof { get; init; }

    /// <summary>Name of the language: <c>sql</c>, <c>plpgsql</c>, <c>internal</c>, <c>c</c>, ...</summary>
    public required string Language { get; init; }

    /// <summary>For an aggregate its kind; Normal otherwise.</summary>
    public AggregateKind AggregateKind { get; init; }

    /// <summary>For an ordered-set or hypothetical-set aggregate the number of direct arguments; 0 otherwise.</summary>
    public int DirectArgumentCount { get; init; }

    /// <summary>For an aggregate: its state starts as null (<c>agginitval</c> is null), so that over no rows it gives null unless a final function says otherwise.</summary>
    public bool InitialStateIsNull { get; init; }

    /// <summary>Defaults of the last <see cref="DefaultCount"/> input arguments as written; empty for built-in routines.</summary>
    public EquatableArray<Expression> Defaults { get; init; }

    /// <summary>The body in a string as the server stores it (<c>prosrc</c>); null for built-in routines, aggregates and SQL-standard bodies.</summary>
    public string? Source { get; init; }

    /// <summary>The SQL-standard body (BEGIN ATOMIC or RETURN); null for a body in a string.</summary>
    public RoutineBody? Body { get; init; }

    /// <summary>For an SQL-standard body the search path by which its names were found, once and for all; null for other bodies.</summary>
    public SearchPath? BodySearchPath { get; init; }

    /// <summary>What an SQL-standard body means, by objects and not by names (see <see cref="QueryForm"/>); null when only its text tells, and for other bodies.</summary>
    internal string? BodyForm { get; init; }

    /// <summary>The SET clauses; a <c>search_path</c> among them rules how the body's names are found.</summary>
    public EquatableArray<SetStatement> Settings { get; init; }

    /// <summary>For an SQL-standard body or argument defaults the user objects that they use.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>The estimated cost where it is not the server's (100, and 1 of C functions); null otherwise.</summary>
    public string? Cost { get; init; }

    /// <summary>For a set the estimated number of rows where it is not the server's (1000); null otherwise.</summary>
    public string? Rows { get; init; }

    /// <summary>Oid of the planner's support function; 0 without.</summary>
    public uint SupportFunction { get; init; }

    /// <summary>For an aggregate what its definition says besides arguments, names written out; in ordinal order.</summary>
    public EquatableArray<StorageOption> AggregateOptions { get; init; }

    /// <summary>Who may execute it; null where nothing was granted or revoked (see <see cref="DatabaseCatalog.AccessOf(Routine)"/>).</summary>
    public AccessList? Access { get; init; }

    /// <summary>Text of COMMENT ON FUNCTION, PROCEDURE or AGGREGATE; null when there is none.</summary>
    public string? Comment { get; init; }

    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;

    public bool IsAggregate => Kind == RoutineForm.Aggregate;

    public CatalogName QualifiedName => new(Schema, Name);

    /// <summary>Fewest input arguments that a call in plain notation must pass.</summary>
    public int RequiredCount => ArgumentTypes.Count - DefaultCount;
}
