using System.Globalization;
using Npgsql;
using Perennial.CatalogTool;
using Perennial.Testing;

// dump [OUTPUT [VERSION...]]: starts a server of each version, reads its system catalogs and writes the resource.
if (args.Length == 0 || args[0] != "dump")
{
    await Console.Error.WriteLineAsync("usage: dump [OUTPUT [VERSION...]]");
    return 2;
}

const string Resource = "generators/Perennial.Sql/Catalog/BuiltIn/builtin.catalog";
string output = args.Length > 1 ? args[1] : Resource;
int[] versions = args.Length > 2 ? [.. args.Skip(2).Select(version => int.Parse(version, CultureInfo.InvariantCulture))] : [13, 14, 15, 16, 17, 18];
using CancellationTokenSource interrupted = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};

OidNormalizer normalizer = new();
List<ServerCatalog> catalogs = [];
foreach (int version in versions)
{
    await using PostgresServer server = await PostgresServer.StartAsync(version, interrupted.Token);
    await using NpgsqlConnection connection = new(server.ConnectionString);
    await connection.OpenAsync(interrupted.Token);
    ServerCatalog catalog = normalizer.Normalize(await new CatalogScan(connection, version).ReadBuiltInAsync(interrupted.Token));
    List<ServerExtension> extensions = await new ExtensionScan(connection, version).ReadAsync(interrupted.Token);
    catalogs.Add(catalog with { Extensions = [.. extensions.Select(normalizer.Normalize)] });
    Console.WriteLine(
        $"{version}: {catalog.Types.Count} types, {catalog.Relations.Count} relations, {catalog.Routines.Count} routines, {catalog.Operators.Count} operators, "
        + $"{catalog.Casts.Count} casts, {extensions.Count} extensions");
}

byte[] file = ResourceWriter.Write(catalogs);
await File.WriteAllBytesAsync(output, file, interrupted.Token);
Console.WriteLine($"{output}: {file.Length} bytes");
return 0;
