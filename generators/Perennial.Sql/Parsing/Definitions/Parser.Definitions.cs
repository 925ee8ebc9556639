using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The choice among definitions and utility statements by their first word.</summary>
internal sealed partial class Parser
{
    private Statement ParseDefinition() => Kind switch
    {
        K.Create => ParseCreate(),
        K.Alter => ParseAlter(),
        K.Drop => ParseDrop(),
        K.Comment => ParseComment(),
        K.Security => ParseSecurityLabel(),
        K.Grant or K.Revoke => ParseGrant(),
        K.Set => ParseSet(),
        K.Reset => ParseReset(),
        K.Show => ParseShow(),
        K.Begin or K.Start or K.Commit or K.End or K.Rollback or K.Abort or K.Savepoint or K.Release => ParseTransaction(),
        K.Declare => ParseDeclareCursor(),
        K.Fetch or K.Move => ParseFetchCursor(),
        K.Close => ParseClose(),
        K.Prepare => ParsePrepare(),
        K.Execute => ParseExecute(),
        K.Deallocate => ParseDeallocate(),
        K.Explain => ParseExplain(),
        K.Copy => ParseCopy(),
        K.Vacuum => ParseVacuum(),
        K.Analyze or K.Analyse => ParseAnalyze(),
        K.Cluster => ParseCluster(),
        K.Reindex => ParseReindex(),
        K.Refresh => ParseRefreshMaterializedView(),
        K.Checkpoint => ParseCheckpoint(),
        K.Truncate => ParseTruncate(),
        K.Lock => ParseLock(),
        K.Listen => ParseListen(),
        K.Unlisten => ParseUnlisten(),
        K.Notify => ParseNotify(),
        K.Load => ParseLoad(),
        K.Discard => ParseDiscard(),
        K.Do => ParseDo(),
        K.Call => ParseCall(),
        K.Import => ParseImportForeignSchema(),
        K.Reassign => ParseReassignOwned(),
        _ => throw UnknownStatement(),
    };

    // The words are tried so that messages may suggest one of them.
    private SyntaxErrorException UnknownStatement()
    {
        foreach (TokenKind word in StatementWords) Is(word);
        return Unexpected("a statement");
    }

    private static readonly TokenKind[] StatementWords =
    [
        K.Select, K.Insert, K.Update, K.Delete, K.Merge, K.With, K.Values, K.Create, K.Alter, K.Drop, K.Comment, K.Grant, K.Revoke, K.Set, K.Reset, K.Show,
        K.Begin, K.Commit, K.Rollback, K.Savepoint, K.Release, K.Declare, K.Fetch, K.Close, K.Prepare, K.Execute, K.Deallocate, K.Explain, K.Copy, K.Vacuum,
        K.Analyze, K.Cluster, K.Reindex, K.Refresh, K.Checkpoint, K.Truncate, K.Lock, K.Listen, K.Notify, K.Load, K.Discard, K.Do, K.Call,
    ];
}
