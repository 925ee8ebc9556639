using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>VACUUM, ANALYZE, CLUSTER, REINDEX, CHECKPOINT, LOAD and DISCARD.</summary>
internal sealed partial class Parser
{
    // VACUUM [ FULL ] [ FREEZE ] [ VERBOSE ] [ ANALYZE ] [ table [ ( column [, ...] ) ] [, ...] ] | VACUUM ( option [, ...] ) [ table ... ]
    private UtilityStatement ParseVacuum()
    {
        int start = Start;
        Expect(K.Vacuum);
        if (Is(K.OpenParen))
        {
            ParseUtilityOptions();
        }
        else
        {
            Accept(K.Full);
            Accept(K.Freeze);
            Accept(K.Verbose);
            if (!Accept(K.Analyze)) Accept(K.Analyse);
        }

        ParseVacuumRelations();
        return Utility(start, "VACUUM");
    }

    // ANALYZE [ VERBOSE | ( option [, ...] ) ] [ table [ ( column [, ...] ) ] [, ...] ]
    private UtilityStatement ParseAnalyze()
    {
        int start = Start;
        Advance();
        if (Is(K.OpenParen)) ParseUtilityOptions();
        else Accept(K.Verbose);
        ParseVacuumRelations();
        return Utility(start, "ANALYZE");
    }

    private void ParseVacuumRelations()
    {
        if (!IsColumnId && !Is(K.Only)) return;
        do
        {
            ParseQualifiedNameOrRelation();
            ParseOptionalColumnList();
        }
        while (Accept(K.Comma));
    }

    // Before 18 neither ONLY nor a star.
    private void ParseQualifiedNameOrRelation()
    {
        if (Is(K.Only)) Require(18, "ONLY in VACUUM and ANALYZE");
        if (Options.PostgresVersion >= 18)
        {
            ParseRelation();
            return;
        }

        ParseQualifiedName();
        if (Is(K.Star)) Require(18, "a star behind a table in VACUUM and ANALYZE");
    }

    // CLUSTER [ VERBOSE | ( option [, ...] ) ] [ table [ USING index ] ] | CLUSTER [ VERBOSE ] index ON table
    private UtilityStatement ParseCluster()
    {
        int start = Start;
        Expect(K.Cluster);
        bool hasOptions = Is(K.OpenParen);
        if (hasOptions)
        {
            Require(14, "CLUSTER (options)");
            ParseUtilityOptions();
        }
        else
        {
            Accept(K.Verbose);
        }

        if (IsColumnId)
        {
            bool mayBeIndex = !hasOptions && Peek(1) == K.On;
            QualifiedName name = ParseQualifiedName();
            if (mayBeIndex && Accept(K.On)) ParseQualifiedName();
            else ParseOptionalColumnIdAfter(K.Using);
        }
        else if (hasOptions)
        {
            Require(17, "CLUSTER (options) without a table");
        }

        return Utility(start, "CLUSTER");
    }

    // REINDEX [ ( option [, ...] ) ] { { INDEX | TABLE } [ CONCURRENTLY ] name | SCHEMA [ CONCURRENTLY ] name | { DATABASE | SYSTEM } [ CONCURRENTLY ] [ name ] }
    private UtilityStatement ParseReindex()
    {
        int start = Start;
        Expect(K.Reindex);
        if (Is(K.OpenParen))
        {
            if (Peek(1) != K.Verbose || Peek(2) != K.CloseParen) Require(14, "an option of REINDEX other than VERBOSE");
            ParseUtilityOptions();
        }

        if (Accept(K.Index) || Accept(K.Table))
        {
            Accept(K.Concurrently);
            ParseQualifiedName();
        }
        else if (Accept(K.Schema))
        {
            Accept(K.Concurrently);
            ParseColumnId();
        }
        else
        {
            if (!Accept(K.Database) && !Accept(K.System)) throw Unexpected("INDEX, TABLE, SCHEMA, DATABASE or SYSTEM");
            Accept(K.Concurrently);
            if (IsColumnId) ParseColumnId();
            else Require(16, "REINDEX DATABASE and SYSTEM without a name");
        }

        return Utility(start, "REINDEX");
    }

    private UtilityStatement ParseCheckpoint()
    {
        int start = Start;
        Expect(K.Checkpoint);
        return Utility(start, "CHECKPOINT");
    }

    // LOAD 'library'
    private UtilityStatement ParseLoad()
    {
        int start = Start;
        Expect(K.Load);
        ParseString();
        return Utility(start, "LOAD");
    }

    // DISCARD { ALL | PLANS | SEQUENCES | TEMPORARY | TEMP }
    private UtilityStatement ParseDiscard()
    {
        int start = Start;
        Expect(K.Discard);
        if (!Accept(K.All) && !Accept(K.Plans) && !Accept(K.Sequences) && !Accept(K.Temporary)) Expect(K.Temp);
        return Utility(start, "DISCARD");
    }
}
