using Perennial.Sql.Findings;

namespace Perennial.Sql.Procedures;

/// <summary>PRN0010: no two queries, and no query and routine, have one schema and name.</summary>
public static class ProcedureNames
{
    /// <summary>Reports every query whose name is taken, at its name; the first one in order of path and place keeps it.</summary>
    /// <param name="queries">All queries.</param>
    /// <param name="routines">Hand-written routines that are no schema objects only: overloads of each other are fine.</param>
    /// <param name="findings">Receives the findings.</param>
    /// <returns>The schemas and names that were reported.</returns>
    public static HashSet<(string Schema, string Name)> Check(IEnumerable<QueryDefinition> queries, IEnumerable<Procedure> routines, ICollection<Finding> findings)
    {
        Dictionary<(string, string), SourceLocation> taken = [];
        Dictionary<(string, string), Procedure> routinesByName = [];
        HashSet<(string, string)> reported = [];
        foreach (Procedure routine in routines)
        {
            (string, string) key = (routine.Signature.Schema, routine.Signature.Name);
            if (taken.ContainsKey(key)) continue;
            taken.Add(key, routine.Location);
            routinesByName.Add(key, routine);
        }

        foreach (QueryDefinition query in queries)
        {
            // What has no readable header or statement becomes no procedure, and takes no name from one that does.
            if (!query.IsReadable) continue;
            (string, string) key = (query.Schema, query.ProcedureName);
            if (!taken.TryGetValue(key, out SourceLocation? first))
            {
                taken.Add(key, query.Location);
                continue;
            }

            reported.Add(key);
            SourceLocation place = query.Location;
            string what = $"The query '{query.Name}' becomes the procedure {query.Schema}.{query.ProcedureName}, ";
            string where = $"{first.Path}({first.Start.Line},{first.Start.Column})";
            string message = !routinesByName.TryGetValue(key, out Procedure? routine) ? $"{what}which {where} defines already. Give one of them another name."
                : routine.IsInternal ? $"{what}and {where} defines a routine of that name, which says '-- internal'. Give the query another name; or remove the query and that line, so that the routine gets a method of its own."
                : $"{what}and {where} defines a routine of that name, which has a method of its own and needs no query to be called. Remove the query, or give it another name.";
            findings.Add(Finding.Create(FindingRules.DuplicateProcedure, place, message));
        }

        return reported;
    }
}
