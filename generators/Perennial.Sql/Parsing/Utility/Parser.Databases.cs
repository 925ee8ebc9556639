using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Databases and tablespaces.</summary>
internal sealed partial class Parser
{
    // CREATE DATABASE name [ [ WITH ] option [ ... ] ]
    private UtilityStatement ParseCreateDatabase(int start)
    {
        Expect(K.Database);
        ParseColumnId();
        AcceptWith();
        ParseDatabaseOptions();
        return Utility(start, "CREATE DATABASE");
    }

    // name [ = ] { value | DEFAULT }
    private void ParseDatabaseOptions()
    {
        while (AcceptDatabaseOptionName())
        {
            Accept(K.EqualSign);
            if (Accept(K.Default)) continue;
            if (IsNumberSign)
            {
                Literal number = ParseNumber();
                if (number is NumericLiteral && Options.PostgresVersion < 15) throw TooNew(number.Span.Start, 15, "a number of this size as an option");
            }
            else if (IsBooleanOrString) ParseBooleanOrString();
            else throw Unexpected("a value");
        }
    }

    private bool AcceptDatabaseOptionName() =>
        AcceptPhrase(K.Connection, K.Limit) || Accept(K.Encoding) || Accept(K.Location) || Accept(K.Owner) || Accept(K.Tablespace) || Accept(K.Template)
        || Accept(K.Identifier);

    // ALTER DATABASE name { [ WITH ] option [ ... ] | SET TABLESPACE t | SET setting | RESET setting | REFRESH COLLATION VERSION | RENAME TO n | OWNER TO r }
    private Statement ParseAlterDatabase(int start)
    {
        Expect(K.Database);
        ObjectName database = ParseSingleNamedObject(ObjectKind.Database);
        switch (Kind)
        {
            case K.Rename:
                Expect(K.Rename, K.To);
                return new RenameStatement(database, ParseColumnId()) { Span = SpanFrom(start) };
            case K.Owner when Peek(1) == K.To:
                return ParseChangeOwner(start, database);
            case K.Set when Peek(1) == K.Tablespace && IsColumnIdKind(Peek(2)):
                Expect(K.Set, K.Tablespace);
                ParseColumnId();
                break;
            case K.Set or K.Reset:
                ParseSetOrReset();
                break;
            case K.Refresh:
                Require(15, "REFRESH COLLATION VERSION");
                Expect(K.Refresh, K.Collation);
                Expect(K.Version);
                break;
            default:
                Accept(K.With);
                ParseDatabaseOptions();
                break;
        }

        return Utility(start, "ALTER DATABASE");
    }

    // DROP DATABASE [ IF EXISTS ] name [ [ WITH ] ( FORCE [, ...] ) ]
    private DropStatement ParseDropDatabase(int start)
    {
        Expect(K.Database);
        bool ifExists = AcceptIfExists();
        ObjectName database = ParseSingleNamedObject(ObjectKind.Database);
        bool isForced = AcceptWith() || Is(K.OpenParen);
        if (isForced)
        {
            Expect(K.OpenParen);
            do Expect(K.Force);
            while (Accept(K.Comma));
            Expect(K.CloseParen);
        }

        return new DropStatement(ObjectKind.Database, [database], DropBehavior.Unspecified) { IfExists = ifExists, IsForced = isForced, Span = SpanFrom(start) };
    }

    // CREATE TABLESPACE name [ OWNER role ] LOCATION 'directory' [ WITH ( ... ) ]
    private UtilityStatement ParseCreateTablespace(int start)
    {
        Expect(K.Tablespace);
        ParseColumnId();
        if (Accept(K.Owner)) ParseRoleName();
        Expect(K.Location);
        ParseString();
        ParseOptionalStorageParameters();
        return Utility(start, "CREATE TABLESPACE");
    }

    // ALTER TABLESPACE name { SET ( ... ) | RESET ( ... ) | RENAME TO n | OWNER TO r }
    private Statement ParseAlterTablespace(int start)
    {
        Expect(K.Tablespace);
        ObjectName tablespace = ParseSingleNamedObject(ObjectKind.Tablespace);
        if (!Is(K.Set) && !Is(K.Reset)) return ParseAlterObject(start, tablespace, mayMove: false);
        Advance();
        ParseStorageParameters();
        return Utility(start, "ALTER TABLESPACE");
    }

    // ALTER EVENT TRIGGER name { ENABLE [ REPLICA | ALWAYS ] | DISABLE | RENAME TO n | OWNER TO r }
    private Statement ParseAlterEventTrigger(int start)
    {
        Expect(K.Event, K.Trigger);
        ObjectName trigger = ParseSingleNamedObject(ObjectKind.EventTrigger);
        if (Accept(K.Enable))
        {
            if (!Accept(K.Replica)) Accept(K.Always);
            return Utility(start, "ALTER EVENT TRIGGER");
        }

        return Accept(K.Disable) ? Utility(start, "ALTER EVENT TRIGGER") : ParseAlterObject(start, trigger, mayMove: false);
    }
}
