using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Contract;

/// <summary>
/// Holds the procedures of today against the shipped ones. A shipped line first matches the routine with the same schema, name and input types; what is
/// left is paired by schema and name when exactly one shipped and one present routine remain; a shipped line left over is a dropped procedure.
/// </summary>
public static class ContractComparer
{
    /// <param name="contract">What was shipped.</param>
    /// <param name="procedures">Today's procedures; internal ones count as absent.</param>
    /// <param name="types">The types of their signatures.</param>
    /// <param name="locateType">Where a type is created, by display name; null when that is unknown.</param>
    /// <param name="evolution">Whether additions that old callers cannot notice are allowed.</param>
    public static EquatableArray<Finding> Compare(
        ContractFile contract, EquatableArray<Procedure> procedures, EquatableArray<SignatureType> types, Func<string, SourceLocation?> locateType, Evolution evolution) =>
        Compare(contract, ContractMatch.Of(contract, procedures), procedures, types, locateType, evolution);

    /// <summary>The same for procedures that are matched already.</summary>
    /// <param name="contract">What was shipped.</param>
    /// <param name="match">The pairs.</param>
    /// <param name="procedures">Today's procedures.</param>
    /// <param name="types">The types of their signatures.</param>
    /// <param name="locateType">Where a type is created, by display name; null when that is unknown.</param>
    /// <param name="evolution">Whether additions that old callers cannot notice are allowed.</param>
    /// <param name="meaningOf">What a condition means to the domain of a display name, one text for all spellings; null where that is unknown. Without it conditions are compared as they are written.</param>
    /// <param name="inlineQueries">The queries that are no procedures in the database; null for none.</param>
    public static EquatableArray<Finding> Compare(
        ContractFile contract, ContractMatch match, EquatableArray<Procedure> procedures, EquatableArray<SignatureType> types, Func<string, SourceLocation?> locateType,
        Evolution evolution, Func<string, Expression, string?>? meaningOf = null, IReadOnlyCollection<Procedure>? inlineQueries = null)
    {
        List<Finding> findings = [];
        foreach ((ContractProcedure shipped, Procedure present) in match.Pairs)
        {
            findings.AddRange(ComparedProcedures.Changes(shipped, present, evolution));
        }

        PropertyComparison.JoinServiceChanges(match.Pairs.Select(static pair => (pair.Shipped, pair.Present)), findings);
        foreach (ContractProcedure dropped in match.Dropped) ReportDropped(dropped, procedures, match, inlineQueries ?? [], findings);
        CallComparison.Compare(match, procedures, findings);
        TypeComparison.Compare(contract, types, locateType, evolution, meaningOf, findings);
        return findings.ToEquatableArray();
    }

    private static void ReportDropped(
        ContractProcedure dropped, EquatableArray<Procedure> procedures, ContractMatch match, IReadOnlyCollection<Procedure> inlineQueries, List<Finding> findings)
    {
        ProcedureSignature signature = dropped.Signature;
        bool isInline = inlineQueries.Any(query => query.Signature.Schema == signature.Schema && query.Signature.Name == signature.Name);
        bool isInternal = procedures.Any(procedure => procedure.IsInternal && SameInput(procedure.Signature, signature));
        Procedure? renamed = match.Added.FirstOrDefault(procedure => LooksRenamed(procedure.Signature, signature));
        Procedure? moved = match.Added.FirstOrDefault(procedure => procedure.Signature.Schema != signature.Schema && SameInput(procedure.Signature with { Schema = signature.Schema }, signature));
        string what = isInternal ? "is internal now (it is marked '-- internal', or an aggregate, operator or cast is made of it)"
            : isInline ? "is a query with '-- inline' now, whose SQL travels with the call, and no procedure any more"
            : moved is not null ? $"is gone; it seems to be {moved.Signature.QualifiedName} now"
            : renamed is not null ? $"is gone; it seems to be called {renamed.Signature.QualifiedName} now"
            : "is gone";
        string advice = isInternal ? "Remove the line '-- internal', or make the aggregate, operator or cast of a function of its own."
            : isInline ? "Remove the line '-- inline' above the query; an inline query can stand beside it under another name."
            : moved?.Origin == ProcedureOrigin.Query ? $"Leave it in the schema {signature.Schema}: the line '-- schema: {signature.Schema}' above the first query of {moved.Location.Path} says so (without a line it is the setting PerennialSchema, default public)."
            : moved is not null ? $"Leave it in the schema {signature.Schema}; one in {moved.Signature.Schema} can stand beside it."
            : renamed is not null ? $"Keep the old name; the new one can stand beside it."
            : "Write it again with this signature. When the feature itself goes away, leave a procedure that returns no rows or does nothing.";
        SourceLocation place = dropped.Location!;
        findings.Add(Finding.Create(
            FindingRules.ProcedureDropped, place,
            $"The shipped procedure {signature.QualifiedName} {what}, and running services call it. Shipped: {dropped.Line} | {advice}"));
    }

    private static bool SameInput(ProcedureSignature a, ProcedureSignature b) => ContractReader.Key(a) == ContractReader.Key(b);

    private static bool LooksRenamed(ProcedureSignature present, ProcedureSignature shipped) =>
        present.Schema == shipped.Schema
        && ContractReader.Key(present with { Name = shipped.Name }) == ContractReader.Key(shipped)
        && present.IsScalar == shipped.IsScalar
        && (present.IsScalar || present.Columns.Select(static column => column.Name).SequenceEqual(shipped.Columns.Select(static column => column.Name)))
        && present.Cardinality == shipped.Cardinality && present.Mode == shipped.Mode
        && (shipped.InputArguments.Count > 0 || shipped.Columns.Count > 1 || Spelling.Nearest(shipped.Name, [present.Name]) is not null);
}
