using System.Globalization;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Expressions.</summary>
internal sealed partial class BoundQueryForm
{
    private bool Write(BoundExpression value)
    {
        switch (value)
        {
            case BoundWindowCall or BoundAggregate { Directions: not "" } when _isRepeatable:
                return false;
            case BoundBoolean boolean:
                return WriteBoolean(boolean);
            case BoundSubquery subquery:
                _text.Append(subquery.Kind);
                foreach (uint comparison in subquery.Operators) _text.Append(' ').Append(comparison);
                return Children(value) && Nested("", subquery.Query);
            // The server prints the constants of an IN list with the column's type and converts the list.
            case BoundConversion { Path: CoercionPath.Relabel, Typmod: -1, Operand: BoundConstant { Text: not null } constant }:
                WriteConstant(constant, value.Type);
                return true;
            case BoundConversion { Path: CoercionPath.Relabel or CoercionPath.ArrayElements, Typmod: -1, Operand: BoundArray array } when AreConstants(array):
                return WriteConstants(array, value.Type);
            case BoundArray array when AreConstants(array):
                return WriteConstants(array, value.Type);
            // CASE x WHEN: the operand, at each comparison with it.
            case BoundPlaceholder { StandsFor: { } stands }:
                _text.Append("operand ");
                return Write(stands);
            case BoundWindowCall call when !WriteWindow(call.Window):
                return false;
        }

        if (Head(value) is not { } head) return false;
        _text.Append(head);
        return value.ChildCount == 0 || Children(value);
    }

    private bool Children(BoundExpression value)
    {
        _text.Append('(');
        for (int i = 0; i < value.ChildCount; i++)
        {
            if (i > 0) _text.Append(", ");
            if (!Write(value.Child(i))) return false;
        }

        _text.Append(')');
        return true;
    }

    private void WriteConstant(BoundConstant constant, uint type) => _text.Append(ConstantText(constant, type)).Append("::").Append(QueryForm.Type(type));

    private static string ConstantText(BoundConstant constant, uint type) => constant.Named is { } named ? QueryForm.Object(named) : ConstantNormalForm.Of(constant.Text!, type);

    private static bool AreConstants(BoundArray array)
    {
        for (int i = 0; i < array.ChildCount; i++)
        {
            if (Constant(array.Child(i)) is null) return false;
        }

        return array.ChildCount > 0;
    }

    private static BoundConstant? Constant(BoundExpression node) => node switch
    {
        BoundConstant { Text: not null } constant => constant,
        BoundConversion { Path: CoercionPath.Relabel, Typmod: -1, Operand: BoundConstant { Text: not null } constant } => constant,
        _ => null,
    };

    // The array's type tells that of its constants.
    private bool WriteConstants(BoundArray array, uint type)
    {
        _text.Append("array ").Append(QueryForm.Type(type)).Append('(');
        for (int i = 0; i < array.ChildCount; i++) _text.Append(i > 0 ? ", " : "").Append(ConstantText(Constant(array.Child(i))!, Constant(array.Child(i))!.Type)).Append('\u0003');
        _text.Append(')');
        return true;
    }

    // a and (b and c), BETWEEN among them, is one list.
    private bool WriteBoolean(BoundBoolean boolean)
    {
        _text.Append(boolean.Operator).Append('(');
        if (!Operands(boolean)) return false;
        _text.Append(')');
        return true;

        bool Operands(BoundBoolean part)
        {
            for (int i = 0; i < part.ChildCount; i++)
            {
                if (part.Child(i) is BoundBoolean inner && inner.Operator == boolean.Operator ? !Operands(inner) : !Write(part.Child(i))) return false;
                _text.Append("; ");
            }

            return true;
        }
    }

    private bool WriteWindow(BoundWindow window)
    {
        _text.Append("over(");
        if (!List("by", window.PartitionBy) || !Order(window) || !List("from", Optional(window.StartOffset)) || !List("to", Optional(window.EndOffset))) return false;
        if (window.Frame is { } frame) _text.Append($" {frame.Unit} {frame.Start.Kind} {frame.End?.Kind ?? FrameBoundKind.CurrentRow} {frame.Exclusion}");
        _text.Append(')');
        return true;
    }

    private bool Order(BoundWindow window)
    {
        for (int i = 0; i < window.OrderBy.Count; i++)
        {
            _text.Append(i == 0 ? " order " : ", ");
            if (!Write(window.OrderBy[i])) return false;
            _text.Append(' ').Append(window.SortModes[i]);
        }

        return true;
    }

    // What a node is, apart from its children; null where binding keeps less than the query says.
    private string? Head(BoundExpression value) => value switch
    {
        BoundConstant constant => constant.IsNull ? $"null::{QueryForm.Type(value.Type, value.Typmod)}" : $"{ConstantText(constant, constant.Type)}::{QueryForm.Type(constant.Type)}",
        BoundParameterReference parameter => $"${Number(parameter.Slot.Number)}",
        BoundColumnReference column => $"{Entry(column.Entry)}.{(column.Entry.Relation is { } relation && column.Column.Column is { } found ? QueryForm.Column(relation.Oid, found.Number) : Number(column.Index))}",
        BoundSystemColumn system => $"{Entry(system.Entry)}.{system.Column.Name}",
        BoundWholeRow row => $"{Entry(row.Entry)}.*",
        BoundSqlValue special => $"{special.Kind} {QueryForm.Type(value.Type, value.Typmod)}",
        BoundPlaceholder => "operand",
        BoundMergedColumn => "merged",
        BoundCall call => QueryForm.Routine(call.Routine.Oid) + (call.IsVariadic ? " variadic" : ""),
        BoundOperator found => QueryForm.Operator(found.Operator.Oid),
        BoundArrayComparison comparison => QueryForm.Operator(comparison.Operator.Oid) + (comparison.IsAny ? " any" : " all"),
        BoundDistinct distinct => distinct.IsNegated ? "not distinct" : "distinct",
        BoundNullIf => "nullif",
        BoundAggregate aggregate => $"{QueryForm.Routine(aggregate.Routine.Oid)}{(aggregate.IsStar ? " *" : "")}{(aggregate.IsDistinct ? " distinct" : "")} {aggregate.Arguments.Length}{(aggregate.Filter is null ? "" : " filter")} {aggregate.Directions}",
        BoundWindowCall call => $"{QueryForm.Routine(call.Routine.Oid)}{(call.IsStar ? " *" : "")} {call.Arguments.Length}{(call.Filter is null ? "" : " filter")}",
        BoundGrouping => "grouping",
        BoundNot => "not",
        BoundNullTest test => test.IsNegated ? "is not null" : "is null",
        BoundBooleanTest test => $"is {(test.IsNegated ? "not " : "")}{test.Value}",
        BoundCase => "case",
        BoundCoalesce => "coalesce",
        BoundExtremum extremum => extremum.Kind.ToString(),
        BoundArray => $"array {QueryForm.Type(value.Type, value.Typmod)}",
        BoundRow => $"row {QueryForm.Type(value.Type, value.Typmod)}",
        BoundField field => "field " + field.Name,
        BoundSubscript { IsSlice: false } => "subscript",
        // With fewer bounds it cannot be told which one is missing.
        BoundSubscript { IsSlice: true, ChildCount: 3 } => "slice",
        BoundConversion or BoundToDomain => QueryForm.Type(value.Type, value.Typmod),
        BoundCollate collate => "collate " + QueryForm.Collation(collate.CollationOid),
        BoundSpecial { IsRowComparison: true } special => special.Name,
        _ => null,
    };

    private string Entry(RangeEntry entry)
    {
        // Which row is meant their order of use does not tell.
        if (entry.IsEventRow) return entry.Name;
        if (!_entries.TryGetValue(entry, out int number))
        {
            _entries[entry] = number = _entries.Count;
            _outer.Add(entry);
        }

        return Number(number);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
