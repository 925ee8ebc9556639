namespace Perennial.Sql.Procedures;

/// <summary>The command behind a query's name: <c>-- name: GetTask :one</c>.</summary>
public enum QueryCommand
{
    One, Single, Many, Stream, Value, Exec, ExecRows, ExecResult, BatchExec, BatchOne, BatchMany, CopyFrom, Online, Check,
}
