using System.Collections.Concurrent;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>An operator found for operands of given types.</summary>
/// <param name="Operator">Null when none fits, or several.</param>
/// <param name="IsAmbiguous">Several fit and none is better.</param>
internal readonly record struct OperatorMatch(Operator? Operator, bool IsAmbiguous);

/// <summary>An operator as a candidate; a prefix operator has one argument.</summary>
internal sealed class OperatorCandidate(Operator candidate) : ICandidate
{
    public Operator Operator { get; } = candidate;

    public uint[] ArgumentTypes { get; } = candidate.Left == 0 ? [candidate.Right] : [candidate.Left, candidate.Right];
}

internal sealed partial class TypeSystem
{
    private readonly ConcurrentDictionary<(string? Schema, string Name, uint Left, uint Right), OperatorMatch> _operators = new();
    private readonly ConcurrentDictionary<(string? Schema, string Name), OperatorCandidate[]> _operatorCandidates = new();

    /// <summary>The operator for operands of these types; <paramref name="left"/> is 0 for a prefix operator.</summary>
    /// <param name="schema">Null for the search path.</param>
    public OperatorMatch FindOperator(string? schema, string name, uint left, uint right) =>
        _operators.GetOrAdd((schema, name, left, right), key => ResolveOperator(key.Schema, key.Name, key.Left, key.Right));

    /// <summary>All operators of that name that the search path shows, prefix ones included.</summary>
    public OperatorCandidate[] OperatorCandidates(string? schema, string name) => _operatorCandidates.GetOrAdd((schema, name), key => ListCandidates(key.Schema, key.Name));

    private OperatorMatch ResolveOperator(string? schema, string name, uint left, uint right)
    {
        OperatorCandidate[] all = OperatorCandidates(schema, name);
        if (FindExact(all, left, right) is { } exact) return new(exact, false);

        List<OperatorCandidate> candidates = [];
        foreach (OperatorCandidate candidate in all)
        {
            if (candidate.Operator.Left == 0 == (left == 0)) candidates.Add(candidate);
        }

        uint[] inputs = left == 0 ? [right] : [left, right];
        candidates = CandidateSelection.Match(this, inputs, candidates);
        if (candidates.Count == 1) return new(candidates[0].Operator, false);
        if (candidates.Count == 0) return default;
        OperatorCandidate? selected = CandidateSelection.Select(this, inputs, candidates);
        return new(selected?.Operator, selected is null);
    }

    // An unknown operand is taken to be of the other one's type, or of that type's base.
    private Operator? FindExact(OperatorCandidate[] candidates, uint left, uint right)
    {
        bool wasUnknown = false;
        if (left == TypeOid.Unknown && right is not 0)
        {
            left = right;
            wasUnknown = true;
        }
        else if (right == TypeOid.Unknown && left != 0)
        {
            right = left;
            wasUnknown = true;
        }

        if (FindDeclared(candidates, left, right) is { } found) return found;
        uint baseType = BaseType(left);
        return wasUnknown && baseType != left ? FindDeclared(candidates, baseType, baseType) : null;
    }

    private static Operator? FindDeclared(OperatorCandidate[] candidates, uint left, uint right)
    {
        foreach (OperatorCandidate candidate in candidates)
        {
            if (candidate.Operator.Left == left && candidate.Operator.Right == right) return candidate.Operator;
        }

        return null;
    }

    private OperatorCandidate[] ListCandidates(string? schema, string name)
    {
        List<OperatorCandidate> candidates = [];
        HashSet<(uint Left, uint Right)> seen = [];
        foreach (Operator candidate in Catalog.FindOperators(schema, name, SearchPath))
        {
            if (candidate.Result != 0 && seen.Add((candidate.Left, candidate.Right))) candidates.Add(new(candidate));
        }

        return [.. candidates];
    }
}
