using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Conformance.Ddl;

/// <summary>The catalogs that a rollback returns to, as a session's transaction statements have set them.</summary>
internal sealed class TransactionLog
{
    private readonly List<(string Name, DatabaseCatalog Catalog)> _savepoints = [];
    private DatabaseCatalog? _begin;

    /// <summary>A statement has failed, and the server ignores the others until the end of the transaction.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>No transaction block is open: each statement is a transaction of its own.</summary>
    public bool CommitsEachStatement => _begin is null;

    public void Fail() => HasFailed = _begin is not null;

    /// <summary>The catalog after a transaction statement that the server accepted.</summary>
    public DatabaseCatalog Apply(DatabaseCatalog catalog, TransactionStatement statement)
    {
        switch (statement.Command)
        {
            case TransactionCommand.Begin or TransactionCommand.Start:
                _begin ??= catalog;
                return catalog;
            case TransactionCommand.Savepoint:
                _savepoints.Add((statement.Name!, catalog));
                return catalog;
            case TransactionCommand.RollbackTo when _savepoints.FindLastIndex(savepoint => savepoint.Name == statement.Name) is >= 0 and int at:
                DatabaseCatalog saved = _savepoints[at].Catalog;
                _savepoints.RemoveRange(at + 1, _savepoints.Count - at - 1);
                HasFailed = false;
                return saved;
            case TransactionCommand.Commit or TransactionCommand.Rollback or TransactionCommand.Prepare:
                DatabaseCatalog result = statement.Command == TransactionCommand.Rollback || HasFailed ? _begin ?? catalog : catalog;
                _begin = statement.IsChained ? result : null;
                HasFailed = false;
                _savepoints.Clear();
                return result;
            default:
                return catalog;
        }
    }
}
