using Perennial.Sql.Printing;

namespace Perennial.Sql.Catalog;

/// <summary>What is wrong with an object of the actual catalog.</summary>
public enum CatalogDifferenceKind
{
    /// <summary>Expected, but not there.</summary>
    Missing,

    /// <summary>There, but not expected.</summary>
    Unexpected,

    /// <summary>There, but not as expected.</summary>
    Changed,
}

/// <summary>One difference between two catalogs, of the users' objects only.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Object">The object with its kind: <c>table queue.tasks</c>, <c>column queue.tasks.state</c>, <c>index queue.tasks_state_idx</c>.</param>
/// <param name="Property">What of it differs, such as <c>type</c>; null when the object is missing or unexpected.</param>
/// <param name="Expected">The expected value for people; null when it has none.</param>
/// <param name="Actual">The actual value for people; null when it has none.</param>
public sealed record CatalogDifference(CatalogDifferenceKind Kind, string Object, string? Property, string? Expected, string? Actual)
{
    /// <summary>Everything that differs, by the objects' names; empty when both catalogs define the same.</summary>
    /// <param name="expected">What should be there.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="includeComments">Whether COMMENT ON counts.</param>
    /// <param name="binder">Tells whether two conditions mean the same that are written in different ways; null compares their text.</param>
    public static EquatableArray<CatalogDifference> Compare(DatabaseCatalog expected, DatabaseCatalog actual, bool includeComments = false, IDefinitionBinder? binder = null)
    {
        List<CatalogDifference> differences = [];
        Compare(CatalogDescription.Of(expected, includeComments, binder, actual), CatalogDescription.Of(actual, includeComments, binder, expected), differences);
        return differences.ToEquatableArray();
    }

    /// <summary>In what two routines of one identity differ, comments and rights excepted.</summary>
    /// <param name="expected">As it should be, with its catalog.</param>
    /// <param name="actual">As it is, with its catalog.</param>
    /// <param name="binder">As in the comparison of catalogs.</param>
    internal static EquatableArray<CatalogDifference> Compare((DatabaseCatalog Catalog, Routine Routine) expected, (DatabaseCatalog Catalog, Routine Routine) actual, IDefinitionBinder? binder)
    {
        List<CatalogDifference> differences = [];
        (string name, ObjectDescription wanted) = CatalogDescription.Of(expected.Catalog, expected.Routine, binder);
        CompareProperties(name, wanted, CatalogDescription.Of(actual.Catalog, actual.Routine, binder).Description, differences);
        return differences.ToEquatableArray();
    }

    /// <summary>Whether two objects differ in their names at most.</summary>
    internal static bool AreSame(ObjectDescription one, ObjectDescription other)
    {
        List<CatalogDifference> differences = [];
        CompareProperties("", one, other, differences);
        return differences.Count == 0;
    }

    /// <summary>A sentence without a full stop: <c>column queue.tasks.state: type is text, expected integer</c>.</summary>
    public override string ToString() => Kind switch
    {
        CatalogDifferenceKind.Missing => $"{Object} is missing",
        CatalogDifferenceKind.Unexpected => $"{Object} is not expected",
        _ => $"{Object}: {Property} is {Actual ?? "not set"}, expected {Expected ?? "none"}",
    };

    private static void Compare(IReadOnlyDictionary<string, ObjectDescription> expected, IReadOnlyDictionary<string, ObjectDescription> actual, List<CatalogDifference> differences)
    {
        foreach (string name in expected.Keys.Union(actual.Keys).OrderBy(static name => name, StringComparer.Ordinal))
        {
            if (!actual.TryGetValue(name, out ObjectDescription? found))
            {
                differences.Add(new(CatalogDifferenceKind.Missing, name, null, null, null));
            }
            else if (!expected.TryGetValue(name, out ObjectDescription? wanted))
            {
                differences.Add(new(CatalogDifferenceKind.Unexpected, name, null, null, null));
            }
            else
            {
                CompareProperties(name, wanted, found, differences);
                Compare(wanted.Parts, found.Parts, differences);
            }
        }
    }

    private static void CompareProperties(string name, ObjectDescription expected, ObjectDescription actual, List<CatalogDifference> differences)
    {
        foreach (string property in expected.Properties.Keys.Union(actual.Properties.Keys))
        {
            DescribedValue wanted = expected.Properties.TryGetValue(property, out DescribedValue left) ? left : default;
            DescribedValue found = actual.Properties.TryGetValue(property, out DescribedValue right) ? right : default;
            if (AreEqual(wanted.Value, found.Value)) continue;
            (string? expectedText, string? actualText) = (wanted.Text, found.Text);
            if (wanted.Value is DescribedCondition one && found.Value is DescribedCondition other && one.Tree.Equals(other.Tree))
            {
                (expectedText, actualText) = (SqlPrinter.Print(one.Written), SqlPrinter.Print(other.Written));
            }

            differences.Add(new(CatalogDifferenceKind.Changed, name, property, expectedText, actualText));
        }
    }

    private static bool AreEqual(object? wanted, object? found) => (wanted, found) switch
    {
        (PartOrder one, PartOrder other) => one.AgreesWith(other),
        (DescribedCondition one, DescribedCondition other) => one.AgreesWith(other),
        _ => Equals(wanted, found),
    };
}
