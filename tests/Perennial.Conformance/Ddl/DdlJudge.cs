using Npgsql;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Conformance.Ddl;

/// <summary>What a server and the catalog stage say of one statement, and which of the server's answers can be compared.</summary>
internal static class DdlJudge
{
    /// <summary>Our verdict over a statement that was applied.</summary>
    /// <param name="before">The catalog that it was applied to.</param>
    /// <param name="ours">What applying it gave; null when it could not be parsed.</param>
    public static DdlVerdict Verdict(ParsedStatement statement, DatabaseCatalog before, DdlResult? ours, DdlContext context, bool checksBodies)
    {
        if (statement.Error is { } error) return new(error.SqlState, error.Message, error.Span.Start - statement.Span.Start);
        if (ours!.Findings.IsEmpty && checksBodies && statement.Node is CreateRoutineStatement create) return BodyVerdict(create, before, ours.Catalog, context);
        return ours.Findings.IsEmpty ? default : new(ours.Findings[0].SqlState, ours.Findings[0].Message, ours.Findings[0].Span.Start - statement.Span.Start);
    }

    public static async Task<DdlVerdict> ExecuteAsync(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        try
        {
            // A batch sends its commands as they are; a command would be split at semicolons, those of SQL-standard bodies too.
            await using NpgsqlBatch batch = new(server)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand(sql),
                },
                Timeout = 20,
            };
            await batch.ExecuteNonQueryAsync(ct);
            return default;
        }
        catch (PostgresException refused)
        {
            return new(refused.SqlState, refused.MessageText, refused.Position > 0 ? refused.Position - 1 : null);
        }
    }

    public static bool IsCatalogShape(Statement? node) => node switch
    {
        null => true,
        CreateRoleStatement or AlterRoleStatement or AlterRoleSetStatement or AlterGroupStatement or DropRoleStatement or AlterDefaultPrivilegesStatement => false,
        SelectStatement { Body: SelectCore { Into: not null } } => true,
        DropStatement or RenameStatement or SetSchemaStatement or CommentStatement or GrantStatement => true,
        _ => node.GetType().Name.StartsWith("Create", StringComparison.Ordinal) || node.GetType().Name.StartsWith("Alter", StringComparison.Ordinal),
    };

    // Rows, privileges, roles, tablespaces, the files of the server and its settings are nothing that a catalog knows; nor are trigger events that wait for the end of
    // a transaction and cursors that are open (55006), or what the server was built without.
    public static bool IsJudgeable(DdlVerdict refused) =>
        (refused.SqlState![..2] is not "22" || refused.SqlState == "22023") && IsJudgeableWithoutRows(refused);

    /// <summary>The same where no table has rows, so that values that do not fit are the statement's own.</summary>
    public static bool IsJudgeableWithoutRows(DdlVerdict refused) =>
        refused.SqlState is not ("42501" or "55006")
        && refused.Message is not ("compression method lz4 not supported" or "nondeterministic collations not supported with this provider")
        && refused.SqlState![..2] is not ("23" or "25" or "28" or "40" or "53" or "57" or "58" or "XX" or "0L")
        && refused.Message?.StartsWith("role \"", StringComparison.Ordinal) != true
        && refused.Message?.StartsWith("tablespace \"", StringComparison.Ordinal) != true;

    // The body of a function is another stage's business here, and part of CREATE FUNCTION there.
    private static DdlVerdict BodyVerdict(CreateRoutineStatement create, DatabaseCatalog before, DatabaseCatalog after, DdlContext context)
    {
        Routine? created = after.FindRoutines(create.Name.Schema, create.Name.Name).FirstOrDefault(routine => !ReferenceEquals(before.FindRoutine(routine.Oid), routine));
        return created is not null && DefinitionBinder.BodyErrors(after, created, context.Source) is [{ } first, ..] ? new(first.SqlState, first.Message) : default;
    }
}
