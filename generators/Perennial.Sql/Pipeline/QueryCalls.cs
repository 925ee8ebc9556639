using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>
/// Queries that call procedures made from other queries. Those are in no schema.sql, so a query that names one is bound once more against a catalog that has them.
/// </summary>
internal sealed class QueryCalls
{
    private const string UndefinedFunction = "42883";

    private readonly Dictionary<uint, Procedure> _procedures = [];

    private QueryCalls(string key, DatabaseCatalog catalog)
    {
        Key = key;
        Catalog = catalog;
    }

    /// <summary>Stands for the catalog's content.</summary>
    public string Key { get; }

    /// <summary>The schema's catalog with the procedures that are called.</summary>
    public DatabaseCatalog Catalog { get; }

    /// <summary>The procedures that were added, by oid.</summary>
    public IEnumerable<KeyValuePair<uint, Procedure>> Procedures => _procedures;

    /// <summary>Whether a statement failed on a function that is not there.</summary>
    public static bool IsCandidate(BoundStatement bound) => !bound.Findings.IsEmpty && bound.Findings.Any(static finding => finding.SqlState == UndefinedFunction);

    /// <summary>The catalog for queries that may call others; null when none names a procedure made from a query.</summary>
    public static QueryCalls? Create(SchemaCatalog schema, IEnumerable<QueryDefinition> callers, IEnumerable<Procedure> procedures)
    {
        List<QueryDefinition> texts = callers.ToList();
        List<Procedure> called = procedures
            .Where(procedure => procedure.Origin == ProcedureOrigin.Query && texts.Exists(query => query.Sql.IndexOf(procedure.Signature.Name, StringComparison.OrdinalIgnoreCase) >= 0))
            .ToList();
        if (called.Count == 0) return null;
        StringBuilder key = new(schema.Key);
        ScriptFold fold = new(schema.Catalog, SchemaStage.Binder, new List<Finding>());
        List<(uint Oid, Procedure Procedure)> made = [];
        foreach (Procedure procedure in called)
        {
            key.Append('\0').Append(procedure.CreateSql);
            fold.Apply(SqlParser.Parse(new SourceText("", procedure.CreateSql)), (_, before) =>
            {
                foreach (Routine routine in fold.Catalog.FindRoutines(procedure.Signature.Schema, procedure.Signature.Name))
                {
                    if (before.FindRoutine(routine.Oid) is null) made.Add((routine.Oid, procedure));
                }
            });
        }

        QueryCalls calls = new(VersionHash.Hex(key.ToString()), fold.Catalog);
        foreach ((uint oid, Procedure procedure) in made) calls._procedures[oid] = procedure;
        return calls;
    }
}
