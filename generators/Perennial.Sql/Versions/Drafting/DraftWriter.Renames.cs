using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Constraints that have another name and are the same otherwise.</content>
internal sealed partial class DraftWriter
{
    // By the names that they get, the names that constraints had.
    private readonly Dictionary<string, string> _formerNames = new(StringComparer.Ordinal);

    // Made anew under its new name, a key would take its index and what references it along, and a check or a foreign key would read the table again.
    private List<CatalogDifference> RenameConstraints(List<CatalogDifference> differences)
    {
        const string Constraint = "constraint ";
        if (!differences.Exists(static difference => difference.Kind == CatalogDifferenceKind.Missing && difference.Object.StartsWith(Constraint, StringComparison.Ordinal))) return differences;
        HashSet<string> missing = Names(CatalogDifferenceKind.Missing), unexpected = Names(CatalogDifferenceKind.Unexpected), settled = new(StringComparer.Ordinal);
        IReadOnlyDictionary<string, ObjectDescription> wanted = CatalogDescription.Of(_to, includeComments: false, DefinitionBinder.Instance), found = CatalogDescription.Of(_from, includeComments: false, DefinitionBinder.Instance);
        foreach (Relation table in _to.UserRelations.Where(static relation => relation.Kind is RelationKind.Table or RelationKind.PartitionedTable))
        {
            if (_from.FindRelation(table.Schema, table.Name) is not { } old) continue;
            foreach (Constraint constraint in table.Constraints.Where(constraint => CanRename(table, constraint) && missing.Contains(KeyOf(table, constraint))))
            {
                ObjectDescription description = wanted[NameOf(table)].Parts[KeyOf(table, constraint)];
                Constraint? former = old.Constraints.FirstOrDefault(former => CanRename(old, former) && unexpected.Contains(KeyOf(old, former)) && !settled.Contains(KeyOf(old, former))
                    && CatalogDifference.AreSame(description, found[NameOf(old)].Parts[KeyOf(old, former)]));
                if (former is null) continue;
                settled.Add(KeyOf(old, former));
                settled.Add(KeyOf(table, constraint));
                _formerNames.Add(KeyOf(table, constraint), KeyOf(old, former));
                _first.Add($"alter table {table.QualifiedName} rename constraint {CatalogText.Quote(former.Name)} to {CatalogText.Quote(constraint.Name)}");
            }
        }

        return differences.FindAll(difference => !settled.Contains(difference.Object));

        HashSet<string> Names(CatalogDifferenceKind kind) =>
            new(differences.Where(difference => difference.Kind == kind && difference.Object.StartsWith(Constraint, StringComparison.Ordinal)).Select(static difference => difference.Object), StringComparer.Ordinal);
    }

    // One that calls routines may have to make room for them; and a foreign key's new name does not reach the partitions.
    private static bool CanRename(Relation table, Constraint constraint) => constraint.InheritCount == 0 && constraint.Kind != ConstraintKind.NotNull
        && !constraint.References.Any(static reference => reference.Class is ObjectClass.Routine or ObjectClass.Operator)
        && (constraint.Kind != ConstraintKind.ForeignKey || table.Kind != RelationKind.PartitionedTable);

    private static string KeyOf(Relation table, Constraint constraint) => $"constraint {CatalogText.Quote(constraint.Name)} on {table.QualifiedName}";
}
