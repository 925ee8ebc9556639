namespace Perennial.Conformance.Comparison;

public enum DisagreementKind { AcceptedHere, RejectedHere, OtherToken, OtherTree, NotPrintable }

/// <summary>A text over which the parsers differ.</summary>
/// <param name="Ours">What we said and where.</param>
/// <param name="Theirs">What PostgreSQL said and where.</param>
public sealed record Disagreement(DisagreementKind Kind, StatementCase Case, string Ours, string Theirs)
{
    public override string ToString() =>
        $"{Kind} {Case.File}:{Case.Line}\n    here:       {Ours}\n    PostgreSQL: {Theirs}\n    {Shorten(Case.Sql)}";

    private static string Shorten(string sql)
    {
        string line = sql.ReplaceLineEndings(" ");
        return line.Length <= 400 ? line : line[..400] + "...";
    }
}
