using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>PRN1032, PRN1033 and PRN1035: versions must add up to schema.sql, and each must be undone by its downgrade.sql.</summary>
/// <param name="procedures">
/// Names of the routines that are procedures, as Identity writes them: procedures.sql brings those, so neither schema.sql's versions nor downgrades need to.
/// </param>
/// <param name="generated">The grants that follow from the contract.</param>
internal sealed class FoldCheck(HashSet<string> procedures, GeneratedGrants generated, ICollection<Finding> findings)
{
    private const string Index = "index ";

    /// <summary>How a difference names a routine: <c>function queue.f(integer)</c>.</summary>
    public static string Identity(DatabaseCatalog catalog, Routine routine) =>
        $"{routine.Kind.ToString().ToLowerInvariant()} {routine.QualifiedName}({string.Join(", ", routine.ArgumentTypes.Select(type => catalog.FormatType(type, null, SearchPath.Empty)))})";

    /// <summary>The same for a shipped signature.</summary>
    public static string Identity(ProcedureSignature signature) => signature.Identity.Get(signature) ?? signature.Identity.Set(signature, MakeIdentity(signature));

    private static string MakeIdentity(ProcedureSignature signature) =>
        $"{(signature.Kind == ProcedureKind.Procedure ? "procedure" : "function")} {new CatalogName(signature.Schema, signature.Name)}({string.Join(", ", signature.InputArguments.Select(static argument => argument.Type.DisplayName))})";

    /// <summary>Holds the newest version's catalog against schema.sql's.</summary>
    /// <param name="version">The highest version.</param>
    /// <param name="isOpen">Whether it may still change.</param>
    /// <param name="schema">schema.sql's catalog.</param>
    /// <param name="differences">Of the newest version's catalog from schema.sql's.</param>
    /// <param name="schemaPlaces">Where schema.sql defines what; asked only when there is something to tell.</param>
    /// <param name="versionPlaces">Where versions define what.</param>
    /// <param name="schemaFile">For what has no place of its own.</param>
    /// <param name="goneIn">The open version that no longer has an object of an earlier one, by the name that a difference gives it; null for one that no version had.</param>
    public void CheckSchema(
        FoldedVersion version, bool isOpen, DatabaseCatalog schema, EquatableArray<CatalogDifference> differences, Lazy<ObjectPlaces> schemaPlaces, Lazy<ObjectPlaces> versionPlaces, InputFile schemaFile, Func<string, VersionFolder?> goneIn)
    {
        InheritedDifferences inherited = new(differences, schema, version.Catalog);
        PartitionIndexes parts = new(schema, version.Catalog, differences);
        foreach (CatalogDifference difference in differences)
        {
            // 'perennial ship' brings procedures with their comments.
            if ((procedures.Contains(difference.Object) && (isOpen || difference.Property != "comment")) || generated.Contains(difference) || inherited.Contains(difference) || parts.IsTold(difference) || DifferenceText.FollowsAnother(difference, differences)) continue;
            // One of the two has parents, which is told, and then its columns have no order of their own.
            if (difference.Property == "order of columns" && (difference.Expected is null || difference.Actual is null)) continue;
            PartNames? names = parts.NamesOf(difference);
            if (names is { IsFirst: false }) continue;
            VersionFolder? gone = difference.Kind == CatalogDifferenceKind.Missing ? goneIn(difference.Object) : null;
            SourceLocation? versionPlace = difference.Kind == CatalogDifferenceKind.Missing ? null : versionPlaces.Value.Find(difference);
            SourceLocation place = (difference.Kind == CatalogDifferenceKind.Unexpected ? versionPlace : schemaPlaces.Value.Find(difference))
                ?? SourceLocation.Of(new SourceText(schemaFile.Path, schemaFile.Text), new TextSpan(0, 0));
            string what = difference.Kind switch
            {
                CatalogDifferenceKind.Missing when IsOfDefaults(difference) => $"schema.sql sets the {difference.Object}, and no version does.",
                CatalogDifferenceKind.Unexpected when IsOfDefaults(difference) => $"The versions set the {difference.Object}, and schema.sql does not.",
                _ when names is not null => $"The parts of the {names.Parent} are called {names.Wanted} in schema.sql and {names.Found} after the versions.",
                CatalogDifferenceKind.Missing when gone is not null => $"schema.sql has the {DifferenceText.Name(difference)}, which versions/{gone.Name} drops or renames.",
                CatalogDifferenceKind.Missing => $"schema.sql has the {DifferenceText.Name(difference)}, and no version creates it.",
                CatalogDifferenceKind.Unexpected => $"The versions create the {DifferenceText.Name(difference)}, and schema.sql does not have it.",
                _ => GranteeOf(difference) is { } grantee
                    ? $"schema.sql gives {grantee} {difference.Expected ?? "no privileges"} {(IsOfDefaults(difference) ? "by" : "on")} the {difference.Object}, and the versions give {difference.Actual ?? "none"}."
                    : DifferenceText.BetweenSchemaAndVersions(difference),
            };
            if (isOpen) Report(FindingRules.FoldDiffers, place, $"{what} {(names is not null ? $"Write {names.Statements} into versions/{version.Folder.Name}/upgrade.sql." : gone is null ? Advice(difference, version.Folder, versionPlace) : "Take that back, create it there again, or remove it from schema.sql.")}");
            else Report(FindingRules.NoOpenVersion, place, $"{what} Every version is sealed: begin a new one that makes the change (perennial new \"what it does\").");
        }
    }

    /// <summary>Refuses what a version's scripts alter of procedures, which are as their CREATE statements say.</summary>
    /// <param name="version">An open version.</param>
    /// <param name="callable">The procedures of today and of the contract: what was one only in earlier versions is the versions' own now.</param>
    public void CheckAltered(FoldedVersion version, HashSet<string> callable)
    {
        foreach (AlteredRoutine altered in version.Altered.Where(altered => callable.Contains(altered.Identity)))
        {
            string advice = altered.Location.Path == version.Folder.Downgrade?.Path
                ? "Remove this statement: going down, a procedure that the version replaced comes back as it was by itself."
                : $"Remove this statement; to change a procedure of schema.sql, {altered.EditOf("its CREATE statement there")}, and 'perennial ship' brings it.";
            Report(FindingRules.FoldDiffers, altered.Location, $"This changes the {altered.Identity} in databases only, which is a procedure and is what its CREATE statement says. {advice}");
        }
    }

    /// <summary>Holds the catalog that a version's downgrade.sql leaves against that of the version before.</summary>
    /// <param name="folded">The version.</param>
    /// <param name="before">What the version started from.</param>
    /// <param name="differences">Of what it leaves from what the version started from.</param>
    /// <param name="isRewritten">Whether the version brings a procedure of that identity, and so its downgrade brings back the one of before.</param>
    /// <param name="isOpen">Whether it may still change: a sealed one that drops a procedure can only be told of, and not mended.</param>
    public void CheckDowngrade(FoldedVersion folded, DatabaseCatalog before, EquatableArray<CatalogDifference> differences, Func<string, bool> isRewritten, bool isOpen)
    {
        VersionFolder version = folded.Folder;
        if (version.Downgrade is not { } file) return;
        SourceLocation place = SourceLocation.Of(new SourceText(file.Path, file.Text), new TextSpan(0, 0));
        InheritedDifferences inherited = new(differences, before, folded.AfterDowngrade ?? before);
        PartitionIndexes parts = new(before, folded.AfterDowngrade ?? folded.Catalog, differences);
        foreach (CatalogDifference difference in differences)
        {
            if (isOpen && difference.Kind == CatalogDifferenceKind.Missing && procedures.Contains(difference.Object) && !isRewritten(difference.Object)
                && folded.Catalog.UserRoutines.Any(routine => Identity(folded.Catalog, routine) == difference.Object))
            {
                Report(FindingRules.DowngradeDiffers, place, $"downgrade.sql of {version.Name} does not undo upgrade.sql: it drops the {difference.Object}, which was there before the version and which services call. Remove the DROP from downgrade.sql.");
                continue;
            }

            // A column that comes back stands at the end, and nothing depends on where.
            if (procedures.Contains(difference.Object) || generated.Contains(difference) || difference.Property == "order of columns" || KeepsEveryLabel(difference) || inherited.Contains(difference) || parts.IsTold(difference) || DifferenceText.FollowsAnother(difference, differences)) continue;
            PartNames? names = parts.NamesOf(difference);
            if (names is { IsFirst: false }) continue;

            // Nor does it let an index of a partition go, which hurts as little.
            if (difference is { Property: "attached", Expected: null }) continue;
            string what = difference.Kind switch
            {
                CatalogDifferenceKind.Missing or CatalogDifferenceKind.Unexpected when IsOfDefaults(difference) =>
                    $"the {difference.Object} {(difference.Kind == CatalogDifferenceKind.Missing ? "do not come back" : "stay")}. Write ALTER DEFAULT PRIVILEGES into downgrade.sql",
                _ when names is not null => $"the parts of the {names.Parent} were called {names.Wanted} and are called {names.Found}. Write {names.Statements} into downgrade.sql",
                CatalogDifferenceKind.Missing => $"the {DifferenceText.Name(difference)} does not come back. Create it in downgrade.sql as it was",
                CatalogDifferenceKind.Unexpected => $"the {DifferenceText.Name(difference)} stays. Drop it in downgrade.sql",
                _ when GranteeOf(difference) is { } grantee => $"{grantee} has {difference.Actual ?? "no privileges"} {(IsOfDefaults(difference) ? "by" : "on")} the {difference.Object} and had {difference.Expected ?? "none"}. Write GRANT or REVOKE into downgrade.sql",
                _ when DifferenceText.IsGeneration(difference) => $"{DifferenceText.AfterDowngrade(difference)}. {Generation(difference, "downgrade.sql")}",
                _ => $"{DifferenceText.AfterDowngrade(difference)}. Change it back in downgrade.sql",
            };
            Report(FindingRules.DowngradeDiffers, place, $"downgrade.sql of {version.Name} does not undo upgrade.sql: {what}.");
        }
    }

    private static string Generation(CatalogDifference difference, string file) => difference.Expected is null
        ? $"Write ALTER COLUMN ... DROP EXPRESSION into {file}"
        : $"No statement makes a column generated: drop the column and add it with GENERATED ALWAYS AS in {file}";

    private static bool IsOfDefaults(CatalogDifference difference) => difference.Object.StartsWith("default privileges ", StringComparison.Ordinal);

    // Whose privileges a difference is about, in words; null when it is about something else.
    private static string? GranteeOf(CatalogDifference difference)
    {
        if (difference.Property is not { } property || !property.StartsWith(ObjectDescription.GrantPrefix, StringComparison.Ordinal)) return null;
        string grantee = property.Substring(ObjectDescription.GrantPrefix.Length);
        return grantee switch { AccessList.Owner => "the owner", AccessList.Public => "PUBLIC", _ => "the role " + grantee };
    }

    // PostgreSQL cannot take a value of an enum back, and one that nothing uses hurts nobody.
    private static bool KeepsEveryLabel(CatalogDifference difference) =>
        difference is { Property: "labels", Expected: { } expected, Actual: { } actual } && EnumLabels.AreKept(expected, by: actual);

    private static string Advice(CatalogDifference difference, VersionFolder version, SourceLocation? place)
    {
        string folder = "versions/" + version.Name;
        if (difference.Property == "order of columns")
            return $"A new column always comes last: move its line in schema.sql, so that the columns are in the order {difference.Actual}.";

        // The file of the open version that has the statement already.
        string? own = new InputFile?[] { version.Upgrade, version.Online }.FirstOrDefault(file => file is not null && file.Path == place?.Path) is { } file ? $"{folder}/{VersionFolder.FileName(file)}" : null;
        if (own is not null && KeepsEveryLabel(difference)) return $"Add {EnumLabels.Added(difference.Expected, difference.Actual)} to schema.sql in the same place, since databases keep every value, or take out of {own} what it adds.";
        if (HandWork.Find(difference) is { } byHand) return byHand;
        return difference.Kind switch
        {
            _ when IsOfDefaults(difference) => $"Write ALTER DEFAULT PRIVILEGES into {folder}/upgrade.sql, or change schema.sql.",
            CatalogDifferenceKind.Missing when difference.Object.StartsWith(Index, StringComparison.Ordinal) =>
                $"Create it in {folder}/online.sql with CREATE INDEX CONCURRENTLY (in upgrade.sql where this version also makes the table), or remove it from schema.sql.",
            CatalogDifferenceKind.Missing => $"Create it in {folder}/upgrade.sql, or remove it from schema.sql.",
            CatalogDifferenceKind.Unexpected when own is not null => $"Add it to schema.sql, or take it out of {own}.",
            CatalogDifferenceKind.Unexpected => $"Add it to schema.sql, or drop it in {folder}/upgrade.sql.",
            _ when GranteeOf(difference) is not null => $"Write GRANT or REVOKE into {folder}/upgrade.sql, or change schema.sql.",
            _ when DifferenceText.IsGeneration(difference) => $"{Generation(difference, $"{folder}/upgrade.sql")}, or take the change in schema.sql back.",
            _ when difference is { Property: "attached", Actual: null } => $"Write ALTER INDEX ... ATTACH PARTITION into {folder}/online.sql behind the statement that creates it: without it the index of the parent stays invalid.",
            _ when difference is { Property: "not valid", Expected: null } => $"Validate it in {folder}/online.sql with VALIDATE CONSTRAINT, or write NOT VALID in schema.sql.",
            _ => $"Change it in {own ?? folder + "/upgrade.sql"}, or take the change in schema.sql back.",
        };
    }

    private void Report(FindingRule rule, SourceLocation place, string message) =>
        findings.Add(Finding.Create(rule, place, message));
}
