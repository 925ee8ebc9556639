using Perennial.Sql.Binding;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Functions;

/// <summary>
/// The procedures of queries that were built before. What binding found is kept by the stages' cache, so a query that nobody has touched comes with the very
/// object of last time; its procedure lives as long as that.
/// </summary>
internal static class BuiltQueries
{
    /// <summary>The same as <see cref="QueryProcedureBuilder"/>, whose result depends on nothing but the query, what was bound, and the catalog behind both.</summary>
    public static Procedure? Build(QueryDefinition query, BoundStatement bound, SignatureTypeFactory types, ICollection<Finding> findings)
    {
        if (bound.Built.Get(bound) is not Built built || built.Query != query)
        {
            List<Finding> found = [];
            built = new Built(query, QueryProcedureBuilder.Build(query, bound, types, found), found);
            bound.Built.Set(bound, built);
        }

        foreach (Finding finding in built.Findings) findings.Add(finding);
        return built.Procedure;
    }

    private sealed record Built(QueryDefinition Query, Procedure? Procedure, List<Finding> Findings);
}
