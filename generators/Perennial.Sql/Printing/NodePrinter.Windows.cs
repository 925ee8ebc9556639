using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void Window(WindowReference reference)
    {
        if (reference is NamedWindow named)
        {
            Identifier(named.Name);
            return;
        }

        WindowSpecification specification = (WindowSpecification)reference;
        output.Open();
        if (specification.Base is { } name) Identifier(name, IdentifierPosition.NoKeyword);
        if (!specification.PartitionBy.IsEmpty)
        {
            output.Word("partition by");
            Expressions(specification.PartitionBy);
        }

        OrderBy(specification.OrderBy);
        if (specification.Frame is { } frame) Frame(frame);
        output.Close();
    }

    private void Frame(WindowFrame frame)
    {
        output.Word(frame.Unit switch { FrameUnit.Rows => "rows", FrameUnit.Range => "range", _ => "groups" });
        if (frame.End is { } end)
        {
            output.Word("between");
            Bound(frame.Start);
            output.Word("and");
            Bound(end);
        }
        else
        {
            Bound(frame.Start);
        }

        if (frame.Exclusion == FrameExclusion.None) return;
        output.Word(frame.Exclusion switch
        {
            FrameExclusion.CurrentRow => "exclude current row",
            FrameExclusion.Group => "exclude group",
            FrameExclusion.Ties => "exclude ties",
            _ => "exclude no others",
        });
    }

    private void Bound(FrameBound bound)
    {
        // A column that is called "unbounded" or "current" would read as the keyword.
        if (bound.Offset is ColumnReference { Parts.Count: 1 } column) Identifier(column.Parts[0], IdentifierPosition.NoKeyword);
        else if (bound.Offset is not null) Print(bound.Offset);
        output.Word(bound.Kind switch
        {
            FrameBoundKind.UnboundedPreceding => "unbounded preceding",
            FrameBoundKind.Preceding => "preceding",
            FrameBoundKind.CurrentRow => "current row",
            FrameBoundKind.Following => "following",
            _ => "unbounded following",
        });
    }

    private void OrderBy(EquatableArray<SortItem> items)
    {
        if (items.IsEmpty) return;
        output.Word("order by");
        List(items, Sort);
    }

    private void Sort(SortItem item)
    {
        Print(item.Value);
        if (item.Using is not null)
        {
            output.Word("using");
            Operator(item.Using);
        }

        Direction(item.Direction, item.Nulls);
    }

    private void Direction(SortDirection direction, NullsOrder nulls)
    {
        if (direction == SortDirection.Ascending) output.Word("asc");
        if (direction == SortDirection.Descending) output.Word("desc");
        if (nulls == NullsOrder.First) output.Word("nulls first");
        if (nulls == NullsOrder.Last) output.Word("nulls last");
    }
}
