using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Transaction control.</summary>
internal sealed partial class Parser
{
    private TransactionStatement ParseTransaction()
    {
        int start = Start;
        switch (Kind)
        {
            case K.Begin:
                Advance();
                AcceptWork();
                return new TransactionStatement(TransactionCommand.Begin, null) { Modes = ParseOptionalTransactionModes(), Span = SpanFrom(start) };
            case K.Start:
                Expect(K.Start, K.Transaction);
                return new TransactionStatement(TransactionCommand.Start, null) { Modes = ParseOptionalTransactionModes(), Span = SpanFrom(start) };
            case K.Savepoint:
                Advance();
                return Named(TransactionCommand.Savepoint);
            case K.Release:
                Advance();
                AcceptSavepoint();
                return Named(TransactionCommand.Release);
            case K.Commit:
                Advance();
                if (Accept(K.Prepared)) return Prepared(TransactionCommand.CommitPrepared);
                return ParseTransactionEnd(start, TransactionCommand.Commit);
            case K.End:
                Advance();
                return ParseTransactionEnd(start, TransactionCommand.Commit);
            case K.Abort:
                Advance();
                return ParseTransactionEnd(start, TransactionCommand.Rollback);
            default:
                Expect(K.Rollback);
                if (Accept(K.Prepared)) return Prepared(TransactionCommand.RollbackPrepared);
                AcceptWork();
                if (!Accept(K.To)) return ParseTransactionChain(start, TransactionCommand.Rollback);
                AcceptSavepoint();
                return Named(TransactionCommand.RollbackTo);
        }

        TransactionStatement Named(TransactionCommand command)
        {
            string name = ParseColumnId().Name;
            return new TransactionStatement(command, name) { Span = SpanFrom(start) };
        }

        TransactionStatement Prepared(TransactionCommand command)
        {
            string name = ParseStringValue();
            return new TransactionStatement(command, name) { Span = SpanFrom(start) };
        }
    }

    // [ WORK | TRANSACTION ]
    private void AcceptWork()
    {
        if (!Accept(K.Work)) Accept(K.Transaction);
    }

    // SAVEPOINT is optional, and may be a savepoint's name.
    private void AcceptSavepoint()
    {
        if (Is(K.Savepoint) && IsColumnIdKind(Peek(1))) Advance();
    }

    private TransactionStatement ParseTransactionEnd(int start, TransactionCommand command)
    {
        AcceptWork();
        return ParseTransactionChain(start, command);
    }

    // [ AND [ NO ] CHAIN ]
    private TransactionStatement ParseTransactionChain(int start, TransactionCommand command)
    {
        bool isChained = false;
        if (Accept(K.And))
        {
            isChained = !Accept(K.No);
            Expect(K.Chain);
        }

        return new TransactionStatement(command, null) { IsChained = isChained, Span = SpanFrom(start) };
    }

    private EquatableArray<string> ParseOptionalTransactionModes() => IsTransactionMode ? ParseTransactionModes() : default;

    private bool IsTransactionMode => Is(K.Isolation) || Is(K.Read) || Is(K.Deferrable) || Is(K.Not);

    // mode [ [ , ] mode ] [ ... ]
    private EquatableArray<string> ParseTransactionModes()
    {
        List<string> modes = [];
        do modes.Add(ParseTransactionMode());
        while (Accept(K.Comma) || IsTransactionMode);
        return modes.ToEquatableArray();
    }

    // ISOLATION LEVEL { SERIALIZABLE | REPEATABLE READ | READ COMMITTED | READ UNCOMMITTED } | READ ONLY | READ WRITE | [ NOT ] DEFERRABLE
    private string ParseTransactionMode()
    {
        if (AcceptPhrase(K.Isolation, K.Level)) return "ISOLATION LEVEL " + ParseIsolationLevel();
        if (Accept(K.Read))
        {
            if (Accept(K.Only)) return "READ ONLY";
            Expect(K.Write);
            return "READ WRITE";
        }

        if (AcceptPhrase(K.Not, K.Deferrable)) return "NOT DEFERRABLE";
        Expect(K.Deferrable);
        return "DEFERRABLE";
    }

    private string ParseIsolationLevel()
    {
        if (Accept(K.Serializable)) return "SERIALIZABLE";
        if (AcceptPhrase(K.Repeatable, K.Read)) return "REPEATABLE READ";
        Expect(K.Read);
        if (Accept(K.Committed)) return "READ COMMITTED";
        Expect(K.Uncommitted);
        return "READ UNCOMMITTED";
    }
}
