using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A row security policy of a table.</summary>
public sealed record Policy
{
    public required uint Oid { get; init; }

    public required string Name { get; init; }

    public bool Permissive { get; init; } = true;

    /// <summary><c>polcmd</c>: * all, r select, a insert, w update, d delete.</summary>
    public char Command { get; init; } = '*';

    /// <summary>The condition of USING as written; null without.</summary>
    public Expression? Using { get; init; }

    /// <summary>The condition of WITH CHECK as written; null without.</summary>
    public Expression? WithCheck { get; init; }

    /// <summary>The conditions as <see cref="QueryForm"/> marks them, since what their subqueries name may be renamed later; null where binding keeps them not exactly.</summary>
    internal string? UsingForm { get; init; }

    internal string? WithCheckForm { get; init; }

    /// <summary>User objects that the conditions use, the own table excepted.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>Text of COMMENT ON POLICY; null when there is none.</summary>
    public string? Comment { get; init; }

    /// <summary>Role names; <c>public</c> for all.</summary>
    public EquatableArray<string> Roles { get; init; }
}
