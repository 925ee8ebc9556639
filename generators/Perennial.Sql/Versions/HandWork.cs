using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions;

/// <summary>
/// What <c>perennial new</c> does not draft, because no statement changes it: all of it, so that whatever is not here has a draft. The command prints
/// each as "still to do".
/// </summary>
internal static class HandWork
{
    /// <summary>What to do about a difference that no draft removes; null for one that has a draft.</summary>
    public static string? Find(CatalogDifference difference)
    {
        if (difference is not { Kind: CatalogDifferenceKind.Changed, Property: { } property }) return null;
        string kind = difference.Object.Substring(0, difference.Object.IndexOf(' '));
        return (kind, property) switch
        {
            ("table", "partition key") => "PostgreSQL cannot partition a table anew: create one with the key under another name, copy the rows in online.sql, and give it the name in the version after that.",
            ("type", "labels") when EnumLabels.Renamed(difference.Expected, difference.Actual) is var (wanted, found) => $"If it is the same value, write ALTER TYPE ... RENAME VALUE {found} TO {wanted} into upgrade.sql, or the name that the versions give it into schema.sql.",
            ("type", "labels") when !EnumLabels.AreKept(difference.Actual, by: difference.Expected) => "PostgreSQL only adds values to an enum: leave the old ones and their order in schema.sql, or create an enum of another name and change the columns to it.",
            ("index", "attached") when difference.Expected is null => "PostgreSQL does not take an index of a partition away from the one of its parent: drop that one and create both anew.",
            ("type", "subtype" or "multirange type") => Another("range type"),
            ("type", _) when property.StartsWith(ObjectDescription.AttributePrefix, StringComparison.Ordinal) => Another("range type"),
            ("type", "category" or "preferred") => Another("type"),
            ("domain", "type" or "collation") => Another("domain"),
            ("collation", not "comment") => Another("collation"),
            ("text", _) when property is "template" or "parser" || property.EndsWith(ObjectDescription.MethodSuffix, StringComparison.Ordinal) => "PostgreSQL cannot change it: create one of another name, and change to it whatever names this one.",
            ("extension", "schema") => "Write ALTER EXTENSION ... SET SCHEMA into upgrade.sql, and back into downgrade.sql: what is in the extension moves with it. One that does not support that stays where it is.",
            _ => null,
        };
    }

    private static string Another(string kind) => $"PostgreSQL cannot change it: create a {kind} of another name, and change the columns to it.";
}
