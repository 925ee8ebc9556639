using Perennial.Migrations.Folder;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Migrations.Tests;

/// <summary>A folder whose procedures a test gives, so that what a database does with them is tested apart from how they come about.</summary>
internal static class Working
{
    public static async Task<DatabaseFolder> FolderAsync(Scratch scratch, params Procedure[] procedures)
    {
        EquatableArray<InputFile> files = await FolderReader.ReadAsync(scratch.Path, CancellationToken.None);
        return new DatabaseFolder(scratch.Path, DatabaseOptions.Default, new DatabaseModel { Procedures = procedures.ToEquatableArray() }, files);
    }

    /// <param name="body">A statement of PL/pgSQL.</param>
    /// <param name="argument">A name and <c>integer</c>; empty for none.</param>
    public static Procedure Procedure(string name, string body, string? service = null, AccessMode mode = AccessMode.Reads, string argument = "id", string returns = "text")
    {
        SignatureType type = new(SignatureTypeKind.Base, "integer", "pg_catalog", "int4");
        LinePosition line = new(1, 1);
        return new Procedure(
            new ProcedureSignature(ProcedureKind.Function, "lib", name)
            {
                Arguments = argument.Length == 0 ? [] : [new ProcedureArgument(argument, ArgumentMode.In, type, IsNullable: false, HasDefault: false)],
                Service = service,
                Mode = mode,
            },
            ProcedureOrigin.Query)
        {
            Group = "lib",
            DeclaredName = name,
            Command = QueryCommand.Value,
            CreateSql = $"create or replace function lib.{name}({(argument.Length == 0 ? "" : argument + " integer")}) returns {returns} language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin {body}; end $$",
            Location = new SourceLocation("queries/lib.sql", new TextSpan(0, 0), line, line),
        };
    }
}
