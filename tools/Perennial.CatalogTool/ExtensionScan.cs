using Npgsql;

namespace Perennial.CatalogTool;

/// <summary>Installs each extension that a server offers in a schema of its own, and reads its objects.</summary>
internal sealed class ExtensionScan(NpgsqlConnection server, int serverVersion)
{
    private ServerCatalog Empty => new(serverVersion) { Types = [], Relations = [], Routines = [], Operators = [], Casts = [], Collations = [], OperatorClasses = [] };

    public async Task<List<ServerExtension>> ReadAsync(CancellationToken ct)
    {
        List<ServerExtension> extensions = [];
        foreach ((string name, string schema, string[] requires) in InOrder(await ListAsync(ct)))
        {
            // Procedural languages load a library that may be missing, or take the server down; only that they exist matters to a schema.
            if (requires.Append(name).Any(static part => part.StartsWith("pl", StringComparison.Ordinal)))
            {
                extensions.Add(new(name, schema, requires, Empty));
                continue;
            }

            string target = $"extension {name}";
            await ExecuteAsync($"create schema \"{target}\"; create extension \"{name}\"{(schema.Length == 0 ? $" schema \"{target}\"" : "")}", ct);
            ServerCatalog objects = await new CatalogScan(server, serverVersion).ReadExtensionAsync(name, ct);
            extensions.Add(new(name, schema, requires, WithoutSchema(objects, target)));
        }

        return extensions;
    }

    private async Task<List<(string Name, string Schema, string[] Requires)>> ListAsync(CancellationToken ct)
    {
        const string Sql = """
            select v.name::text, coalesce(v.schema::text, ''), coalesce(v.requires::text[], '{}')
            from pg_available_extensions a join pg_available_extension_versions v on v.name = a.name and v.version = a.default_version
            where a.installed_version is null order by 1
            """;
        List<(string Name, string Schema, string[] Requires)> extensions = [];
        await using NpgsqlCommand command = new(Sql, server);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) extensions.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2)));
        return extensions;
    }

    private static IEnumerable<(string Name, string Schema, string[] Requires)> InOrder(List<(string Name, string Schema, string[] Requires)> extensions) =>
        extensions.OrderBy(static extension => extension.Requires.Length > 0);

    private async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using NpgsqlCommand command = new(sql, server);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>In what is written, the extension's own schema is empty.</summary>
    private static ServerCatalog WithoutSchema(ServerCatalog objects, string target)
    {
        string Local(string schema) => schema == target ? "" : schema;
        return objects with
        {
            Types = [.. objects.Types.Select(type => type with { Schema = Local(type.Schema) })],
            Relations = [.. objects.Relations.Select(relation => relation with { Schema = Local(relation.Schema) })],
            Routines = [.. objects.Routines.Select(routine => routine with { Schema = Local(routine.Schema) })],
            Operators = [.. objects.Operators.Select(found => found with { Schema = Local(found.Schema) })],
            OperatorClasses = [.. objects.OperatorClasses.Select(found => found with { Schema = Local(found.Schema) })],
        };
    }
}
