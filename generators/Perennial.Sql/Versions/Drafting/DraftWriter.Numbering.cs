using System.Globalization;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;

namespace Perennial.Sql.Versions.Drafting;

/// <content>
/// Columns that become identity columns, or stop being such: the numbers go on where the sequence of before is, which gives its name to the one that comes for it.
/// </content>
internal sealed partial class DraftWriter
{
    // Whether a sequence is made anew, since an identity's own sequence can neither be given to a column nor taken from it.
    private bool IsMadeWithColumn(Relation sequence) => _from.FindRelation(sequence.Schema, sequence.Name) is { Kind: RelationKind.Sequence } old && old.IsIdentitySequence != sequence.IsIdentitySequence;

    // Behind the statement that drops the default and so locks the table: inserts that have a number already are through.
    private void AddIdentity(Relation table, Column column, Column old, string alter)
    {
        Relation? before = SequenceOf(_from, _from.FindRelation(table.Schema, table.Name)!, old), after = SequenceOf(_to, table, column);
        bool isGone = before is not null && (before.QualifiedName == after?.QualifiedName || Is(NameOf(before), CatalogDifferenceKind.Unexpected));
        string add = $"{alter} add generated {_text.Identity(table, column)}";
        if (before is null || after is null)
        {
            _changes.Add(add);
            if (after is not null) StartBehindRows(table, column, after);
            return;
        }

        CatalogName source = SetAside(before, after, isLocked: true);
        _changes.Add(add);
        GoOn(after, source);
        if (!isGone) return;

        // At the end, since other columns may take numbers from it so far; and under the last name that it has got.
        _goneAtOnce.Add(NameOf(before));
        _drops.RemoveAll(drop => drop.Step.Object == Reference(before));
        Drop(Reference(before), default, $"drop sequence {source}");
    }

    private void DropIdentity(Relation table, Column column, Column old, string alter)
    {
        Relation? before = SequenceOf(_from, _from.FindRelation(table.Schema, table.Name)!, old), after = SequenceOf(_to, table, column);
        if (before is not null && after is not null)
        {
            CatalogName source = SetAside(before, after, isLocked: false);
            if (IsCreatedHere(after)) _changes.Add(_text.CreateSequence(after));
            GoOn(after, source);
        }

        _changes.Add($"{alter} drop identity");
    }

    private void GiveSequence(Relation table, Column column)
    {
        if (SequenceOf(_to, table, column) is { } sequence && IsCreatedHere(sequence) && _text.OwnerOf(sequence) is not "none" and var owner) _changes.Add($"alter sequence {sequence.QualifiedName} owned by {owner}");
    }

    // All others are created with a statement of their own.
    private bool IsCreatedHere(Relation sequence) => IsMadeWithColumn(sequence) || (_text.ComesWithColumn(sequence) && IsMissing(NameOf(sequence)));

    // The name that a sequence has until the one that comes for it has its numbers. Nobody takes a number from it once it is renamed, since that locks it.
    private CatalogName SetAside(Relation before, Relation after, bool isLocked)
    {
        bool isSameName = before.QualifiedName == after.QualifiedName;
        if (isSameName) _remade.Add(NameOf(after));
        if (_newNames.TryGetValue(before.QualifiedName, out string? former)) return before.QualifiedName with { Name = former };
        if (isLocked && !isSameName) return before.QualifiedName;
        CatalogName aside = before.QualifiedName with { Name = FreeName(before.QualifiedName, "_old") };
        _changes.Add($"alter sequence {before.QualifiedName} rename to {CatalogText.Quote(aside.Name)}");
        return aside;
    }

    // A column that got its numbers from elsewhere has some already.
    private void StartBehindRows(Relation table, Column column, Relation sequence)
    {
        SequenceSettings settings = SequenceSettings.Of(_to, sequence.SequenceOptions);
        if (settings.Increment < 0) return;
        FormattableString start = $"greatest(max({CatalogText.Quote(column.Name)}) + 1, {settings.Start})";
        _changes.Add($"select setval({SqlPrinter.QuoteLiteral(sequence.QualifiedName.ToString())}, {start.ToString(CultureInfo.InvariantCulture)}, false) from {table.QualifiedName}");
    }

    private void GoOn(Relation sequence, CatalogName source) => _changes.Add($"select setval({SqlPrinter.QuoteLiteral(sequence.QualifiedName.ToString())}, last_value, is_called) from {source}");

    // The identity's own, or the one that the default takes from.
    private static Relation? SequenceOf(DatabaseCatalog catalog, Relation table, Column column) => column.Identity == ColumnIdentity.None
        ? column.References.Where(static reference => reference.Class == ObjectClass.Relation).Select(reference => catalog.FindRelation(reference.Oid)).FirstOrDefault(static relation => relation is { Kind: RelationKind.Sequence })
        : catalog.UserRelations.FirstOrDefault(sequence => sequence.IsIdentitySequence && sequence.OwnerTable == table.Oid && sequence.OwnerColumn == column.Number);
}
