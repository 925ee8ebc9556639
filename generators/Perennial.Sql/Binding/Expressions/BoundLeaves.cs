using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>A constant.</summary>
/// <param name="text">The characters, for a string constant or a number as written; null for null.</param>
internal sealed class BoundConstant(uint type, int typmod, TextSpan span, string? text) : BoundExpression(type, typmod, span)
{
    public string? Text { get; } = text;

    public bool IsNull => Text is null;

    /// <summary>The object that the text names, where the server reads a name into an oid; null for other constants.</summary>
    public ObjectReference? Named { get; init; }

    protected override bool HasSameParts(BoundExpression other) => Text == ((BoundConstant)other).Text;
}

/// <summary>A use of a parameter. Its type is unknown until some use tells; see <see cref="ParameterTable"/>.</summary>
internal sealed class BoundParameterReference(ParameterSlot slot, TextSpan span) : BoundExpression(slot.Type, slot.Typmod, span)
{
    public ParameterSlot Slot { get; } = slot;

    public void Settle(uint type)
    {
        Type = type;
        Typmod = Slot.Typmod;
    }

    protected override bool HasSameParts(BoundExpression other) => Slot == ((BoundParameterReference)other).Slot;
}

/// <summary>A column of a range entry.</summary>
/// <param name="nulling">Outer joins that may have replaced the row by nulls where the reference stands.</param>
internal sealed class BoundColumnReference(RangeEntry entry, int index, TextSpan span, NullingJoins nulling)
    : BoundExpression(entry.Columns[index].Type, entry.Columns[index].Typmod, span)
{
    public RangeEntry Entry { get; } = entry;

    public int Index { get; } = index;

    public NullingJoins Nulling { get; } = nulling;

    public RangeColumn Column => Entry.Columns[Index];

    protected override bool HasSameParts(BoundExpression other) => other is BoundColumnReference column && column.Entry == Entry && column.Index == Index;
}

/// <summary>A system column (ctid, tableoid ...) of a table.</summary>
internal sealed class BoundSystemColumn(RangeEntry entry, Column column, TextSpan span, NullingJoins nulling) : BoundExpression(column.Type, -1, span)
{
    public RangeEntry Entry { get; } = entry;

    public Column Column { get; } = column;

    public NullingJoins Nulling { get; } = nulling;

    protected override bool HasSameParts(BoundExpression other) => other is BoundSystemColumn system && system.Entry == Entry && system.Column.Number == Column.Number;
}

/// <summary>The whole row of a range entry.</summary>
internal sealed class BoundWholeRow(RangeEntry entry, uint type, TextSpan span, NullingJoins nulling) : BoundExpression(type, -1, span)
{
    public RangeEntry Entry { get; } = entry;

    public NullingJoins Nulling { get; } = nulling;

    protected override bool HasSameParts(BoundExpression other) => other is BoundWholeRow row && row.Entry == Entry;
}

/// <summary>current_date and its relatives.</summary>
internal sealed class BoundSqlValue(SqlValueFunctionKind kind, uint type, int typmod, TextSpan span) : BoundExpression(type, typmod, span)
{
    public SqlValueFunctionKind Kind { get; } = kind;

    protected override bool HasSameParts(BoundExpression other) => Kind == ((BoundSqlValue)other).Kind && Typmod == other.Typmod;
}

/// <summary>DEFAULT in a row to be stored.</summary>
internal sealed class BoundDefault(uint type, int typmod, TextSpan span, bool isNullable = true) : BoundExpression(type, typmod, span)
{
    /// <summary>The column's default may be null, or there is none.</summary>
    public bool IsNullable { get; } = isNullable;

    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>The operand of CASE or of a domain's check, wherever it is compared.</summary>
internal sealed class BoundPlaceholder(uint type, int typmod, TextSpan span, BoundExpression? stands) : BoundExpression(type, typmod, span)
{
    /// <summary>What it stands for, where that is known.</summary>
    public BoundExpression? StandsFor { get; } = stands;

    /// <summary>The collation of what it stands for: 0 for none or several; null for that of its type.</summary>
    public uint? Collation { get; init; }

    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary><c>merge_action()</c>.</summary>
internal sealed class BoundMergeAction(TextSpan span) : BoundExpression(TypeOid.Text, -1, span)
{
    protected override bool HasSameParts(BoundExpression other) => true;
}

/// <summary>WHERE CURRENT OF.</summary>
internal sealed class BoundCurrentOf(TextSpan span) : BoundExpression(TypeOid.Bool, -1, span)
{
    protected override bool HasSameParts(BoundExpression other) => false;
}

/// <summary>The merged column of a full join: the left value, or the right one where the join found no left row.</summary>
/// <param name="leftNulling">The join as it nulls its left side: proven matched while the right side is looked at, and the reverse.</param>
internal sealed class BoundMergedColumn(uint type, int typmod, TextSpan span, BoundExpression left, BoundExpression right, NullingJoins leftNulling, NullingJoins rightNulling)
    : BoundCompound(type, typmod, span, [left, right])
{
    public BoundExpression Left => Children[0];

    public BoundExpression Right => Children[1];

    public NullingJoins LeftNulling { get; } = leftNulling;

    public NullingJoins RightNulling { get; } = rightNulling;

    protected override bool HasSameParts(BoundExpression other) => true;
}
