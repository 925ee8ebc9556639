using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// What the annotations of a shipped query let callers choose, which no signature shows and its sealed body does: the orders that it takes (PRN1002), and the arguments whose null leaves a
/// condition out (PRN1007).
/// </summary>
internal static class OfferedChoices
{
    /// <param name="pairs">Shipped procedures and what they are today.</param>
    /// <param name="sealedVersions">What was shipped, oldest first.</param>
    /// <param name="findings">Receives what callers may no longer choose.</param>
    public static void Check(EquatableArray<(ContractProcedure Shipped, Procedure Present)> pairs, IEnumerable<FoldedVersion> sealedVersions, ICollection<Finding> findings)
    {
        Dictionary<string, FoldedRoutine>? settled = null;
        foreach ((ContractProcedure shipped, Procedure present) in pairs)
        {
            if (present.Origin != ProcedureOrigin.Query) continue;
            settled ??= FoldedRoutine.InEffect(sealedVersions);
            if (!settled.TryGetValue(FoldCheck.Identity(shipped.Signature), out FoldedRoutine? routine) || routine.CreateSql == present.CreateSql) continue;
            // A misspelt annotation is told as such.
            if (findings.Any(finding => finding.Rule == FindingRules.Annotation && finding.Path == present.Location.Path)) continue;
            if (Read(routine.CreateSql, shipped.Signature) is { } offered) Compare(offered, Read(present.CreateSql, present.Signature), new ProcedureChange(shipped, present, findings));
        }
    }

    private static void Compare(VariantBody offered, VariantBody? today, ProcedureChange change)
    {
        EquatableArray<ProcedureArgument> arguments = change.Shipped.InputArguments;
        EquatableArray<ProcedureArgument> presents = change.Present.InputArguments;

        // An argument under another name, or without one of the shipped, is told as that.
        if (!arguments.All(argument => presents.Any(present => present.Name == argument.Name))) return;
        foreach (string column in offered.Order.Where(column => today?.Order.Contains(column) != true))
        {
            change.Report(
                FindingRules.ArgumentChanged, $"{change.Name} no longer sorts by '{column}', and running services ask for it; it would refuse them (22023).",
                $"Name '{column}' in '-- order:' again, {change.KeepBoth}.");
        }

        HashSet<string> optional = new(today is null ? [] : today.Optional.Where(position => position <= presents.Count).Select(position => presents[position - 1].Name), StringComparer.Ordinal);
        foreach (int position in offered.Optional.Where(position => position <= arguments.Count && !optional.Contains(arguments[position - 1].Name)))
        {
            ProcedureArgument present = presents.First(argument => argument.Name == arguments[position - 1].Name);
            if (present.IsNullable) continue;
            string parameter = present.Name.TrimEnd('_');
            change.Report(
                FindingRules.ArgumentRefusesNull, $"A null for the argument '{present.Name}' of {change.Name} left its condition out, which running services rely on, and finds no rows now.",
                $"Name '{parameter}' in '-- optional:' again, {change.KeepBoth}.");
        }
    }

    private static VariantBody? Read(string createSql, ProcedureSignature signature)
    {
        string text = createSql.Contains('\r') ? createSql.Replace("\r\n", "\n") : createSql;
        if (!text.Contains(VariantBody.Branch)) return null;
        CreateRoutineStatement? create = SqlParser.Parse(new SourceText("", text)).Statements.Select(static statement => statement.Node).OfType<CreateRoutineStatement>().FirstOrDefault();
        return create?.Options.OfType<RoutineAs>().FirstOrDefault()?.Definition.Value is { } body ? VariantBody.Read(body, signature.InputArguments.Count) : null;
    }
}
