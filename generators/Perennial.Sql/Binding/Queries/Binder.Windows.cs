using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Windows (PostgreSQL documentation, "Window Function Calls", "WINDOW Clause").</summary>
internal sealed partial class Binder
{
    private readonly Dictionary<Scope, List<(WindowSpecification Specification, BoundWindow Window)>> _pendingWindows = [];

    // Windows are bound after the lists that use them, as in the server; a call only remembers which one is meant.
    private BoundWindow FindWindow(Scope scope, WindowReference reference)
    {
        if (!_pendingWindows.TryGetValue(scope, out List<(WindowSpecification, BoundWindow)>? pending)) _pendingWindows[scope] = pending = [];
        if (reference is NamedWindow named)
        {
            foreach (WindowDefinition definition in scope.WindowDefinitions)
            {
                if (definition.Name.Name == named.Name.Name) return Remember(definition.Specification, definition.Name.Name);
            }

            throw UnknownName(named.Span, "42704", $"window \"{named.Name.Name}\" does not exist.{NameSuggestion.For(named.Name.Name, scope.WindowDefinitions.Select(static definition => definition.Name.Name))}".TrimEnd('.'));
        }

        return Remember((WindowSpecification)reference, null);

        BoundWindow Remember(WindowSpecification specification, string? name)
        {
            foreach ((WindowSpecification existing, BoundWindow window) in pending)
            {
                if (window.Name == name && existing.Equals(specification)) return window;
            }

            BoundWindow created = new() { Name = name, Frame = specification.Frame };
            pending.Add((specification, created));
            return created;
        }
    }

    private void BindWindows(Scope scope, BoundQuery query)
    {
        HashSet<string> names = [];
        foreach (WindowDefinition definition in scope.WindowDefinitions)
        {
            if (!names.Add(definition.Name.Name)) throw Refused(definition.Span, "42P20", $"window \"{definition.Name.Name}\" is already defined");
            FindWindow(scope, new NamedWindow(definition.Name) { Span = definition.Span });
        }

        if (!_pendingWindows.TryGetValue(scope, out List<(WindowSpecification Specification, BoundWindow Window)>? pending)) return;
        for (int i = 0; i < pending.Count; i++)
        {
            (WindowSpecification specification, BoundWindow window) = pending[i];
            BindWindow(scope, query, specification, window);
            query.Windows.Add(window);
        }

        _pendingWindows.Remove(scope);
    }

    private void BindWindow(Scope scope, BoundQuery query, WindowSpecification specification, BoundWindow window)
    {
        if (specification.Base is { } baseName) CopyBase(scope, query, specification, baseName, window);
        foreach (Expression node in specification.PartitionBy)
        {
            BoundExpression key = SettleUnknown(BindSorted(scope, query, node, ExpressionPlace.WindowPartition));
            RequireComparable(key);
            window.PartitionBy.Add(key);
        }

        foreach (SortItem item in specification.OrderBy)
        {
            BoundExpression key = SettleUnknown(BindSorted(scope, query, item.Value, ExpressionPlace.WindowOrder));
            window.SortModes.Add(RequireSortable(key, item));
            window.OrderBy.Add(key);
        }

        if (specification.Frame is { } frame) BindFrame(scope, frame, window);
    }

    private void CopyBase(Scope scope, BoundQuery query, WindowSpecification specification, Identifier baseName, BoundWindow window)
    {
        WindowDefinition? found = null;
        foreach (WindowDefinition definition in scope.WindowDefinitions)
        {
            if (definition.Name.Name == baseName.Name) found = definition;
        }

        if (found is null || ReferenceEquals(found.Specification, specification)) throw UnknownName(baseName.Span, "42704", $"window \"{baseName.Name}\" does not exist");
        if (!specification.PartitionBy.IsEmpty) throw Refused(specification.Span, "42P20", $"cannot override PARTITION BY clause of window \"{baseName.Name}\"");
        if (!specification.OrderBy.IsEmpty && !found.Specification.OrderBy.IsEmpty) throw Refused(specification.Span, "42P20", $"cannot override ORDER BY clause of window \"{baseName.Name}\"");
        if (found.Specification.Frame is not null) throw Refused(specification.Span, "42P20", $"cannot copy window \"{baseName.Name}\" because it has a frame clause");
        BindWindow(scope, query, found.Specification, window);
    }

    private void BindFrame(Scope scope, WindowFrame frame, BoundWindow window)
    {
        if (frame.Start.Kind == FrameBoundKind.UnboundedFollowing) throw Refused(frame.Span, "42P20", "frame start cannot be UNBOUNDED FOLLOWING");
        if (frame.End is { Kind: FrameBoundKind.UnboundedPreceding }) throw Refused(frame.Span, "42P20", "frame end cannot be UNBOUNDED PRECEDING");
        if (frame.Unit == FrameUnit.Groups && !window.HasOrder) throw Refused(frame.Span, "42P20", "GROUPS mode requires an ORDER BY clause");
        bool hasOffset = frame.Start.Offset is not null || frame.End?.Offset is not null;
        if (frame.Unit == FrameUnit.Range && hasOffset && window.OrderBy.Count != 1) throw Refused(frame.Span, "42P20", "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column");
        BindOffset(frame.Start);
        if (frame.End is not null) BindOffset(frame.End);

        void BindOffset(FrameBound bound)
        {
            if (bound.Offset is null) return;
            BoundExpression offset = BindExpression(scope, bound.Offset, ExpressionPlace.WindowFrame);
            if (frame.Unit == FrameUnit.Range)
            {
                offset = CoerceRangeOffset(window.OrderBy[0], offset);
            }
            else
            {
                offset = ToSpecificType(offset, TypeOid.Int8, frame.Unit == FrameUnit.Rows ? "ROWS" : "GROUPS");
            }

            if (UsesScope(offset, scope)) throw Refused(offset.Span, "42P10", $"argument of {frame.Unit.ToString().ToUpperInvariant()} must not contain variables");
            scope.Query!.Others.Add((offset, false));
        }
    }

    // The in_range support functions take an interval for dates and times and the type itself for numbers.
    private BoundExpression CoerceRangeOffset(BoundExpression key, BoundExpression offset)
    {
        uint keyType = _types.BaseType(key.Type);
        uint target = keyType switch
        {
            TypeOid.Date or TypeOid.Time or TypeOid.TimeTz or TypeOid.Timestamp or TypeOid.TimestampTz or TypeOid.Interval => TypeOid.Interval,
            TypeOid.Float4 => TypeOid.Float8,
            TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8 => _types.BaseType(offset.Type) is TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8 ? _types.BaseType(offset.Type) : keyType,
            TypeOid.Float8 or TypeOid.Numeric => keyType,
            _ => throw Refused(offset.Span, "0A000", $"RANGE with offset PRECEDING/FOLLOWING is not supported for column type {TypeName(keyType)}"),
        };
        return TryCoerce(offset, target, -1, CoercionContext.Implicit, isExplicit: false)
            ?? throw Refused(offset.Span, "0A000", $"RANGE with offset PRECEDING/FOLLOWING is not supported for column type {TypeName(keyType)} and offset type {TypeName(offset.Type)}");
    }
}
