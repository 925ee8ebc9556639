using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>A WITH query once its columns are known.</summary>
internal sealed class CommonTable(string name, CommonTableExpression syntax)
{
    public string Name { get; } = name;

    public CommonTableExpression Syntax { get; } = syntax;

    /// <summary>Null until bound.</summary>
    public BoundQuery? Query { get; set; }

    /// <summary>The first term of a recursive one.</summary>
    public BoundQuery? NonRecursive { get; set; }

    public RangeColumn[]? Columns { get; set; }

    public bool IsRecursive { get; set; }

    /// <summary>The recursive term is being bound: a reference now is the recursive one.</summary>
    public bool IsInRecursiveTerm { get; set; }

    public int SelfReferences { get; set; }

    /// <summary>A modification without RETURNING: it cannot be read from.</summary>
    public bool IsWithoutResult { get; set; }

    /// <summary>What CYCLE marks rows with, and what it marks the others with; null without CYCLE.</summary>
    public (BoundExpression Mark, BoundExpression Unmarked)? CycleMarks { get; set; }

    /// <summary>Columns behind those of the query: of SEARCH and CYCLE.</summary>
    public int ExtraColumns { get; set; }
}
