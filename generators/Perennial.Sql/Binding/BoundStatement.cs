using Perennial.Sql.Findings;

namespace Perennial.Sql.Binding;

/// <summary>What binding a statement against a catalog tells: its interface, its effects, its errors. Value-equal and free of syntax and catalog objects.</summary>
public sealed record BoundStatement
{
    /// <summary>Kept by the building of procedures.</summary>
    internal Memo<object> Built;

    /// <summary>Kept by the comparison with what was shipped.</summary>
    internal Memo<object> Unshipped;

    /// <summary>The statement's name: SELECT, VALUES (as SELECT), INSERT, UPDATE, DELETE, MERGE, CALL, or that of a utility statement.</summary>
    public required string Command { get; init; }

    /// <summary>By position, without gaps: an unused <c>$n</c> below the highest one is an error that the server raises, too.</summary>
    public EquatableArray<BoundParameter> Parameters { get; init; }

    /// <summary>Columns of the result; empty when there is none (and for <c>select from t</c>, whose <see cref="Cardinality"/> is not None).</summary>
    public EquatableArray<BoundColumn> Columns { get; init; }

    public Cardinality Cardinality { get; init; }

    /// <summary>What keeps the row of an INSERT from being sure; null when nothing does.</summary>
    public DroppedRow? Dropped { get; init; }

    /// <summary>Relations and columns whose values matter, each once, in ordinal order; views stand for themselves.</summary>
    public EquatableArray<RelationColumnUse> Reads { get; init; }

    /// <summary>Relations and columns that the statement itself changes, each once, in ordinal order; triggers and routines are not followed.</summary>
    public EquatableArray<RelationColumnUse> Writes { get; init; }

    /// <summary>The rights that it takes to run the statement, each once, in ordinal order.</summary>
    public EquatableArray<RelationRight> Rights { get; init; }

    /// <summary>The name of a volatile routine that is called, one of the user's where there is one; null without.</summary>
    public string? VolatileRoutine { get; init; }

    /// <summary>The volatile routines that are called, built in or not, by their oids in the catalog.</summary>
    internal EquatableArray<uint> VolatileRoutines { get; init; }

    /// <summary>Some volatile routine is called, built in or not.</summary>
    public bool CallsVolatile => VolatileRoutine is not null;

    /// <summary>Some routine is called that is not immutable.</summary>
    public bool CallsStable { get; init; }

    /// <summary>FOR UPDATE and its relatives.</summary>
    public bool LocksRows { get; init; }

    /// <summary>
    /// What a read-only connection refuses, beside the statement's own changes and locks: <c>calls nextval</c>, <c>uses the view app.v, which locks rows</c>; null when nothing is known.
    /// </summary>
    public string? RefusedReadOnly { get; init; }

    /// <summary>The user's routines that are called, each once, operators' and aggregates' included.</summary>
    public EquatableArray<RoutineUse> Routines { get; init; }

    /// <summary>
    /// Schemas outside of pg_catalog whose operators the statement uses without writing them, as IN, LIKE and CASE do, in ordinal order: a body that is to mean the same has to have them
    /// in its search path.
    /// </summary>
    public EquatableArray<string> OperatorSchemas { get; init; }

    /// <summary>
    /// Edits that give the statement's text the form in which it can live in a function body under any search path: relations, types, routines and operators outside of pg_catalog are
    /// qualified, stars in result lists are written out, named parameters are <c>$n</c>.
    /// </summary>
    public EquatableArray<TextReplacement> Replacements { get; init; }

    /// <summary>The edits of releases that left operators as they were, for the comparison with what they wrote; null where that makes no difference.</summary>
    internal EquatableArray<TextReplacement>? FormerReplacements { get; init; }

    /// <summary>What the server would refuse (errors) and what is suspicious (warnings), by place. With an error the other properties hold what could be told.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>Whether the statement returns rows, perhaps without columns.</summary>
    public bool ReturnsRows => Cardinality != Cardinality.None;

    /// <summary>Whether some finding is an error.</summary>
    public bool HasErrors
    {
        get
        {
            foreach (Finding finding in Findings)
            {
                if (finding.Severity == FindingSeverity.Error) return true;
            }

            return false;
        }
    }
}
