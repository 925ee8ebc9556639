using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>
/// Statements of a version that change rows and not the catalog: they must fit the tables that are there when they run. And what an upgrade would refuse: statements that
/// cannot run in the transaction of upgrade.sql or downgrade.sql, or not as a step of online.sql (PRN2019).
/// </summary>
/// <param name="folder">The version.</param>
internal sealed class StatementCheck(VersionFolder folder)
{
    // What pg_dump writes, what ends a statement as a semicolon does, and what is about the terminal.
    private static readonly HashSet<string> Harmless = new(["restrict", "unrestrict", "connect", "c", "g", "gx", "echo", "qecho", "warn", "timing", "pset", "encoding", "x", "a", "t"], StringComparer.Ordinal);

    private readonly List<Finding> _findings = [];

    public EquatableArray<Finding> Findings => _findings.ToEquatableArray();

    /// <param name="file">Where the statement stands.</param>
    /// <param name="source">Its text.</param>
    /// <param name="statement">A statement without a syntax error.</param>
    /// <param name="catalog">What the database is when it runs.</param>
    public void Read(InputFile file, SourceText source, ParsedStatement statement, DatabaseCatalog catalog)
    {
        bool isOnline = file == folder.Online;
        if (statement.Node is SetStatement set && SettingVersions.Of(set.Name) > catalog.ServerVersion)
            _findings.Add(Finding.Create(FindingRules.SemanticError, source, set.Span, SettingVersions.Unknown(set.Name), "42704"));
        switch (statement.Node)
        {
            case SelectStatement or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement:
                BoundStatement bound = QueryBinder.Bind(catalog, statement.Node, source, new BindOptions { QueryAnnotations = isOnline });
                _findings.AddRange(bound.Findings.Where(finding => (finding.Severity == FindingSeverity.Error || finding.Rule.StopsRelease) && finding.Rule != FindingRules.Unsupported && !(isOnline && IsUntyped(finding))));
                break;
            case TransactionStatement when isOnline && Refusal(statement.Node) is { } control:
                Refuse(source, statement, $"{control} would end the transaction in which the step and its line of the journal are written; the runner begins and ends transactions itself. Remove it.");
                break;
            case SetStatement { IsLocal: true } when isOnline:
                Refuse(source, statement, "SET LOCAL ends with its transaction, and each statement of online.sql has one of its own. Write SET without LOCAL: it holds for the statements behind it, to the end of the file.");
                break;
            case SetStatement { IsReset: false, IsDefault: false, Name: "role" or "session_authorization" } identity when isOnline:
                Refuse(source, statement, $"SET {(identity.Name == "role" ? "ROLE" : "SESSION AUTHORIZATION")} ends with its step, and the statements behind it run as whoever runs the upgrade. Remove it, and give what they make to its owner with ALTER ... OWNER TO.");
                break;
            case SetStatement { IsReset: false, IsDefault: false, Name: "lock_timeout" } when isOnline:
                Refuse(source, statement, "How long a step waits for locks is the runner's to say: SET lock_timeout ends with its own step. Remove it.");
                break;
            case CreateIndexStatement { IsConcurrent: true, Name: null } when isOnline:
                Refuse(source, statement, "An index that is built concurrently needs a name, so that an interrupted build can be found and repeated: CREATE INDEX CONCURRENTLY IF NOT EXISTS name ON ...");
                break;
            case { } node when !isOnline && file != folder.Procedures && Refusal(node) is { } what:
                Refuse(source, statement, Message(what, node, isDowngrade: file == folder.Downgrade));
                break;
        }
    }

    /// <summary>Commands of psql, which nothing runs: a team that comes from its scripts would lose the statements of a file behind <c>\i</c> unseen.</summary>
    public void ReadCommands(ParsedScript script)
    {
        foreach (TextSpan span in script.PsqlCommands)
        {
            string command = script.Source.Text.Substring(span.Start, span.Length).TrimEnd();
            string name = new([.. command.Skip(1).TakeWhile(char.IsLetter)]);

            // Variables of psql itself are in capitals.
            bool isOwnSetting = name == "set" && command.Length > 5 && char.IsUpper(command.Substring(4).TrimStart().FirstOrDefault());
            if (isOwnSetting || Harmless.Contains(name) || command is "\\." or "\\;") continue;
            _findings.Add(Finding.Create(
                FindingRules.Unsupported, script.Source, new TextSpan(span.Start, command.Length),
                $"'{command}' is a command of psql, and perennial runs SQL only: nothing would happen here. {(name is "i" or "ir" or "include" ? "Write the statements of that file in its place." : "Write what it does in SQL, or remove it.")}"));
        }
    }

    private void Refuse(SourceText source, ParsedStatement statement, string message) => _findings.Add(Finding.Create(FindingRules.NotInTransaction, source, statement.Span, message, "25001"));

    // The runner declares the parameters of a step: the cursor has the type of its key.
    private static bool IsUntyped(Finding finding) => finding.SqlState is "42P08" or "42P18";

    private string Message(string what, Statement node, bool isDowngrade)
    {
        if (node is TransactionStatement)
            return $"{what} would end the one transaction in which the file runs, together with procedures.sql and the journal. Remove it; versions/{folder.Name} needs no begin and commit.";
        string name = isDowngrade ? "downgrade.sql" : "upgrade.sql";
        string advice = isDowngrade && node is CreateIndexStatement or DropStatement { IsConcurrent: true } ? "Leave CONCURRENTLY out."
            : $"Move the statement to versions/{folder.Name}/online.sql, where it is a step of its own" + (node is CreateIndexStatement ? "; for a table that this version makes, leave CONCURRENTLY out." : ".");
        return $"{what} cannot run in a transaction, and {name} is one. {advice}";
    }

    private static string? Refusal(Statement node) => node switch
    {
        CreateIndexStatement { IsConcurrent: true } create => $"CREATE INDEX CONCURRENTLY{(create.Name is { } name ? " " + name.Name : "")}",
        DropStatement { IsConcurrent: true } drop => $"DROP INDEX CONCURRENTLY {drop.Objects[0].Name.Name}",
        DropStatement { Kind: ObjectKind.Database } => "DROP DATABASE",
        AlterTableStatement alter when alter.Actions.OfType<DetachPartition>().FirstOrDefault() is { IsConcurrent: true } detach => $"DETACH PARTITION {detach.Partition.Name} CONCURRENTLY",
        TransactionStatement { Command: TransactionCommand.Begin or TransactionCommand.Start or TransactionCommand.Commit or TransactionCommand.Rollback or TransactionCommand.Prepare } control =>
            control.Command.ToString().ToUpperInvariant(),
        UtilityStatement { Kind: "VACUUM" or "ALTER SYSTEM" or "CREATE DATABASE" or "DROP DATABASE" or "CREATE TABLESPACE" or "DROP TABLESPACE" or "CREATE SUBSCRIPTION" or "DROP SUBSCRIPTION" } utility => utility.Kind,
        UtilityStatement { Kind: "REINDEX" } reindex when reindex.Text.IndexOf("concurrently", StringComparison.OrdinalIgnoreCase) >= 0 => "REINDEX CONCURRENTLY",
        _ => null,
    };
}
