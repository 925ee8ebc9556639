using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Which collation an expression has (PostgreSQL documentation, "Collation Support", "Concepts").</summary>
/// <param name="types">Gives types' own collations.</param>
/// <param name="refuse">The error for a place and two collations that contradict each other; the flag tells whether both are written.</param>
internal sealed class CollationDerivation(TypeSystem types, Func<TextSpan, uint, uint, bool, BindFailure> refuse)
{
    /// <summary>The collation of an expression's values: 0 when it has none, or when it could be several.</summary>
    public uint Of(BoundExpression node)
    {
        CollationState state = Derive(node);
        return state.Strength == CollationStrength.Conflict ? 0 : state.Collation;
    }

    /// <summary>The state that one expression has by itself.</summary>
    public CollationState Derive(BoundExpression node)
    {
        CollationState state = default;
        Add(node, ref state);
        return state;
    }

    /// <summary>The collation that expressions have in common; 0 when they have none, or may be without one.</summary>
    public uint Common(IReadOnlyList<BoundExpression> nodes, bool mayLack)
    {
        CollationState state = default;
        foreach (BoundExpression node in nodes) Add(node, ref state);
        if (state.Strength != CollationStrength.Conflict) return state.Collation;
        return mayLack ? 0u : throw Conflict(state);
    }

    /// <summary>Fails for a sort or grouping key of several collations; explicit ones that contradict each other fail anywhere.</summary>
    public void Check(BoundExpression node, bool isKey)
    {
        CollationState state = Derive(node);
        if (isKey && state.Strength == CollationStrength.Conflict) throw Conflict(state);
    }

    private BindFailure Conflict(CollationState state) => refuse(state.OtherPlace, state.Collation, state.Other, false);

    private void Add(BoundExpression node, ref CollationState outer)
    {
        CollationState inner = default;
        switch (node)
        {
            case BoundCollate collate:
                Add(collate.Operand, ref inner);
                inner.Collation = collate.CollationOid;
                inner.Strength = CollationStrength.Explicit;
                inner.Place = collate.Place;
                break;
            case BoundField field:
                Add(field.Child(0), ref inner);
                inner = Implicit(FieldCollation(field), field.Span);
                break;
            case BoundRow row:
                foreach (BoundExpression value in row.Fields) Derive(value);
                return;
            case BoundToDomain domain:
                Add(domain.Child(0), ref inner);
                if (types.Find(domain.Type)?.Collation is not Collation.DefaultOid and var own) inner = Implicit(own ?? 0, domain.Span);
                break;
            case BoundSubquery { Kind: SubqueryKind.Scalar or SubqueryKind.Array } subquery:
                inner = Implicit(types.IsCollatable(subquery.Type) ? Of(subquery.Query.Targets[0].Value) : 0, subquery.Query.Targets[0].Value.Span);
                break;
            case BoundSubquery subquery:
                // Each field meets the column that it is compared with, and no other one.
                for (int i = 0; i < subquery.ChildCount; i++) Derive(subquery.Child(i));
                return;
            case BoundColumnReference reference:
                inner = Implicit(ColumnCollation(reference), reference.Span);
                break;
            case BoundMergedColumn merged:
                // A column of the join, as the server sees it: without a collation when its sides have not one in common.
                inner = Implicit(Common([merged.Left, merged.Right], mayLack: true), merged.Span);
                break;
            case BoundPlaceholder placeholder:
                inner = Implicit(placeholder.Collation ?? TypeCollation(placeholder), placeholder.Span);
                break;
            case BoundSubqueryColumn column:
                inner = Implicit(Of(column.Query.Targets[column.Index].Value), column.Span);
                break;
            default:
                AddParts(node, ref inner);
                Conclude(node, ref inner);
                break;
        }

        Merge(inner, ref outer);
    }

    private void AddParts(BoundExpression node, ref CollationState state)
    {
        switch (node)
        {
            case BoundAggregate aggregate:
                AddAggregate(aggregate, ref state);
                return;
            case BoundWindowCall call:
                foreach (BoundExpression argument in call.Arguments) Add(argument, ref state);
                if (call.Filter is not null) Derive(call.Filter);
                return;
            case BoundSubscript subscript:
                Add(subscript.Child(0), ref state);
                for (int i = 1; i < subscript.ChildCount; i++) Derive(subscript.Child(i));
                return;
            default:
                for (int i = 0; i < node.ChildCount; i++) Add(node.Child(i), ref state);
                return;
        }
    }

    // Sort keys stand for themselves, but for the only one of WITHIN GROUP, whose values come out.
    private void AddAggregate(BoundAggregate aggregate, ref CollationState state)
    {
        ReadOnlySpan<BoundExpression> direct = aggregate.DirectArguments, arguments = aggregate.Arguments;
        bool isSorted = aggregate.Routine.AggregateKind != AggregateKind.Normal;
        bool isPaired = aggregate.Routine.AggregateKind == AggregateKind.HypotheticalSet;
        bool isMerged = !isSorted || (arguments.Length == 1 && aggregate.Routine.VariadicElement == 0);
        int alone = isPaired ? direct.Length - arguments.Length : direct.Length;
        for (int i = 0; i < alone; i++) Add(direct[i], ref state);
        for (int i = 0; i < arguments.Length; i++)
        {
            CollationState own = default;
            if (isPaired && alone + i >= 0) Add(direct[alone + i], ref own);
            Add(arguments[i], ref own);
            if (own.Strength == CollationStrength.Conflict && (isSorted || aggregate.IsDistinct)) throw Conflict(own);
            if (isMerged) Merge(own, ref state);
        }

        for (int i = direct.Length + arguments.Length; i < aggregate.ChildCount; i++) Check(aggregate.Child(i), isKey: !ReferenceEquals(aggregate.Child(i), aggregate.Filter));
    }

    // What an expression gives up: its parts' collation, or that of its type when they have none.
    private void Conclude(BoundExpression node, ref CollationState state)
    {
        uint own = TypeCollation(node);
        if (own == 0) state = default;
        else if (state.Strength == CollationStrength.None) state = Implicit(own, node.Span);
    }

    private void Merge(in CollationState inner, ref CollationState outer)
    {
        if (inner.Strength > outer.Strength)
        {
            outer = inner;
            return;
        }

        if (inner.Strength < outer.Strength || inner.Collation == outer.Collation) return;
        if (inner.Strength == CollationStrength.Explicit) throw refuse(inner.Place, outer.Collation, inner.Collation, true);
        if (inner.Strength != CollationStrength.Implicit) return;

        // Any other collation beats the default one.
        if (outer.Collation == Collation.DefaultOid)
        {
            outer = inner;
        }
        else if (inner.Collation != Collation.DefaultOid)
        {
            outer.Strength = CollationStrength.Conflict;
            outer.Other = inner.Collation;
            outer.OtherPlace = inner.Place;
        }
    }

    private static CollationState Implicit(uint collation, TextSpan place) =>
        new() { Collation = collation, Strength = collation == 0 ? CollationStrength.None : CollationStrength.Implicit, Place = place };

    private uint TypeCollation(BoundExpression node) => types.Find(node.Type)?.Collation ?? 0;

    private uint ColumnCollation(BoundColumnReference reference)
    {
        RangeColumn column = reference.Column;
        return column.Collation ?? (column.Column is { Collation: not 0 and uint declared } ? declared : TypeCollation(reference));
    }

    private uint FieldCollation(BoundField field) =>
        types.RelationOf(field.Child(0).Type)?.FindColumn(field.Name) is { Collation: not 0 and uint declared } ? declared : TypeCollation(field);
}
