using Npgsql;
using Perennial.CatalogTool;

// dump OUTPUT CONNECTION...: reads each server and writes the resource.
if (args.Length < 3 || args[0] != "dump")
{
    await Console.Error.WriteLineAsync("usage: dump OUTPUT CONNECTION...");
    return 2;
}

using CancellationTokenSource interrupted = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};

OidNormalizer normalizer = new();
List<ServerCatalog> catalogs = [];
foreach (string connection in args.Skip(2))
{
    await using NpgsqlDataSource server = NpgsqlDataSource.Create(connection);
    int version;
    await using (NpgsqlConnection opened = await server.OpenConnectionAsync(interrupted.Token)) version = opened.PostgreSqlVersion.Major;
    ServerCatalog catalog = normalizer.Normalize(await new CatalogScan(server, version).ReadBuiltInAsync(interrupted.Token));
    catalogs.Add(catalog);
    Console.WriteLine(
        $"{version}: {catalog.Types.Count} types, {catalog.Relations.Count} relations, {catalog.Routines.Count} routines, {catalog.Operators.Count} operators, {catalog.Casts.Count} casts");
}

byte[] file = ResourceWriter.Write(catalogs);
await File.WriteAllBytesAsync(args[1], file, interrupted.Token);
Console.WriteLine($"{args[1]}: {file.Length} bytes");
return 0;
