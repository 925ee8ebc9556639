using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>PRN0010: no two queries, and no query and routine, have one schema and name.</summary>
public static class ProcedureNames
{
    /// <summary>Reports every query whose name is taken, at its name; the first one in order of path and place keeps it.</summary>
    /// <param name="queries">All queries.</param>
    /// <param name="routines">Hand-written routines that are no schema objects only: overloads of each other are fine.</param>
    /// <param name="findings">Receives the findings.</param>
    public static void Check(IEnumerable<QueryDefinition> queries, IEnumerable<Procedure> routines, ICollection<Finding> findings)
    {
        Dictionary<(string, string), SourceLocation> taken = [];
        foreach (Procedure routine in routines)
        {
            (string, string) key = (routine.Signature.Schema, routine.Signature.Name);
            if (!taken.ContainsKey(key)) taken.Add(key, routine.Location);
        }

        foreach (QueryDefinition query in queries)
        {
            (string, string) key = (query.Schema, query.ProcedureName);
            if (!taken.TryGetValue(key, out SourceLocation? first))
            {
                taken.Add(key, query.Location);
                continue;
            }

            SourceLocation place = query.Location;
            LinePosition start = first.Start;
            findings.Add(new Finding(
                FindingRules.DuplicateProcedure, FindingSeverity.Error, place.Path, place.Span, place.Start, place.End,
                $"The query '{query.Name}' becomes the procedure {query.Schema}.{query.ProcedureName}, which {first.Path}({start.Line},{start.Column}) defines already. Give one of them another name."));
        }
    }
}
