using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>Indexes, which would be built anew. Those of constraints have the names of these.</content>
internal sealed partial class RenameFinder
{
    private void RenameIndexes()
    {
        List<Relation> tables = Relations(_to).Where(table => _from.FindRelation(table.Schema, table.Name) is { } old && Indexes(table).Any(index => !Has(old, index.Name)) && Indexes(old).Any(index => !Has(table, index.Name))).ToList();
        if (tables.Count == 0) return;
        IReadOnlyDictionary<string, ObjectDescription> wanted = CatalogDescription.Of(_to, includeComments: false, DefinitionBinder.Instance), found = CatalogDescription.Of(_from, includeComments: false, DefinitionBinder.Instance);
        foreach (Relation table in tables)
        {
            Relation old = _from.FindRelation(table.Schema, table.Name)!;
            List<RelationIndex> gone = Indexes(old).Where(index => !Has(table, index.Name)).ToList(), come = Indexes(table).Where(index => !Has(old, index.Name)).ToList();
            foreach ((RelationIndex before, RelationIndex after) in Pairs(gone, come, (one, other) => Describe(wanted, table, other) is { } now && Describe(found, old, one) is { } then && CatalogDifference.AreSame(now, then)))
                Apply($"alter index {new CatalogName(old.Schema, before.Name)} rename to {CatalogText.Quote(after.Name)}");
        }

        static IEnumerable<RelationIndex> Indexes(Relation table) =>
            table.Indexes.Where(index => index.ParentIndex == 0 && !table.Constraints.Any(constraint => constraint.Name == index.Name && ConstraintDdl.HasIndex(constraint.Kind)));

        static bool Has(Relation table, string index) => table.Indexes.Any(other => other.Name == index);

        static ObjectDescription? Describe(IReadOnlyDictionary<string, ObjectDescription> descriptions, Relation table, RelationIndex index)
        {
            string kind = table.Kind switch { RelationKind.MaterializedView => "materialized view", RelationKind.ForeignTable => "foreign table", _ => "table" };
            return descriptions.TryGetValue($"{kind} {table.QualifiedName}", out ObjectDescription? whole) && whole.Parts.TryGetValue($"index {new CatalogName(table.Schema, index.Name)}", out ObjectDescription? part) ? part : null;
        }
    }
}
