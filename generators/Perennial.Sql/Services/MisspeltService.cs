using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Services;

/// <summary>
/// PRN9008: the project's service owns nothing, and one with nearly its name does. Then all of that service's procedures are another's, and what is wrong with
/// them is not told. A service that only calls what others own is not meant, and neither is a new one with a name of its own.
/// </summary>
internal static class MisspeltService
{
    // Any two shorter names are nearly the same.
    private const int ShortestToCompare = 4;

    public static IEnumerable<Finding> Check(string? service, IReadOnlyCollection<QueryDefinition> queries, SchemaCatalog schema)
    {
        if (service is null || service.Length < ShortestToCompare) yield break;
        Dictionary<string, SourceLocation> owners = new(StringComparer.Ordinal);
        foreach (QueryDefinition query in queries) Add(query.Service, query.Location);
        foreach (RoutineDeclaration routine in schema.Declarations.Routines) Add(routine.Service, routine.Location);
        if (owners.ContainsKey(service)) yield break;
        string suggestion = NameSuggestion.For(service, owners.Keys);
        if (owners.Keys.FirstOrDefault(owner => suggestion.Contains($"\"{owner}\"")) is not { } nearest) yield break;
        SourceLocation place = owners[nearest];
        yield return Finding.Create(
            FindingRules.ServiceMisspelt, place,
            $"No procedure belongs to \"{service}\", the service that PerennialService (--service) names; this one belongs to \"{nearest}\".{suggestion} "
            + "Where it is a new service, this goes away with its first '-- service:' line.");

        void Add(string? owner, SourceLocation location)
        {
            if (owner is not null && !owners.ContainsKey(owner)) owners.Add(owner, location);
        }
    }
}
