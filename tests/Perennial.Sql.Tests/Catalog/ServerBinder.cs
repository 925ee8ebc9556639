using Npgsql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Printing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Catalog;

/// <summary>Types queries and expressions by asking a server that has run the same statements so far: the catalog stage is tested apart from the binder.</summary>
internal sealed class ServerBinder(NpgsqlConnection server) : IDefinitionBinder
{
    public DefinitionQuery BindQuery(DatabaseCatalog catalog, Statement query, SourceText source)
    {
        (List<DefinitionColumn> columns, EquatableArray<ObjectReference> references, Finding? error) = Describe(catalog, SqlPrinter.Print(query), query.Span, source);
        return new(columns.ToEquatableArray(), references, error is null ? [] : [error]);
    }

    public DefinitionExpression BindExpression(DatabaseCatalog catalog, Expression expression, DefinitionScope scope, SourceText source)
    {
        string text = SqlPrinter.Print(expression);
        string from = scope switch
        {
            { DomainValue: not 0 } => $"(select null::{catalog.FormatType(scope.DomainValue)} as value) domain_value",
            { Relation: { } relation, HasOldAndNew: true } => Rows(catalog, relation, "old", "new"),
            { Relation: { } relation } => Rows(catalog, relation, relation.Name),
            _ => "(select) nothing",
        };
        string value = scope.Target == 0 ? $"({text})" : scope.Target == TypeOid.Bool ? $"({text}) and true" : $"case when true then {text} else null::{catalog.FormatType(scope.Target)} end";
        (List<DefinitionColumn> columns, EquatableArray<ObjectReference> references, Finding? error) = Describe(catalog, $"select {value} from {from}", expression.Span, source);
        return new(columns.Count == 1 ? columns[0].Type : 0, RoutineVolatility.Immutable, references, error is null ? [] : [error]);
    }

    private static string Rows(DatabaseCatalog catalog, Relation relation, params string[] names)
    {
        string columns = string.Join(", ", relation.Columns.Select(column => $"null::{catalog.FormatType(column.Type, column.Typmod)} as {NameRules.Quote(column.Name)}"));
        return string.Join(", ", names.Select(name => $"(select {columns}) {NameRules.Quote(name)}"));
    }

    private (List<DefinitionColumn> Columns, EquatableArray<ObjectReference> References, Finding? Error) Describe(DatabaseCatalog catalog, string sql, TextSpan span, SourceText source)
    {
        List<DefinitionColumn> columns = [];
        try
        {
            using NpgsqlCommand drop = new("drop view if exists pg_temp.bound_query", server);
            drop.ExecuteNonQuery();
            using NpgsqlCommand create = new($"create temp view bound_query as {sql}", server);
            create.ExecuteNonQuery();
            using NpgsqlCommand read = new(
                """
                select a.attname::text, n.nspname::text, t.typname::text, a.atttypmod
                from pg_attribute a join pg_type t on t.oid = a.atttypid join pg_namespace n on n.oid = t.typnamespace
                where a.attrelid = 'pg_temp.bound_query'::regclass and a.attnum > 0 order by a.attnum
                """,
                server);
            using NpgsqlDataReader reader = read.ExecuteReader();
            while (reader.Read())
            {
                SqlType type = catalog.FindType(reader.GetString(1), reader.GetString(2))
                    ?? throw new InvalidOperationException($"The catalog lacks the type {reader.GetString(1)}.{reader.GetString(2)}.");
                columns.Add(new(reader.GetString(0), type.Oid, reader.GetInt32(3), type.Collation));
            }

            reader.Close();
            EquatableArray<ObjectReference> references = ReadReferences(catalog);
            drop.ExecuteNonQuery();
            return (columns, references, null);
        }
        catch (PostgresException e)
        {
            return ([], [], Finding.Create(FindingRules.SemanticError, source, span, e.MessageText, e.SqlState));
        }
    }

    private EquatableArray<ObjectReference> ReadReferences(DatabaseCatalog catalog)
    {
        List<ObjectReference> references = [];
        using NpgsqlCommand read = new(
            """
            select distinct n.nspname::text, c.relname::text, a.attname::text
            from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
            join pg_namespace n on n.oid = c.relnamespace left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid and a.attnum > 0
            where r.ev_class = 'pg_temp.bound_query'::regclass and c.oid <> r.ev_class
            """,
            server);
        using NpgsqlDataReader reader = read.ExecuteReader();
        while (reader.Read())
        {
            if (catalog.FindRelation(reader.GetString(0), reader.GetString(1)) is not { IsUserDefined: true } relation) continue;
            references.Add(new(ObjectClass.Relation, relation.Oid, reader.IsDBNull(2) ? 0 : relation.FindColumn(reader.GetString(2))!.Number));
        }

        return references.ToEquatableArray();
    }
}
