using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// What a project is told. One that owns the gates is told everything; a service's project (<see cref="Gate.Calls"/>) only what concerns its own procedures and
/// calls, because contract, versions and other services' procedures are somebody else's build.
/// </summary>
internal sealed class GateFilter(DatabaseOptions options, IEnumerable<QueryDefinition> queries, SchemaCatalog schema)
{
    public IEnumerable<Finding> Apply(IEnumerable<Finding> findings)
    {
        if (options.Gate != Gate.Calls) return findings;
        List<(string Path, int Start, int End)> foreign = [];
        if (options.Service is { } service)
        {
            foreach (QueryDefinition query in queries)
            {
                if (query.Service is { } owner && owner != service) foreign.Add((query.Location.Path, query.Location.Span.Start, query.Span.End));
            }

            foreach (RoutineDeclaration routine in schema.Declarations.Routines)
            {
                if (routine.Service is { } owner && owner != service)
                    foreign.Add((routine.Location.Path, routine.Location.Span.Start, Math.Max(routine.Location.Span.End, routine.BodySpan.End)));
            }
        }

        return findings.Where(finding => finding.Rule.Category is not ("Contract" or "Versions" or "Hazards") && !foreign.Exists(place =>
            place.Path == finding.Path && finding.Span.Start >= place.Start && finding.Span.Start <= place.End));
    }
}
