using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>WHEN of CREATE TRIGGER: which rows there are to look at depends on the event and on the time (CreateTriggerFiringOn).</summary>
internal static class TriggerCondition
{
    public static bool Fits(DdlSession session, Relation relation, CreateTriggerStatement create, Expression condition)
    {
        foreach (Expression part in ExpressionParts.SelfAndParts(condition))
        {
            if (part is not ColumnReference { Parts: var parts } || parts[0].Name is not ("old" or "new") || relation.FindColumn(parts[0].Name) is not null) continue;
            bool isNew = parts[0].Name == "new";
            bool Refuse(string sqlState, string message, TextSpan span) => session.Error(sqlState, span, message);
            if (!create.ForEachRow) return Refuse("42P17", "statement trigger's WHEN condition cannot reference column values", part.Span);
            if (create.Events.Any(written => written.Kind == (isNew ? TriggerEventKind.Delete : TriggerEventKind.Insert)))
                return Refuse("42P17", isNew ? "DELETE trigger's WHEN condition cannot reference NEW values" : "INSERT trigger's WHEN condition cannot reference OLD values", part.Span);
            if (!isNew || create.Timing != TriggerTiming.Before) continue;
            if (parts.Count == 1)
            {
                if (relation.Columns.Any(static column => column.Generated != ColumnGeneration.None))
                    return Refuse("42P17", "BEFORE trigger's WHEN condition cannot reference NEW generated columns", part.Span);
                continue;
            }

            Column? column = relation.FindColumn(parts[1].Name);
            if (column is null && SystemColumn.Find(parts[1].Name) is not null) return Refuse("0A000", "BEFORE trigger's WHEN condition cannot reference NEW system columns", part.Span);
            if (column is { Generated: not ColumnGeneration.None }) return Refuse("42P17", "BEFORE trigger's WHEN condition cannot reference NEW generated columns", part.Span);
        }

        return true;
    }
}
