using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A constraint of a table or domain: one row of <c>pg_constraint</c>.</summary>
public sealed record Constraint
{
    /// <summary>The given name, or the one that the server generates.</summary>
    public required string Name { get; init; }

    public required ConstraintKind Kind { get; init; }

    /// <summary>Attribute numbers of the constrained columns, in the constraint's order; for CHECK those that its expression names.</summary>
    public EquatableArray<int> Columns { get; init; }

    /// <summary>For a foreign key the referenced table's oid; 0 otherwise.</summary>
    public uint ReferencedRelation { get; init; }

    /// <summary>For a foreign key the referenced attribute numbers, paired with <see cref="Columns"/>.</summary>
    public EquatableArray<int> ReferencedColumns { get; init; }

    /// <summary>The condition of CHECK as written; null for other kinds. In a domain the value is the column reference <c>value</c>.</summary>
    public Expression? Condition { get; init; }

    /// <summary>For an exclusion constraint its operators, paired with <see cref="Columns"/> (0 where the element is an expression).</summary>
    public EquatableArray<string> Operators { get; init; }

    /// <summary>For a foreign key.</summary>
    public ForeignKeyMatch Match { get; init; }

    /// <summary>For a foreign key.</summary>
    public ReferentialAction OnUpdate { get; init; }

    /// <summary>For a foreign key.</summary>
    public ReferentialAction OnDelete { get; init; }

    /// <summary>For a foreign key: attribute numbers of ON DELETE SET NULL (a, b); empty for all.</summary>
    public EquatableArray<int> OnDeleteColumns { get; init; }

    /// <summary>User objects that the condition uses, the own table excepted.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    public bool Deferrable { get; init; }

    public bool InitiallyDeferred { get; init; }

    /// <summary>False after NOT VALID until VALIDATE CONSTRAINT: existing rows may break it.</summary>
    public bool Validated { get; init; } = true;

    /// <summary>False for NOT ENFORCED (server 18): nothing may be concluded from it.</summary>
    public bool Enforced { get; init; } = true;

    /// <summary>For CHECK and NOT NULL: not passed on to child tables.</summary>
    public bool NoInherit { get; init; }

    public bool IsLocal { get; init; } = true;

    public int InheritCount { get; init; }

    /// <summary>For UNIQUE: NULLS NOT DISTINCT (server 15).</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>The last column is a period: WITHOUT OVERLAPS or PERIOD (server 18).</summary>
    public bool Temporal { get; init; }

    /// <summary>Text of COMMENT ON CONSTRAINT; null when there is none.</summary>
    public string? Comment { get; init; }
}
