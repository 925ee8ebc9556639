using Perennial.Sql.Catalog;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>Changes that pass through views to what lies under them (rewriteTargetView).</summary>
internal sealed partial class Binder
{
    /// <summary>The query, when rows of the view that it changes can be changed; the server asks after all else is known.</summary>
    private BoundQuery RequireUpdatable(BoundQuery bound, TextSpan span, TriggerEvents events, string verb)
    {
        if (bound.Target?.Relation is not { } relation) return bound;
        RequireUpdatable(relation, span, events, verb);
        RequireUpdatableColumns(bound, verb);
        return bound;
    }

    private void RequireUpdatable(Relation relation, TextSpan span, TriggerEvents events, string verb)
    {
        if (!_isRuleAction && relation.Kind == RelationKind.View && ViewUpdatability.Obstacle(_catalog, relation, events) is { } obstacle)
            throw Refused(span, "55000", $"cannot {verb} view \"{relation.Name}\": {obstacle}");
    }

    private void RequireUpdatableColumns(BoundQuery bound, string verb)
    {
        if (_isRuleAction || bound.Target?.Relation is not { Kind: RelationKind.View } view) return;
        foreach (StoredRow row in bound.StoredRows)
        {
            foreach (StoredColumn stored in row.Columns)
            {
                if (ViewUpdatability.ViewWithoutColumn(_catalog, view, stored.Column.Number, row.Event) is { } obstacle)
                    throw Refused(stored.Span, "0A000", $"cannot {verb} column \"{stored.Column.Name}\" of view \"{view.Name}\": it is an expression of {obstacle.QualifiedName}, and no column of the table under it");
            }

            RefuseRepeatedColumns(row, view);
        }
    }

    // Each view adds its own defaults, before its columns become those of what it shows (rewriteTargetListIU, process_matched_tle).
    private void RefuseRepeatedColumns(StoredRow row, Relation target)
    {
        List<(int Number, StoredColumn From)> stored = row.Columns.FindAll(static column => !column.IsDefault).ConvertAll(static column => (column.Column.Number, column));
        foreach ((Relation view, Relation under) in ViewUpdatability.Steps(_catalog, target, row.Event))
        {
            foreach (CatalogColumn column in view.Columns)
            {
                if (row.IsNew && column.Default is not null && !stored.Exists(found => found.Number == column.Number)) stored.Add((column.Number, new(column, IsPart: false, IsDefault: true, row.Span)));
            }

            stored = stored.ConvertAll(column => (ViewUpdatability.NumberUnder(view, column.Number), column.From));
            RefuseRepeatedColumns(stored, target, under);
        }
    }

    private void RefuseRepeatedColumns(List<(int Number, StoredColumn From)> stored, Relation view, Relation under)
    {
        foreach ((int number, StoredColumn column) in stored)
        {
            if (number == 0 || stored.Find(other => other.Number == number && other.From != column && !(other.From.IsPart && column.IsPart)).From is not { } other || under.FindColumn(number) is not { } shown) continue;
            string by = other.IsDefault ? $"the default of \"{other.Column.Name}\" stores" : $"\"{other.Column.Name}\" stores";
            throw Refused(
                column.Span, "42601",
                $"multiple assignments to same column \"{shown.Name}\": \"{column.Column.Name}\" of view \"{view.Name}\" stores into \"{shown.Name}\" of {under.QualifiedName}, and {by} there as well. Store into one of them");
        }
    }

    /// <summary>What an inserted row leaves to defaults. They are worked out with the caller's rights, so the caller uses the sequences and calls the routines behind them, also behind those of a table under views.</summary>
    private void UseDefaults(Relation relation, StoredRow row)
    {
        HashSet<int> given = [];
        foreach (StoredColumn column in row.Columns)
        {
            if (!column.MayBeDefault) given.Add(column.Column.Number);
        }

        UseDefaults(relation, given);
        foreach ((Relation view, Relation under) in ViewUpdatability.Steps(_catalog, relation, TriggerEvents.Insert))
        {
            HashSet<int> givenUnder = [];
            foreach (CatalogColumn column in view.Columns)
            {
                if (column.Default is not null || given.Contains(column.Number)) givenUnder.Add(ViewUpdatability.NumberUnder(view, column.Number));
            }

            given = givenUnder;
            UseDefaults(under, given);
        }
    }

    private void UseDefaults(Relation relation, HashSet<int> given)
    {
        foreach (CatalogColumn column in relation.Columns)
        {
            if (!given.Contains(column.Number)) UseDefault(relation, column);
        }
    }

    private void UseDefault(Relation relation, CatalogColumn column)
    {
        CallThrough(column.References, $"the default of {relation.QualifiedName}.{column.Name}", []);
        foreach (ObjectReference reference in column.References)
        {
            if (reference.Class == ObjectClass.Relation && _catalog.FindRelation(reference.Oid) is { Kind: RelationKind.Sequence } sequence) Effects.UseSequence(sequence);
        }
    }
}
