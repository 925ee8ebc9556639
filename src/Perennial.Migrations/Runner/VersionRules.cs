using Perennial.Migrations.Folder;
using Perennial.Sql.Versions;

namespace Perennial.Migrations.Runner;

/// <summary>What the runner cannot do safely is refused before anything changes.</summary>
internal static class VersionRules
{
    /// <exception cref="MigrationException">The version breaks a rule; the message says where.</exception>
    public static void Verify(RunnableVersion version)
    {
        if (version.Upgrade is null) throw new MigrationException($"versions/{version.Name} has no upgrade.sql. Write one; it may consist of a comment.");
        foreach (SqlScript? script in new[] { version.Upgrade, version.Downgrade, version.Procedures })
        {
            if (script is not null) VerifyInTransaction(script);
        }

        if (version.Online is null) return;
        foreach (SqlStatement statement in version.Online.Statements)
        {
            if (statement.Kind == StatementKind.TransactionControl)
                throw new MigrationException($"{statement.Locate(0)}: the runner begins and ends transactions itself. Remove this statement.");
            if (statement is { Kind: StatementKind.ConcurrentIndex, IndexName: null })
                throw new MigrationException($"{statement.Locate(0)}: an index that is built concurrently needs a name, so that an interrupted build can be found and repeated. Name it.");
            if (statement.IsBatch)
                throw new MigrationException($"{statement.Locate(0)}: {BatchSteps.Refusal}");
        }
    }

    /// <summary>A script that is one transaction with the journal.</summary>
    public static void VerifyInTransaction(SqlScript script)
    {
        foreach (SqlStatement statement in script.Statements)
        {
            if (statement.Kind == StatementKind.TransactionControl)
                throw new MigrationException($"{statement.Locate(0)}: {script.Name} is one transaction with the journal, which the runner begins and ends itself. Remove this statement.");
            if (statement.Kind is not (StatementKind.Plain or StatementKind.Setting or StatementKind.ResetAll))
                throw new MigrationException($"{statement.Locate(0)}: this statement cannot run in a transaction, and {script.Name} is one. Move it to online.sql.");
        }
    }
}
