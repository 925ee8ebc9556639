using System.Text.RegularExpressions;
using Npgsql;
using Perennial.Conformance.Corpus;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Conformance.Ddl;

/// <summary>Runs scripts on a server and through the catalog stage, side by side; after each statement that the server accepts both hold the same objects, or the step says what differs.</summary>
internal sealed partial class DdlScript(NpgsqlConnection server, int version)
{
    private readonly TransactionLog _transaction = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _checksBodies = true;

    /// <summary>Our catalog after all that was run.</summary>
    public DatabaseCatalog Catalog { get; private set; } = DatabaseCatalog.Empty(version);

    public async Task<List<DdlStep>> RunAsync(CorpusFile file, CancellationToken ct)
    {
        SourceText source = new(file.Name, file.Text);
        DdlContext context = new(source, DefinitionBinder.Instance);
        List<DdlStep> steps = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source, new ParseOptions(version)).Statements)
        {
            // The server never sees the variables of psql, and COPY from the client waits for data.
            string sql = source.ToString(statement.Span);
            if (PsqlVariable().IsMatch(sql) || statement.Node is CopyStatement or UtilityStatement { Kind: "LISTEN" }) continue;
            DdlStep step = new(file.Name, source.GetPosition(statement.Span.Start).Line, sql);
            DdlResult? ours;
            try
            {
                ours = statement.Node is null ? null : DdlApplier.Apply(Catalog, statement.Node, context);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                throw new InvalidOperationException($"{step.File}:{step.Line}: the catalog stage broke down over: {sql}", bug);
            }

            DdlVerdict theirs = await ExecuteAsync(sql, ct);
            if (statement.Node is SetStatement { Name: "check_function_bodies" } setting) _checksBodies = setting.Values is not [StringLiteral { Value: "off" or "false" }] and not [BooleanLiteral { Value: false }];
            // A debug build of a server can go down over a script; what was judged so far counts.
            if (server.State != System.Data.ConnectionState.Open) break;
            steps.Add(await JudgeAsync(step with { Ours = Verdict(statement, ours, context), Theirs = theirs, IsRoutine = statement.Node is CreateRoutineStatement or CreateAggregateStatement }, statement.Node, ours, ct));
        }

        return steps;
    }

    private async Task<DdlStep> JudgeAsync(DdlStep step, Statement? node, DdlResult? ours, CancellationToken ct)
    {
        if (_transaction.HasFailed && step.Theirs.SqlState == "25P02") return step;
        if (!step.Theirs.IsAccepted)
        {
            _transaction.Fail();

            // An index that is built concurrently and meets bad rows stays behind, invalid.
            if (node is CreateIndexStatement { IsConcurrent: true } && !IsJudgeable(step.Theirs)) Catalog = ours?.Catalog ?? Catalog;
            return step with { IsJudged = IsCatalogShape(node) && IsJudgeable(step.Theirs) };
        }

        Catalog = ours?.Catalog ?? Catalog;
        if (node is TransactionStatement transaction) Catalog = _transaction.Apply(Catalog, transaction);
        else if (_transaction.CommitsEachStatement) Catalog = DdlApplier.Apply(Catalog, new TransactionStatement(TransactionCommand.Commit, null), new DdlContext(new SourceText("", ""), null)).Catalog;
        step = step with { IsJudged = IsCatalogShape(node) };
        if (!step.IsJudged || _transaction.HasFailed) return step;
        SortedSet<string> expected = await ServerSnapshot.ReadAsync(server, ct), actual = CatalogSnapshot.Of(Catalog);
        string[] missing = [.. expected.Except(actual)], extra = [.. actual.Except(expected)];
        DdlStep judged = step with { Missing = [.. missing.Where(line => !_known.Contains(line))], Extra = [.. extra.Where(line => !_known.Contains("+" + line))] };
        _known.Clear();
        _known.UnionWith(missing);
        _known.UnionWith(extra.Select(static line => "+" + line));
        return judged;
    }

    private DdlVerdict Verdict(ParsedStatement statement, DdlResult? ours, DdlContext context)
    {
        if (statement.Error is { } error) return new(error.SqlState, error.Message, error.Span.Start - statement.Span.Start);
        if (ours!.Findings.IsEmpty && _checksBodies && statement.Node is CreateRoutineStatement create) return BodyVerdict(create, ours.Catalog, context);
        return ours.Findings.IsEmpty ? default : new(ours.Findings[0].SqlState, ours.Findings[0].Message, ours.Findings[0].Span.Start - statement.Span.Start);
    }

    // The body of a function is another stage's business here, and part of CREATE FUNCTION there.
    private DdlVerdict BodyVerdict(CreateRoutineStatement create, DatabaseCatalog after, DdlContext context)
    {
        Routine? created = after.FindRoutines(create.Name.Schema, create.Name.Name).FirstOrDefault(routine => !ReferenceEquals(Catalog.FindRoutine(routine.Oid), routine));
        return created is not null && DefinitionBinder.BodyErrors(after, created, context.Source) is [{ } first, ..] ? new(first.SqlState, first.Message) : default;
    }

    private async Task<DdlVerdict> ExecuteAsync(string sql, CancellationToken ct)
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

    private static bool IsCatalogShape(Statement? node) => node switch
    {
        null => true,
        CreateRoleStatement or AlterRoleStatement or AlterRoleSetStatement or AlterGroupStatement or DropRoleStatement or AlterDefaultPrivilegesStatement => false,
        SelectStatement { Body: SelectCore { Into: not null } } => true,
        DropStatement or RenameStatement or SetSchemaStatement or CommentStatement or GrantStatement => true,
        _ => node.GetType().Name.StartsWith("Create", StringComparison.Ordinal) || node.GetType().Name.StartsWith("Alter", StringComparison.Ordinal),
    };

    // Rows, privileges, roles, the files of the server and its settings are nothing that a catalog knows; nor are trigger events that wait for the end of
    // a transaction and cursors that are open (55006), or what the server was built without.
    private static bool IsJudgeable(DdlVerdict refused) =>
        refused.SqlState is not ("42501" or "55006")
        && refused.Message is not ("compression method lz4 not supported" or "nondeterministic collations not supported with this provider")
        && (refused.SqlState![..2] is not "22" || refused.SqlState == "22023")
        && refused.SqlState![..2] is not ("23" or "25" or "28" or "40" or "53" or "57" or "58" or "XX" or "0L")
        && refused.Message?.StartsWith("role \"", StringComparison.Ordinal) != true;

    [GeneratedRegex("""(?<![:\w\]]):['"a-z]""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PsqlVariable();
}
