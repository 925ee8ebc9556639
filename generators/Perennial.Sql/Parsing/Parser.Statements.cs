using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>The choice among statements by their first word.</summary>
internal sealed partial class Parser
{
    /// <summary>stmt: any top-level statement, without its semicolon.</summary>
    private Statement ParseStatement()
    {
        Enter();
        Statement statement = Kind switch
        {
            K.Select or K.Values or K.Table or K.OpenParen or K.With or K.WithLa or K.Insert or K.Update or K.Delete or K.Merge => ParsePreparable(),
            _ => ParseDefinition(),
        };
        Leave();
        return statement;
    }

    /// <summary>PreparableStmt: SELECT, INSERT, UPDATE, DELETE or MERGE, each with WITH.</summary>
    private Statement ParsePreparable()
    {
        int start = Start;
        WithClause? with = Is(K.With) || Is(K.WithLa) ? ParseWith() : null;
        switch (Kind)
        {
            case K.Insert:
                return ParseInsert(start, with);
            case K.Update:
                return ParseUpdate(start, with);
            case K.Delete:
                return ParseDelete(start, with);
            case K.Merge:
                return ParseMerge(start, with);
            default:
                return ParseSelect(start, with);
        }
    }
}
