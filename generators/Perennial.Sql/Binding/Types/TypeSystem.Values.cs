using System.Collections.Concurrent;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;
using CatalogColumn = Perennial.Sql.Catalog.Column;

namespace Perennial.Sql.Binding;

/// <summary>Whether the values that tables compute themselves may be null: defaults and generated columns.</summary>
internal sealed partial class TypeSystem
{
    private readonly ConcurrentDictionary<(Relation, int), bool> _nullableValues = new();

    /// <summary>Whether the column's default, of which there is one, may be null.</summary>
    public bool IsNullableDefault(Relation relation, CatalogColumn column) =>
        _nullableValues.GetOrAdd((relation, column.Number), _ => IsNullableValue(column.Default!, new DefinitionScope { Construct = "DEFAULT", Target = column.Type, TargetTypmod = column.Typmod }));

    /// <summary>Whether a generated column may be null where nothing else forbids it.</summary>
    public bool IsNullableGeneratedColumn(Relation relation, int index)
    {
        CatalogColumn column = relation.Columns[index];
        // Children may generate the column in their own way.
        if (column.Default is null || ChildrenOf(relation).Count > 0) return true;
        return _nullableValues.GetOrAdd((relation, column.Number), _ => IsNullableValue(column.Default, new DefinitionScope { Construct = "GENERATED", Relation = relation, Target = column.Type, TargetTypmod = column.Typmod }));
    }

    private bool IsNullableValue(Expression expression, DefinitionScope scope)
    {
        // The expression's spans are of the text that defined the table; here nothing is reported.
        Binder binder = new(Catalog, new SourceText("", ""), new BindOptions { SearchPath = SearchPath.Schemas });
        try
        {
            return new NullabilityAnalyzer(this, static _ => true).IsNullable(binder.BindDefinition(expression, scope), null);
        }
        catch (BindFailure)
        {
            return true;
        }
    }
}
