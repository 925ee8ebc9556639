using Perennial.Sql.Binding;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Contract;

/// <summary>A shipped procedure and what became of it: the context that every finding about the pair needs.</summary>
internal sealed class ProcedureChange(ContractProcedure shipped, Procedure present, ICollection<Finding> findings)
{
    public ContractProcedure ShippedEntry { get; } = shipped;

    public ProcedureSignature Shipped => ShippedEntry.Signature;

    public ProcedureSignature Present => present.Signature;

    public bool IsRoutine => present.Origin == ProcedureOrigin.Routine;

    /// <summary>What keeps its row from being sure; null when nothing is known.</summary>
    public DroppedRow? Dropped => present.Dropped;

    public WriteCause? WritesBecause => present.WritesBecause;

    /// <summary>The unique keys whose loss widened the result; empty where the cause is another.</summary>
    public EquatableArray<string> LostKeys => present.LostKeys;

    /// <summary>The composite type that the routine returns as a whole; null for others.</summary>
    public string? ReturnedRowType => present.ReturnedRowType;

    /// <summary>The records that sqlc.embed makes of its result columns.</summary>
    public EquatableArray<EmbeddedRecord> Embedded => present.Embedded;

    /// <summary>Result columns whose change is told as that of the argument which they are (INOUT, OUT).</summary>
    public HashSet<string> ToldColumns { get; } = new(StringComparer.Ordinal);

    public string Name => Shipped.QualifiedName;

    /// <summary>Why a result column may be null, in words; empty where that is not known.</summary>
    public string NullReason(ResultColumn column) => Said(present.NullReasons, Present.Columns.ToList().IndexOf(column));

    /// <summary>The NOT NULL column that refuses an argument's null; empty where none does.</summary>
    public string NullRefuser(ProcedureArgument argument) => Said(present.NullRefusers, Present.Arguments.ToList().IndexOf(argument));

    /// <summary>How a query writes the parameter that became an argument: <c>@id</c>, <c>$1</c>, <c>sqlc.slice(ids)</c>; empty where it does not.</summary>
    public string FormOf(ProcedureArgument argument) => Said(present.ParameterForms, Present.Arguments.ToList().IndexOf(argument));

    private static string Said(EquatableArray<string> words, int index) => index >= 0 && index < words.Count ? words[index] : "";

    /// <summary>What keeps running services alive in every case.</summary>
    public string KeepBoth => $"or write the new form as a procedure of its own ('{NewName}') beside it";

    // Services that are deployed call the shipped form, so the changed one needs a name that nobody uses yet.
    private string NewName => Shipped.Name + "_2";

    /// <summary>Reports at the procedure's place in the .sql file: what happened, both lines word for word, what to do.</summary>
    public void Report(FindingRule rule, string what, string advice, FindingSeverity? severity = null)
    {
        string now = ContractLineFormatter.Format(Present, ShippedEntry.Since, ShippedEntry.DeprecatedSince);
        string message = $"{what} Shipped: {ShippedEntry.Line} | Now: {now} | {advice}";
        SourceLocation place = present.Location;
        findings.Add(Finding.Create(rule, place, message) with { Severity = severity ?? rule.Severity });
    }
}
