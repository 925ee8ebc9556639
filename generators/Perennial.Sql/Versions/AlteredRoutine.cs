using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// A routine that ALTER FUNCTION or ALTER PROCEDURE gives other options. A procedure is shipped as its CREATE statement says, so that such a statement would be lost, or would leave databases with something that no file says.
/// </summary>
/// <param name="Routine">As it is afterwards.</param>
/// <param name="Identity">Kind, name and input types as <see cref="FoldCheck"/> writes them.</param>
/// <param name="Options">What the statement sets, as written.</param>
/// <param name="Location">The statement.</param>
internal sealed record AlteredRoutine(Routine Routine, string Identity, string Options, SourceLocation Location)
{
    private static readonly Regex Reset = new(@"^reset (?<setting>[\w.]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private static readonly Regex Spaces = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>What to do to a CREATE statement instead; it has no word for RESET.</summary>
    /// <param name="statement">Names the CREATE statement.</param>
    public string EditOf(string statement) => Reset.Match(Options) is not { Success: true } reset ? $"write '{Options}' into {statement}"
        : reset.Groups["setting"].Value is var setting && setting.Equals("all", StringComparison.OrdinalIgnoreCase) ? $"take the SET clauses out of {statement}"
        : $"take SET {setting} out of {statement}";

    /// <summary>What a statement that has just been applied altered; null for other statements and for a refused one.</summary>
    public static AlteredRoutine? Of(SourceText source, ParsedStatement statement, DatabaseCatalog before, DatabaseCatalog after)
    {
        if (statement.Node is not AlterRoutineStatement alter) return null;
        foreach (Routine routine in after.FindRoutines(alter.Routine.Name.Schema, alter.Routine.Name.Name))
        {
            if (!routine.IsUserDefined || before.FindRoutine(routine.Oid) is not { } old || ReferenceEquals(old, routine)) continue;
            string options = source.Text.Substring(alter.Routine.Span.End, Math.Max(0, statement.Span.End - alter.Routine.Span.End));
            return new AlteredRoutine(routine, FoldCheck.Identity(after, routine), Spaces.Replace(options, " ").Trim(), SourceLocation.Of(source, statement.Span));
        }

        return null;
    }
}
