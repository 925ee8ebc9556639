using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Foreign data wrappers, servers, foreign tables and user mappings.</summary>
internal sealed partial class Parser
{
    // CREATE FOREIGN { DATA WRAPPER | TABLE } ...
    private Statement ParseCreateForeign(int start)
    {
        Expect(K.Foreign);
        if (Accept(K.Table)) return ParseCreateForeignTable(start);
        Expect(K.Data, K.Wrapper);
        ParseColumnId();
        ParseWrapperFunctions();
        ParseOptionalGenericOptions();
        return Utility(start, "CREATE FOREIGN DATA WRAPPER");
    }

    // { HANDLER f | NO HANDLER | VALIDATOR f | NO VALIDATOR } [ ... ]
    private bool ParseWrapperFunctions()
    {
        bool any = false;
        while (true)
        {
            if (Accept(K.Handler) || Accept(K.Validator)) ParseAnyName();
            else if (!Accept(K.No)) return any;
            else if (!Accept(K.Handler)) Expect(K.Validator);
            any = true;
        }
    }

    // ALTER FOREIGN DATA WRAPPER name { [ function [ ... ] ] [ OPTIONS ( ... ) ] | RENAME TO n | OWNER TO r }
    private Statement ParseAlterForeignDataWrapper(int start)
    {
        Expect(K.Data, K.Wrapper);
        ObjectName wrapper = ParseSingleNamedObject(ObjectKind.ForeignDataWrapper);
        bool any = ParseWrapperFunctions();
        if (Is(K.Options)) ParseAlterGenericOptions();
        else if (!any) return ParseAlterObject(start, wrapper, mayMove: false);
        return Utility(start, "ALTER FOREIGN DATA WRAPPER");
    }

    // CREATE FOREIGN TABLE [ IF NOT EXISTS ] name { ( element [, ...] ) [ INHERITS ( ... ) ] | PARTITION OF parent [ ( ... ) ] bound }
    //   SERVER name [ OPTIONS ( ... ) ]
    private CreateTableStatement ParseCreateForeignTable(int start)
    {
        bool ifNotExists = AcceptIfNotExists();
        QualifiedName name = ParseQualifiedName();
        CreateTableStatement table;
        if (Is(K.Partition))
        {
            table = ParseTablePartition(name);
        }
        else
        {
            Expect(K.OpenParen);
            table = ParseTableBody(name);
        }

        Expect(K.Server);
        Identifier server = ParseColumnId();
        EquatableArray<GenericOption> options = ParseOptionalGenericOptions();
        return table with { IfNotExists = ifNotExists, ForeignServer = server, ForeignOptions = options, Span = SpanFrom(start) };
    }

    // CREATE SERVER [ IF NOT EXISTS ] name [ TYPE 't' ] [ VERSION 'v' ] FOREIGN DATA WRAPPER name [ OPTIONS ( ... ) ]
    private UtilityStatement ParseCreateServer(int start)
    {
        Expect(K.Server);
        AcceptIfNotExists();
        ParseColumnId();
        if (Accept(K.Type)) ParseString();
        ParseServerVersion();
        Expect(K.Foreign, K.Data);
        Expect(K.Wrapper);
        ParseColumnId();
        ParseOptionalGenericOptions();
        return Utility(start, "CREATE SERVER");
    }

    // [ VERSION { 'v' | NULL } ]
    private bool ParseServerVersion()
    {
        if (!Accept(K.Version)) return false;
        if (!Accept(K.Null)) ParseString();
        return true;
    }

    // ALTER SERVER name { [ VERSION 'v' ] [ OPTIONS ( ... ) ] | RENAME TO n | OWNER TO r }
    private Statement ParseAlterServer(int start)
    {
        Expect(K.Server);
        ObjectName server = ParseSingleNamedObject(ObjectKind.ForeignServer);
        bool any = ParseServerVersion();
        if (Is(K.Options)) ParseAlterGenericOptions();
        else if (!any) return ParseAlterObject(start, server, mayMove: false);
        return Utility(start, "ALTER SERVER");
    }

    // CREATE USER MAPPING [ IF NOT EXISTS ] FOR role SERVER name [ OPTIONS ( ... ) ]
    private UtilityStatement ParseCreateUserMapping(int start)
    {
        Expect(K.User, K.Mapping);
        if (AcceptPhrase(K.If, K.Not)) Expect(K.Exists);
        ParseUserMapping();
        ParseOptionalGenericOptions();
        return Utility(start, "CREATE USER MAPPING");
    }

    // ALTER USER MAPPING FOR role SERVER name OPTIONS ( ... )
    private UtilityStatement ParseAlterUserMapping(int start)
    {
        Expect(K.User, K.Mapping);
        ParseUserMapping();
        ParseAlterGenericOptions();
        return Utility(start, "ALTER USER MAPPING");
    }

    // DROP USER MAPPING [ IF EXISTS ] FOR role SERVER name
    private UtilityStatement ParseDropUserMapping(int start)
    {
        Expect(K.User, K.Mapping);
        AcceptPhrase(K.If, K.Exists);
        ParseUserMapping();
        return Utility(start, "DROP USER MAPPING");
    }

    // FOR { role | USER } SERVER name
    private void ParseUserMapping()
    {
        Expect(K.For);
        if (!Accept(K.User)) ParseRoleName();
        Expect(K.Server);
        ParseColumnId();
    }

    // IMPORT FOREIGN SCHEMA name [ { LIMIT TO | EXCEPT } ( table [, ...] ) ] FROM SERVER name INTO name [ OPTIONS ( ... ) ]
    private UtilityStatement ParseImportForeignSchema()
    {
        int start = Start;
        Expect(K.Import, K.Foreign);
        Expect(K.Schema);
        ParseColumnId();
        if (AcceptPhrase(K.Limit, K.To) || Accept(K.Except))
        {
            Expect(K.OpenParen);
            ParseRelationList();
            Expect(K.CloseParen);
        }

        Expect(K.From, K.Server);
        ParseColumnId();
        Expect(K.Into);
        ParseColumnId();
        ParseOptionalGenericOptions();
        return Utility(start, "IMPORT FOREIGN SCHEMA");
    }
}
