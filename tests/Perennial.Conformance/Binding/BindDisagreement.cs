namespace Perennial.Conformance.Binding;

/// <summary>A statement over which the server and we differ.</summary>
/// <param name="Kind">In what: refused here, accepted here, SQLSTATE, position, parameters, names or types.</param>
public sealed record BindDisagreement(string Kind, string Place, string Sql, Answer Server, Answer Ours)
{
    public override string ToString()
    {
        string line = Sql.ReplaceLineEndings(" ");
        return $"{Kind}  {Place}\n    server: {Server}\n    here:   {Ours}\n    {(line.Length <= 600 ? line : line[..600] + "...")}";
    }
}
