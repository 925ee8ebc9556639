using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Fixes;

/// <summary>Finds what fixes may repair. Whether one really does is known when its edit has been analysed; until then this costs next to nothing.</summary>
internal static class FixFinder
{
    private static readonly HashSet<FindingRule> Changes =
    [
        FindingRules.ArgumentChanged, FindingRules.ArgumentRenamed, FindingRules.ArgumentAdded, FindingRules.ArgumentAddedWithDefault, FindingRules.CallAmbiguous,
        FindingRules.ArgumentRefusesNull, FindingRules.ResultColumnChanged, FindingRules.ResultColumnAdded, FindingRules.ResultColumnNullable, FindingRules.CardinalityWidened,
        FindingRules.ModeChanged, FindingRules.OwnershipChanged, FindingRules.KindChanged, FindingRules.DeclaredErrorChanged,
    ];

    public static EquatableArray<FixTarget> Find(FolderState state)
    {
        // Contract and versions are somebody else's build.
        if (state.Options.Gate == Gate.Calls || state.Contract.Procedures.IsEmpty && state.Analysis.Versions.IsEmpty) return default;
        List<FixTarget> targets = [];
        ILookup<SourceLocation, Finding> errors = state.Analysis.Model.Findings.Where(static finding => finding.Severity == FindingSeverity.Error)
            .ToLookup(static finding => new SourceLocation(finding.Path, finding.Span, finding.Start, finding.End));
        foreach ((ContractProcedure shipped, Procedure present) in state.Analysis.Match.Pairs)
        {
            string subject = ContractReader.Key(shipped.Signature);
            List<FindingRule> broken = errors[present.Location].Select(static finding => finding.Rule).Where(Changes.Contains).ToList();
            if (broken.TrueForAll(static rule => rule == FindingRules.ResultColumnAdded) && StarList.Of(state, present) is { } stars && stars.CanKeep(shipped.Signature))
                targets.Add(new FixTarget(FixKind.ListColumns, subject, $"List the columns of {shipped.Signature.QualifiedName} instead of '*'", present.Location));
            else if (broken.Count > 0)
                targets.Add(Restore(shipped, present.Location, $"Keep the shipped {shipped.Signature.QualifiedName}, and give the changed one a new name"));
        }

        foreach (ContractProcedure dropped in state.Analysis.Match.Dropped)
            targets.Add(Restore(dropped, dropped.Location!, $"Restore the shipped {dropped.Signature.QualifiedName}"));
        foreach (Procedure added in state.Analysis.Match.Added)
        {
            if (errors[added.Location].Any(static finding => finding.Rule == FindingRules.CallAmbiguous))
                targets.Add(new FixTarget(FixKind.RestoreProcedure, ContractReader.Key(added.Signature), $"Give the new overload of {added.Signature.QualifiedName} a name of its own", added.Location));
        }

        foreach (FoldedVersion version in state.Analysis.Versions)
        {
            VersionFolder folder = version.Folder;
            if (folder.Downgrade is not null || (folder.Upgrade ?? folder.Online) is null || folder.Number <= state.Contract.SealedVersion) continue;
            InputFile file = folder.FirstFile!;
            targets.Add(new FixTarget(FixKind.AddDowngrade, folder.Name, $"Draft downgrade.sql of version {folder.Name}", SourceLocation.Of(new SourceText(file.Path, file.Text), new TextSpan(0, 0))));
        }

        return targets.ToEquatableArray();
    }

    private static FixTarget Restore(ContractProcedure shipped, SourceLocation place, string title) => new(FixKind.RestoreProcedure, ContractReader.Key(shipped.Signature), title, place);
}
