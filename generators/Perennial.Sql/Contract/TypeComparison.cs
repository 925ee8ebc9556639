using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Contract;

/// <summary>PRN1018 and PRN1019: the enums, composites and domains of shipped signatures.</summary>
internal static class TypeComparison
{
    /// <param name="contract">The shipped state.</param>
    /// <param name="present">The types of today's signatures.</param>
    /// <param name="locate">Where a type is created, by display name; null when that is unknown.</param>
    /// <param name="meaningOf">What a condition means to the domain of a display name, one text for all spellings; null where that is unknown. It may be null.</param>
    public static void Compare(
        ContractFile contract, EquatableArray<SignatureType> present, Func<string, SourceLocation?> locate, Evolution evolution, Func<string, Expression, string?>? meaningOf,
        ICollection<Finding> findings)
    {
        Dictionary<string, SignatureType> types = new(StringComparer.Ordinal);
        foreach (SignatureType type in present) types[type.DisplayName] = type;
        HashSet<string> returned = Returned(contract);
        foreach (ContractType shipped in contract.Types)
        {
            // A type that is gone has changed every signature that had it, and those are reported.
            if (!types.TryGetValue(shipped.Type.DisplayName, out SignatureType? now)) continue;
            Change change = new(shipped, now, locate(now.DisplayName) ?? shipped.Location, findings);
            if (shipped.Type.Kind != now.Kind) change.Report($"The type {now.DisplayName} is {Word(now.Kind)} and was {Word(shipped.Type.Kind)}.", "Take the change back, and give the new type another name.");
            else if (now.Kind == SignatureTypeKind.Enum) CompareLabels(change, returned, evolution);
            else if (now.Kind == SignatureTypeKind.Composite) CompareFields(change);
            else if (now.Kind == SignatureTypeKind.Domain) CompareDomain(change, meaningOf);
        }
    }

    private static void CompareLabels(Change change, HashSet<string> returned, Evolution evolution)
    {
        string name = change.Now.DisplayName;
        List<string> renamed = [];
        foreach (string label in change.Shipped.Labels)
        {
            if (change.Now.Labels.Contains(label)) continue;
            string? instead = Instead(change, label);
            if (instead is not null) renamed.Add(instead);
            change.Report(
                instead is null ? $"The enum {name} has lost the value '{label}', which running services pass and read." : $"The value '{label}' of the enum {name} is called '{instead}' now, and running services pass and read '{label}'.",
                "Take the value back. An enum's values are never removed or renamed; stop storing the value instead.");
        }

        if (change.Shipped.IsOpen && !change.Now.IsOpen)
            change.Report($"The enum {name} is no longer open, so its readers lose the member for values that they do not know.", "Write the line '-- open-enum' above CREATE TYPE again.");

        List<string> added = change.Now.Labels.Where(label => !change.Shipped.Labels.Contains(label) && !renamed.Contains(label)).ToList();
        if (added.Count == 0 || change.Shipped.IsOpen || !returned.Contains(name)) return;
        change.Report(
            FindingRules.EnumValueAdded,
            $"The enum {name} has the new value{(added.Count > 1 ? "s" : "")} {string.Join(", ", added.Select(static label => $"'{label}'"))}, and running services that read one through a shipped procedure fail on it.",
            "Return it through new procedures only: in shipped ones map it to a value that they know and cast the result to a type of its own, or keep the enum as it was and make a new one.",
            evolution == Evolution.Additive ? FindingSeverity.Warning : null);
    }

    // A new value in the place of a lost one: between the same neighbours.
    private static string? Instead(Change change, string label)
    {
        EquatableArray<string> shipped = change.Shipped.Labels;
        int position = shipped.AsSpan().IndexOf(label);
        return shipped.Count == change.Now.Labels.Count && !shipped.Contains(change.Now.Labels[position]) ? change.Now.Labels[position] : null;
    }

    private static void CompareFields(Change change)
    {
        IEnumerable<string> shipped = change.Shipped.Fields.Select(static field => field.Name + " " + field.Type.DisplayName);
        IEnumerable<string> now = change.Now.Fields.Select(static field => field.Name + " " + field.Type.DisplayName);
        if (!shipped.SequenceEqual(now))
            change.Report($"The fields of the composite type {change.Now.DisplayName} have changed, and running services read and write all of them in order.", "Take the change back, and make a new type for new procedures.");
    }

    private static void CompareDomain(Change change, Func<string, Expression, string?>? meaningOf)
    {
        string name = change.Now.DisplayName;
        if (change.Shipped.Element?.DisplayName != change.Now.Element?.DisplayName)
            change.Report($"The domain {name} is over {change.Now.Element?.DisplayName} and was over {change.Shipped.Element?.DisplayName}.", "Take the change back, and make a new domain for new procedures.");
        if (change.Now.IsNotNull && !change.Shipped.IsNotNull)
            change.Report($"The domain {name} refuses null, which running services may pass.", "Drop the NOT NULL of the domain, and check in new procedures.");
        foreach (string check in change.Now.Checks)
        {
            if (DomainConditions.Follows(check, change.Shipped.Checks, change.Now, meaningOf is null ? null : condition => meaningOf(name, condition))) continue;
            string[] replaced = [.. change.Shipped.Checks.Where(old => !change.Now.Checks.Contains(old))];
            if (DomainConditions.IsUncertain(check, replaced, change.Now))
            {
                change.Report(
                    $"The domain {name} has the condition {check} now, and it is not shown that it allows all that {string.Join(" and ", replaced)} allowed, because patterns and calls are not compared: it may refuse values that running services pass.",
                    $"Take the condition back, and check in new procedures; or, if it is to allow more, write both: check ({(replaced.Length == 1 ? replaced[0] : string.Join(" and ", replaced.Select(static old => $"({old})")))} or {check}).");
            }
            else
            {
                change.Report($"The domain {name} has the new condition {check}, so it refuses values that running services may pass.", "Take the condition back, and check in new procedures.");
            }
        }
    }

    // Enums that a client reads: those in results, also inside of arrays, domains and composites with a line of their own.
    private static HashSet<string> Returned(ContractFile contract)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (ContractProcedure procedure in contract.Procedures)
        {
            foreach (ResultColumn column in procedure.Signature.Columns) names.Add(ElementName(column.Type.DisplayName));
        }

        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (ContractType type in contract.Types)
            {
                if (!names.Contains(type.Type.DisplayName)) continue;
                foreach (ResultColumn field in type.Type.Fields) grows |= names.Add(ElementName(field.Type.DisplayName));
                if (type.Type.Element is { } element) grows |= names.Add(ElementName(element.DisplayName));
            }
        }

        return names;
    }

    private static string ElementName(string displayName) =>
        displayName.EndsWith("[]", StringComparison.Ordinal) ? displayName.Substring(0, displayName.Length - 2) : displayName;

    private static string Word(SignatureTypeKind kind) => kind switch
    {
        SignatureTypeKind.Enum => "an enum",
        SignatureTypeKind.Composite => "a composite type",
        SignatureTypeKind.Domain => "a domain",
        _ => "another type",
    };

    private sealed class Change(ContractType entry, SignatureType now, SourceLocation? place, ICollection<Finding> findings)
    {
        public SignatureType Shipped => entry.Type;

        public SignatureType Now { get; } = now;

        public void Report(string what, string advice) => Report(FindingRules.TypeChanged, what, advice, null);

        public void Report(FindingRule rule, string what, string advice, FindingSeverity? severity)
        {
            if (place is null) return;
            string message = $"{what} Shipped: {entry.Line} | Now: {ContractLineFormatter.Format(Now, entry.Since)} | {advice}";
            findings.Add(Finding.Create(rule, place, message) with { Severity = severity ?? rule.Severity });
        }
    }
}
