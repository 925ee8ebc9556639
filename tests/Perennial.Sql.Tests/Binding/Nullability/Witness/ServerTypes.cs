using Npgsql;

namespace Perennial.Sql.Tests.Binding.Nullability.Witness;

/// <summary>A type as the server has it.</summary>
/// <param name="BaseType">Of a domain its base, of a range its subtype, of a multirange its range.</param>
internal sealed record ServerType(string Name, string FullName, char Kind, char Category, uint BaseType, uint Element, string[] Labels, uint[] Fields);

/// <summary>The types of a database.</summary>
internal sealed class ServerTypes
{
    private readonly Dictionary<uint, ServerType> _types = [];

    public static async Task<ServerTypes> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        ServerTypes types = new();
        string multirange = connection.PostgreSqlVersion.Major >= 14 ? "(select rngtypid from pg_range where rngmultitypid = t.oid)" : "null::oid";
        await using NpgsqlCommand command = new(
            $"""
            select t.oid, t.typname::text, quote_ident(n.nspname) || '.' || quote_ident(t.typname), t.typtype::text, t.typcategory::text,
                   coalesce(nullif(t.typbasetype, 0), (select rngsubtype from pg_range where rngtypid = t.oid), {multirange}, 0::oid), t.typelem,
                   array(select enumlabel::text from pg_enum where enumtypid = t.oid order by enumsortorder),
                   array(select atttypid from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped order by attnum)
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            where n.nspname not in ('information_schema', 'pg_toast') and (t.typtype <> 'c' or n.nspname <> 'pg_catalog')
            """,
            connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            types._types[reader.GetFieldValue<uint>(0)] = new(
                reader.GetString(1), reader.GetString(2), reader.GetString(3)[0], reader.GetString(4)[0], reader.GetFieldValue<uint>(5), reader.GetFieldValue<uint>(6),
                reader.GetFieldValue<string[]>(7), reader.GetFieldValue<uint[]>(8));
        }

        return types;
    }

    public ServerType? Find(uint oid) => _types.GetValueOrDefault(oid);

    public uint Find(string fullName) => _types.FirstOrDefault(type => type.Value.FullName == fullName).Key;
}
