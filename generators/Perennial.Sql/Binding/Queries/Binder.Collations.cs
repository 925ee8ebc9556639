using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Collations of a query's expressions (PostgreSQL documentation, "Collation Support").</summary>
internal sealed partial class Binder
{
    // Nothing can contradict the default collation, which nearly all statements have alone: they are not looked at.
    private bool _hasCollations;

    private CollationDerivation? _collations;

    public CollationDerivation Collations => _collations ??= new(_types, CollationConflict);

    public string CollationName(uint oid) => _catalog.FindCollation(oid)?.Name ?? "";

    private BindFailure CollationConflict(TextSpan place, uint first, uint second, bool isExplicit)
    {
        string kind = isExplicit ? "explicit" : "implicit", advice = isExplicit ? "" : "; choose one by a COLLATE clause";
        return Mismatch(place, $"collation mismatch between {kind} collations \"{CollationName(first)}\" and \"{CollationName(second)}\"{advice}", "42P21");
    }

    private void NoteCollation(uint collation) => _hasCollations |= collation is not (0 or Collation.DefaultOid);

    private void NoteCollation(RangeColumn column) => NoteCollation(column.Collation ?? column.Column?.Collation ?? 0);

    /// <summary>The collation of a value that something else will refer to; null where no collation but the default one has come up.</summary>
    private uint? CollationOf(BoundExpression value) => _hasCollations ? Collations.Of(value) : null;

    // Each expression for itself, as the server does once a query is bound; a key needs a collation to be compared by.
    private BoundQuery CheckCollations(BoundQuery query)
    {
        if (!_hasCollations) return query;
        foreach (BoundTarget target in query.Targets) Collations.Check(target.Value, isKey: query.IsDistinct && query.DistinctOn.Count == 0);
        foreach (BoundAssignment assignment in query.Assignments) Collations.Check(assignment.Value, isKey: false);
        CheckKeyCollations(query.OrderBy);
        CheckKeyCollations(query.GroupBy);
        CheckKeyCollations(query.DistinctOn);
        foreach (BoundWindow window in query.Windows)
        {
            CheckKeyCollations(window.PartitionBy);
            CheckKeyCollations(window.OrderBy);
        }

        foreach (BoundFromItem item in query.From) CheckCollations(item);
        if (query.Where is not null) Collations.Check(query.Where, isKey: false);
        if (query.Having is not null) Collations.Check(query.Having, isKey: false);
        foreach ((BoundExpression value, _) in query.Others) Collations.Check(value, isKey: false);
        return query;
    }

    private void CheckKeyCollations(List<BoundExpression> keys)
    {
        foreach (BoundExpression key in keys) Collations.Check(key, isKey: true);
    }

    private void CheckCollations(BoundFromItem item)
    {
        if (item is BoundJoin join)
        {
            CheckCollations(join.Left);
            CheckCollations(join.Right);
            if (join.Condition is not null) Collations.Check(join.Condition, isKey: false);
            return;
        }

        foreach ((BoundExpression function, _) in ((BoundFromEntry)item).Entry.Functions) Collations.Check(function, isKey: false);
    }
}
