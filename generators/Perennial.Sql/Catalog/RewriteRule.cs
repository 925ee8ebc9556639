using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A rewrite rule of a table or view: a row of <c>pg_rewrite</c>. The rule that makes a view is the view's own query.</summary>
public sealed record RewriteRule
{
    public required string Name { get; init; }

    /// <summary><c>insert</c>, <c>update</c> or <c>delete</c>.</summary>
    public required string Event { get; init; }

    public bool IsInstead { get; init; }

    /// <summary>The condition as written; null without.</summary>
    public Expression? Where { get; init; }

    /// <summary>The statements as written; empty for NOTHING.</summary>
    public EquatableArray<Statement> Actions { get; init; }

    /// <summary>Condition and statements as <see cref="QueryForm"/> marks them; null where only their text tells.</summary>
    internal string? Form { get; init; }

    /// <summary>User objects that the condition and the statements use, columns of the own table among them.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary><c>ev_enabled</c>: O origin, D disabled, R replica, A always.</summary>
    public char Enabled { get; init; } = 'O';

    /// <summary>Whether the rule is followed in a session that replicates nothing.</summary>
    internal bool IsFiring => Enabled is 'O' or 'A';

    /// <summary>Text of COMMENT ON RULE; null when there is none.</summary>
    public string? Comment { get; init; }
}
