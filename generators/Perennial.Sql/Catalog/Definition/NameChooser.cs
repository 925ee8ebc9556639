using System.Globalization;
using System.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Generates names of constraints, indexes, sequences and array types exactly as the server does (makeObjectName and its callers).</summary>
internal static class NameChooser
{
    /// <summary><c>name1_name2_label</c>, the longer of the two names shortened until the whole fits into 63 bytes.</summary>
    public static string Compose(string name1, string? name2, string? label)
    {
        int overhead = (name2 is null ? 0 : 1) + (label is null ? 0 : Bytes(label) + 1);
        int available = NameRules.MaxBytes - overhead;
        int length1 = Bytes(name1);
        int length2 = name2 is null ? 0 : Bytes(name2);
        while (length1 + length2 > available)
        {
            if (length1 > length2) length1--;
            else length2--;
        }

        StringBuilder name = new(NameRules.Truncate(name1, length1));
        if (name2 is not null) name.Append('_').Append(NameRules.Truncate(name2, length2));
        if (label is not null) name.Append('_').Append(label);
        return name.ToString();
    }

    /// <summary>A name for an index, a sequence or an index-backed constraint that no relation of the schema has.</summary>
    public static string ChooseRelation(DatabaseCatalog catalog, string schema, string name1, string? name2, string label, bool isConstraint) =>
        Choose(name1, name2, label, name => RelationExists(catalog, schema, name) || (isConstraint && catalog.User.ConstraintNames.ContainsKey(new(schema, name))));

    /// <summary>A name for a constraint without index that no constraint of the schema has.</summary>
    /// <param name="pending">Names chosen by the same statement that the catalog does not have yet.</param>
    public static string ChooseConstraint(DatabaseCatalog catalog, string schema, string name1, string? name2, string label, ICollection<string> pending) =>
        Choose(name1, name2, label, name => pending.Contains(name) || catalog.User.ConstraintNames.ContainsKey(new(schema, name)));

    /// <summary>A name for a statistics object that none of the schema has.</summary>
    public static string ChooseStatistics(DatabaseCatalog catalog, string schema, string name1, string name2) =>
        Choose(name1, name2, "stat", name => catalog.User.StatisticsNames.ContainsKey(new(schema, name)));

    /// <summary>The name of the array type over a new type.</summary>
    public static string ChooseArrayType(DatabaseCatalog catalog, string schema, string typeName)
    {
        // Until 15 a collision put one more underscore in front; since then it puts a number behind.
        for (int pass = 0; ; pass++)
        {
            string name = catalog.ServerVersion < 16
                ? NameRules.Truncate(new string('_', pass + 1) + typeName)
                : Compose("", typeName, pass == 0 ? null : pass.ToString(CultureInfo.InvariantCulture));
            if (catalog.FindType(schema, name) is null) return name;
        }
    }

    /// <summary>Column names joined for the middle of an index's name: no longer than a name can be, as ChooseIndexNameAddition cuts it.</summary>
    public static string JoinColumns(IEnumerable<string> columns)
    {
        StringBuilder joined = new();
        foreach (string column in columns)
        {
            if (joined.Length > 0) joined.Append('_');
            joined.Append(column);
            if (Bytes(joined.ToString()) > NameRules.MaxBytes) break;
        }

        return joined.ToString();
    }

    public static bool RelationExists(DatabaseCatalog catalog, string schema, string name) =>
        catalog.User.IndexNames.ContainsKey(new(schema, name)) || catalog.FindRelation(schema, name) is not null;

    private static string Choose(string name1, string? name2, string label, Func<string, bool> exists)
    {
        for (int pass = 0; ; pass++)
        {
            string name = Compose(name1, name2, pass == 0 ? label : label + pass.ToString(CultureInfo.InvariantCulture));
            if (!exists(name)) return name;
        }
    }

    private static int Bytes(string name) => Encoding.UTF8.GetByteCount(name);
}
