using System.Runtime.CompilerServices;
using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1034: the contract says what the sealed versions made. A line without its routine, a routine of procedures.sql without its line, and a line with another
/// signature mean that one of the two was edited by hand.
/// </summary>
/// <param name="contract">The shipped lines.</param>
/// <param name="findings">Receives what disagrees.</param>
internal sealed class SealedProceduresCheck(ContractFile contract, ICollection<Finding> findings)
{
    internal const string Advice = "Only 'perennial ship' writes the contract and the files of sealed versions: take whichever of them was edited back from version control.";

    private readonly List<string> _disputed = [];

    // What is sealed changes with a release: between two of them every analysis asks the same.
    private static readonly ConditionalWeakTable<ContractFile, Checked> Known = new();

    /// <param name="contract">The shipped lines.</param>
    /// <param name="versions">All versions, folded without errors up to the newest sealed one.</param>
    /// <param name="findings">Receives what disagrees.</param>
    /// <returns>The lines whose signature disagrees: what they promise is not what was shipped.</returns>
    public static EquatableArray<string> Check(ContractFile contract, EquatableArray<FoldedVersion> versions, ICollection<Finding> findings)
    {
        List<FoldedVersion> sealedVersions = versions.TakeWhile(version => version.Folder.Number <= contract.SealedVersion).ToList();
        if (sealedVersions.Count == 0 || sealedVersions[sealedVersions.Count - 1] is not { } newest || newest.Folder.Number != contract.SealedVersion) return [];
        if (!Known.TryGetValue(contract, out Checked? known) || known.Key != newest.Key)
        {
            List<Finding> found = [];
            SealedProceduresCheck check = new(contract, found);
            List<(ContractType Line, string What)> types = check.Check(sealedVersions, newest);
            known = new Checked(newest.Key, found, check._disputed.ToEquatableArray(), types);
            Known.Remove(contract);
            Known.GetValue(contract, _ => known);
        }

        foreach (Finding finding in known.Findings) findings.Add(finding);
        return known.Types.Count == 0 ? known.Disputed : known.Disputed.Concat(new SealedProceduresCheck(contract, findings).CheckTypes(known.Types, versions[versions.Count - 1].Catalog)).ToEquatableArray();
    }

    // Sealing some of several open versions writes the types as all of them leave them.
    private List<string> CheckTypes(List<(ContractType Line, string What)> types, DatabaseCatalog newest)
    {
        SignatureTypeFactory factory = new(newest, default);
        ILookup<string, SignatureType> made = newest.UserTypes.Select(type => factory.Find(type.Oid)).OfType<SignatureType>().ToLookup(static type => type.DisplayName, StringComparer.Ordinal);
        List<string> disputed = [];
        foreach ((ContractType line, string what) in types)
        {
            if (made[line.Type.DisplayName].Any(type => type.Kind == line.Type.Kind && TypePromises.Difference(type, line.Type) is null)) continue;
            disputed.Add(line.Line);
            Report(line.Location!, $"The contract's line of {line.Type.DisplayName} disagrees with what the sealed versions create: {what}. Contract: {line.Line} | {Advice}");
        }

        return disputed;
    }

    // The lines of types that say something else are told by CheckTypes.
    private List<(ContractType Line, string What)> Check(List<FoldedVersion> sealedVersions, FoldedVersion newest)
    {
        Dictionary<string, Routine> present = new(StringComparer.Ordinal);
        foreach (Routine routine in newest.Catalog.UserRoutines) present[FoldCheck.Identity(newest.Catalog, routine)] = routine;
        SignatureTypeFactory types = new(newest.Catalog, default);
        RoutineProcedureBuilder builder = new(newest.Catalog, types, default);
        HashSet<string> lines = new(StringComparer.Ordinal);
        Dictionary<string, int> created = FirstCreated(sealedVersions);
        HashSet<string> described = new(contract.Types.Select(static line => line.Type.DisplayName), StringComparer.Ordinal);
        Dictionary<string, SignatureType> madeTypes = new(StringComparer.Ordinal);
        foreach (ContractProcedure line in contract.Procedures)
        {
            string identity = FoldCheck.Identity(line.Signature);
            lines.Add(identity);
            if (!present.TryGetValue(identity, out Routine? routine))
            {
                _disputed.Add(line.Line);
                Report(line.Location!, $"The contract has {line.Signature.QualifiedName}, and no sealed version creates a {identity}. Contract: {line.Line} | {Advice}");
            }
            else if (Signature(builder, routine) is { } made)
            {
                string? signature = SignatureDifference(line.Signature, made);
                if (signature is not null) _disputed.Add(line.Line);
                if ((signature ?? SinceDifference(line, created, sealedVersions)) is { } difference)
                    Report(line.Location!, $"The contract's line of {line.Signature.QualifiedName} disagrees with what the sealed versions create: {difference}. Contract: {line.Line} | {Advice}");
                foreach (SignatureType type in SignatureTypes.Of(made))
                {
                    madeTypes[type.DisplayName] = type;
                    if (contract.IsRead && described.Add(type.DisplayName))
                        Report(line.Location!, $"{line.Signature.QualifiedName} uses the type {type.DisplayName}, and the contract has no line 'type {type.DisplayName} ...', so that no check would notice a change that breaks running services. {Advice}");
                }
            }
        }

        List<(ContractType, string)> edited = [];
        foreach (ContractType line in contract.Types)
        {
            if (madeTypes.TryGetValue(line.Type.DisplayName, out SignatureType? type) && TypePromises.Difference(type, line.Type) is { } what) edited.Add((line, what));
        }

        if (contract.IsRead) CheckLines(sealedVersions, present, lines);
        return edited;
    }

    private void CheckLines(List<FoldedVersion> sealedVersions, Dictionary<string, Routine> present, HashSet<string> lines)
    {
        foreach (FoldedRoutine routine in FoldedRoutine.InEffect(sealedVersions).Values.OrderBy(static routine => routine.Identity, StringComparer.Ordinal))
        {
            // Routines of upgrade.sql may be internal; those of procedures.sql were shipped, except for what nobody can call.
            if (!routine.IsFromProcedures || lines.Contains(routine.Identity) || !present.TryGetValue(routine.Identity, out Routine? found) || !IsCallable(found)) continue;
            Report(routine.Location, $"The sealed versions create the {routine.Identity}, and the contract has no line for it, so that no check would notice a change that breaks running services. {Advice}");
        }
    }

    private sealed record Checked(string Key, List<Finding> Findings, EquatableArray<string> Disputed, List<(ContractType Line, string What)> Types);

    private static bool IsCallable(Routine routine) =>
        routine.Kind is RoutineForm.Function or RoutineForm.Procedure && routine.ReturnType != TypeOid.Trigger && routine.ReturnType != TypeOid.EventTrigger;

    private static ProcedureSignature? Signature(RoutineProcedureBuilder builder, Routine routine)
    {
        SourceLocation nowhere = SourceLocation.Of(new SourceText("", ""), new TextSpan(0, 0));
        return builder.Build(new RoutineDeclaration(routine.Oid, nowhere) { CreateSql = "" }, null, null, null, new List<Finding>())?.Signature;
    }

    private static Dictionary<string, int> FirstCreated(List<FoldedVersion> sealedVersions)
    {
        Dictionary<string, int> created = new(StringComparer.Ordinal);
        foreach (FoldedVersion version in sealedVersions)
        {
            foreach (FoldedRoutine routine in version.Routines)
            {
                if (!created.ContainsKey(routine.Identity)) created.Add(routine.Identity, version.Folder.Number);
            }
        }

        return created;
    }

    // Only what a catalog holds can be compared: nullability, number of rows, mode and service are the contract's own.
    private static string? SignatureDifference(ProcedureSignature line, ProcedureSignature made)
    {
        string? difference = null;
        Compare("kind", line.Kind.ToString(), made.Kind.ToString());
        Compare("arguments", Arguments(line), Arguments(made));
        Compare("result", Result(line), Result(made));
        Compare("security", line.Security.ToString(), made.Security.ToString());
        Compare("volatility", line.Volatility.ToString(), made.Volatility.ToString());
        Compare("strictness", line.IsStrict ? "strict" : "not strict", made.IsStrict ? "strict" : "not strict");
        return difference;

        void Compare(string what, string promised, string found)
        {
            if (difference is null && promised != found) difference = $"its {what} is {found.ToLowerInvariant()} there and {promised.ToLowerInvariant()} here";
        }
    }

    // A procedure that got an argument later keeps the line, and the version, of the form before; and what upgrade.sql creates may have been internal before it was shipped.
    private static string? SinceDifference(ContractProcedure line, Dictionary<string, int> created, List<FoldedVersion> sealedVersions)
    {
        bool IsThere(FoldedVersion version) => !version.Catalog.FindRoutines(line.Signature.Schema, line.Signature.Name).IsEmpty;
        if (sealedVersions.Find(version => version.Folder.Number == line.Since) is { } promised && !IsThere(promised) && sealedVersions.Find(version => version.Folder.Number > line.Since && IsThere(version)) is { } later)
            return $"version {later.Folder.Number} creates it there and version {line.Since} here";
        return created.TryGetValue(FoldCheck.Identity(line.Signature), out int first) && first < line.Since
        && FoldedRoutine.FindCreation(sealedVersions, line.Signature) is { Routine.IsFromProcedures: true, Version.Folder.Number: var number } && number < line.Since
            ? $"version {number} creates it there and version {line.Since} here"
            : null;
    }

    private static string Arguments(ProcedureSignature signature) => "(" + string.Join(", ", signature.Arguments.Select(static argument =>
        $"{(argument.Mode == ArgumentMode.In ? "" : argument.Mode + " ")}{argument.Name} {argument.Type.DisplayName}{(argument.HasDefault ? " default" : "")}")) + ")";

    private static string Result(ProcedureSignature signature) =>
        signature.Columns.IsEmpty ? "nothing"
        : signature.IsScalar ? (signature.ReturnsSet ? "setof " : "") + signature.Columns[0].Type.DisplayName
        : (signature.ReturnsSet ? "setof " : "") + "(" + string.Join(", ", signature.Columns.Select(static column => column.Name + " " + column.Type.DisplayName)) + ")";

    private void Report(SourceLocation place, string message) =>
        findings.Add(Finding.Create(FindingRules.SealedProceduresDiffer, place, message));
}
