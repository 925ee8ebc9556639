using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>PRN1013, PRN1014, PRN1016, PRN1017 and PRN1022: what callers notice besides arguments and result.</summary>
internal static class PropertyComparison
{
    public static void Compare(ProcedureChange change, Evolution evolution)
    {
        ProcedureSignature shipped = change.Shipped;
        ProcedureSignature present = change.Present;
        bool startsToWrite = shipped.Mode == AccessMode.Reads && present.Mode == AccessMode.Writes;
        if (startsToWrite)
        {
            string may = change.WritesBecause is { IsSure: false } ? "may " : "";
            change.Report(
                FindingRules.ModeChanged,
                $"{change.Name} {(may.Length > 0 ? "may write" : "writes")} and was shipped as one that reads, so calls on replicas and in read-only transactions {may}fail{(change.WritesBecause is { } cause ? ": " + cause.What : "")}.",
                $"{change.WritesBecause?.Remedy ?? "Take out what writes"}, {change.KeepBoth}.");
        }

        if (shipped.Service != present.Service)
        {
            change.Report(
                FindingRules.OwnershipChanged, $"{change.Name} {Moved(shipped, present)}, whose programs call it.",
                $"{Return(shipped, present)}, {change.KeepBoth}.");
        }

        if (shipped.Security != present.Security)
        {
            change.Report(
                FindingRules.OwnershipChanged, $"{change.Name} runs with the rights of its {Rights(present.Security)} and ran with those of its {Rights(shipped.Security)}.",
                $"Declare it SECURITY {shipped.Security.ToString().ToUpperInvariant()} again (a query: '-- security: {shipped.Security.ToString().ToLowerInvariant()}'), {change.KeepBoth}.");
        }

        CompareVolatility(change, startsToWrite);
        CompareErrors(change, evolution);
        if (shipped.Deprecated is not null && present.Deprecated is null)
        {
            change.Report(
                FindingRules.DeprecationRemoved, $"{change.Name} is deprecated since version {change.ShippedEntry.DeprecatedSince} and no longer says so.",
                "Write the line '-- deprecated:' again, or ship to take the deprecation back.");
        }
    }

    /// <summary>Tells once what one line of a file has done to several procedures: at the first of them, with the names of all.</summary>
    /// <param name="pairs">All procedures that are compared.</param>
    /// <param name="findings">What was found about each one.</param>
    public static void JoinServiceChanges(IEnumerable<(ContractProcedure Shipped, Procedure Present)> pairs, List<Finding> findings)
    {
        foreach (IGrouping<(string Path, string? Before, string? Now), (ContractProcedure Shipped, Procedure Present)> moved in pairs.Where(static pair => pair.Present.HasServiceOfFile && pair.Shipped.Signature.Service != pair.Present.Signature.Service)
            .GroupBy(static pair => (pair.Present.Location.Path, Before: pair.Shipped.Signature.Service, Now: pair.Present.Signature.Service)).Where(static moved => moved.Count() > 1))
        {
            List<(ContractProcedure Shipped, Procedure Present)> together = [.. moved.OrderBy(static pair => pair.Present.Location.Span.Start)];
            ProcedureSignature shipped = together[0].Shipped.Signature, present = together[0].Present.Signature;
            List<Finding> told = findings.FindAll(finding => finding.Rule == FindingRules.OwnershipChanged && together.Exists(pair => IsServiceChange(finding, pair)));
            Finding? first = told.Find(finding => IsServiceChange(finding, together[0]));
            if (first is null) continue;
            string names = string.Join(", ", together.Select(static pair => pair.Shipped.Signature.QualifiedName));
            int start = first.Message.IndexOf(" Shipped: ", StringComparison.Ordinal), end = first.Message.LastIndexOf(" | ", StringComparison.Ordinal);
            string lines = first.Message.Substring(start, end - start);
            int place = findings.IndexOf(first);
            findings[place] = first with
            {
                Message = $"The {told.Count} procedures of this file that have no '-- service:' of their own, {names}, belong to {Owner(present.Service)} and belonged to {Owner(shipped.Service)}, whose programs call them.{lines} | {Return(shipped, present)} at the top of the file, or write the new forms as procedures of their own in another file.",
            };
            findings.RemoveAll(told.Contains);
        }
    }

    private static bool IsServiceChange(Finding finding, (ContractProcedure Shipped, Procedure Present) pair) =>
        finding.Span == pair.Present.Location.Span && finding.Path == pair.Present.Location.Path && finding.Message.StartsWith($"{pair.Shipped.Signature.QualifiedName} {Moved(pair.Shipped.Signature, pair.Present.Signature)},", StringComparison.Ordinal);

    private static string Moved(ProcedureSignature shipped, ProcedureSignature present) => $"belongs to {Owner(present.Service)} and belonged to {Owner(shipped.Service)}";

    private static string Return(ProcedureSignature shipped, ProcedureSignature present) =>
        shipped.Service is null ? $"Remove the line '-- service: {present.Service}'" : $"Write the line '-- service: {shipped.Service}' again";

    private static void CompareVolatility(ProcedureChange change, bool startsToWrite)
    {
        if (change.Shipped.IsStrict != change.Present.IsStrict && !ResultComparison.LosesValuesByStrict(change))
        {
            change.Report(
                FindingRules.VolatilityChanged,
                change.Present.IsStrict ? $"{change.Name} is STRICT now and gives null for every null argument." : $"{change.Name} is no longer STRICT and runs with null arguments.",
                change.Present.IsStrict ? "Take STRICT out, unless the body gave null for every null argument before." : "Write STRICT again, or give null for a null argument in the body.");
        }

        // Volatile comes first: a smaller value promises less.
        if (change.Present.Volatility < change.Shipped.Volatility && !startsToWrite)
        {
            string now = change.Present.Volatility.ToString().ToUpperInvariant();
            string was = change.Shipped.Volatility.ToString().ToUpperInvariant();
            change.Report(
                FindingRules.VolatilityChanged, $"{change.Name} is {now} and was {was}{(change.IsRoutine || change.WritesBecause is not { } cause ? "" : $" ({cause.What})")}; statements that call it may be planned worse, and indexes cannot use it.",
                change.IsRoutine ? $"Declare it {was} again, if that still holds for the body."
                    : "Take that out, or, if no statement calls it for each of many rows, say so above the query: '-- perennial-ignore PRN1016: why'.");
        }
    }

    private static void CompareErrors(ProcedureChange change, Evolution evolution)
    {
        foreach (DeclaredError error in change.Shipped.Raises)
        {
            DeclaredError? now = change.Present.Raises.FirstOrDefault(candidate => candidate.SqlState == error.SqlState);
            if (now == error) continue;
            change.Report(
                FindingRules.DeclaredErrorChanged,
                now is null ? $"{change.Name} no longer declares the error {error.SqlState} {error.Name}, which callers catch." : $"The error {error.SqlState} of {change.Name} is called {now.Name} and was called {error.Name}.",
                $"Write the line again: -- raises: {error.SqlState} {error.Name}.",
                evolution == Evolution.Additive ? FindingSeverity.Warning : null);
        }
    }

    private static string Owner(string? service) => service is null ? "all services" : $"the service {service}";

    private static string Rights(SecurityMode mode) => mode == SecurityMode.Definer ? "owner (definer)" : "caller (invoker)";
}
