using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>What GRANT and REVOKE are about, and ALTER DEFAULT PRIVILEGES.</summary>
internal sealed partial class Parser
{
    private GrantTarget ParseGrantTarget(out EquatableArray<QualifiedName> names, out EquatableArray<RoutineSignature> routines)
    {
        names = default;
        routines = default;
        if (Is(K.All)) return ParseGrantTargetAll(out names);
        if (Is(K.Table))
        {
            Advance();
            names = ParseQualifiedNameList();
            return GrantTarget.Table;
        }

        if (Is(K.Foreign)) return ParseGrantTargetForeign(out names);

        // The other words are names of tables unless what they announce follows.
        TokenKind next = Peek(1);
        switch (Kind)
        {
            case K.Large when next == K.Object:
                Expect(K.Large, K.Object);
                names = ParseLargeObjectNames();
                return GrantTarget.LargeObject;
            case K.Function or K.Procedure or K.Routine when (Keywords.ClassOf(next) & KeywordClasses.NonReserved) != KeywordClasses.None:
                GrantTarget kind = Kind == K.Function ? GrantTarget.Function : Kind == K.Procedure ? GrantTarget.Procedure : GrantTarget.Routine;
                Advance();
                routines = ParseRoutineSignatures();
                return kind;
            case K.Sequence when IsColumnIdKind(next):
                Advance();
                names = ParseQualifiedNameList();
                return GrantTarget.Sequence;
            case K.Domain or K.Type when IsColumnIdKind(next):
                GrantTarget type = Kind == K.Domain ? GrantTarget.Domain : GrantTarget.Type;
                Advance();
                names = ParseAnyNameList();
                return type;
            case K.Parameter when IsColumnIdKind(next):
                Require(15, "GRANT ON PARAMETER");
                Advance();
                names = ParseParameterNames();
                return GrantTarget.Parameter;
            case K.Database or K.Language or K.Schema or K.Tablespace when IsColumnIdKind(next):
                GrantTarget single = Kind switch
                {
                    K.Database => GrantTarget.Database,
                    K.Language => GrantTarget.Language,
                    K.Schema => GrantTarget.Schema,
                    _ => GrantTarget.Tablespace,
                };
                Advance();
                names = ParseSingleNameList();
                return single;
            default:
                names = ParseQualifiedNameList();
                return GrantTarget.Table;
        }
    }

    // ALL { TABLES | SEQUENCES | FUNCTIONS | PROCEDURES | ROUTINES } IN SCHEMA name [, ...]
    private GrantTarget ParseGrantTargetAll(out EquatableArray<QualifiedName> names)
    {
        Expect(K.All);
        GrantTarget target = Kind switch
        {
            K.Tables => GrantTarget.AllTables,
            K.Sequences => GrantTarget.AllSequences,
            K.Functions => GrantTarget.AllFunctions,
            K.Procedures => GrantTarget.AllProcedures,
            K.Routines => GrantTarget.AllRoutines,
            _ => throw Unexpected("TABLES, SEQUENCES, FUNCTIONS, PROCEDURES or ROUTINES"),
        };
        Advance();
        Expect(K.In, K.Schema);
        names = ParseSingleNameList();
        return target;
    }

    // FOREIGN { DATA WRAPPER | SERVER } name [, ...]
    private GrantTarget ParseGrantTargetForeign(out EquatableArray<QualifiedName> names)
    {
        Expect(K.Foreign);
        bool isServer = Accept(K.Server);
        if (!isServer) Expect(K.Data, K.Wrapper);
        names = ParseSingleNameList();
        return isServer ? GrantTarget.ForeignServer : GrantTarget.ForeignDataWrapper;
    }

    private EquatableArray<QualifiedName> ParseLargeObjectNames()
    {
        NodeList<QualifiedName> names = List<QualifiedName>();
        do names.Add(ParseLargeObject().Name);
        while (Accept(K.Comma));
        return names.ToArray();
    }

    private EquatableArray<QualifiedName> ParseParameterNames()
    {
        NodeList<QualifiedName> names = List<QualifiedName>();
        do
        {
            int start = Start;
            IdentifierList parts = Names();
            do parts.Add(ParseColumnId());
            while (Accept(K.Dot));
            EquatableArray<Identifier> array = parts.ToArray();
            names.Add(new QualifiedName(array) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return names.ToArray();
    }

    // ALTER DEFAULT PRIVILEGES [ FOR { ROLE | USER } role [, ...] ] [ IN SCHEMA name [, ...] ] { GRANT | REVOKE } ...
    private AlterDefaultPrivilegesStatement ParseAlterDefaultPrivileges(int start)
    {
        Expect(K.Default, K.Privileges);
        EquatableArray<RoleName> roles = default;
        EquatableArray<Identifier> schemas = default;
        while (true)
        {
            if (AcceptPhrase(K.In, K.Schema))
            {
                schemas = ParseNameList();
            }
            else if (Accept(K.For))
            {
                if (!Accept(K.Role)) Expect(K.User);
                roles = ParseRoleList();
            }
            else
            {
                break;
            }
        }

        return new AlterDefaultPrivilegesStatement(roles, schemas, ParseDefaultGrant()) { Span = SpanFrom(start) };
    }

    private GrantStatement ParseDefaultGrant()
    {
        int start = Start;
        bool isGrant = Accept(K.Grant);
        bool grantOptionFor = false;
        if (!isGrant)
        {
            Expect(K.Revoke);
            grantOptionFor = AcceptPhrase(K.Grant, K.Option);
            if (grantOptionFor) Expect(K.For);
        }

        EquatableArray<Privilege> privileges = Is(K.All) ? ParseAllPrivileges() : ParsePrivileges();
        Expect(K.On);
        GrantTarget target = ParseDefaultTarget();
        Expect(isGrant ? K.To : K.From);
        EquatableArray<RoleName> grantees = ParseGrantees();
        bool withGrantOption = isGrant && AcceptWithGrantOption();
        DropBehavior behavior = isGrant ? DropBehavior.Unspecified : ParseDropBehavior();
        return new GrantStatement(isGrant, privileges, target, grantees)
        {
            WithGrantOption = withGrantOption,
            GrantOptionFor = grantOptionFor,
            Behavior = behavior,
            Span = SpanFrom(start),
        };
    }

    // TABLES | SEQUENCES | FUNCTIONS | ROUTINES | TYPES | SCHEMAS | LARGE OBJECTS
    private GrantTarget ParseDefaultTarget()
    {
        if (Accept(K.Tables)) return GrantTarget.Table;
        if (Accept(K.Sequences)) return GrantTarget.Sequence;
        if (Accept(K.Functions)) return GrantTarget.Function;
        if (Accept(K.Routines)) return GrantTarget.Routine;
        if (Accept(K.Types)) return GrantTarget.Type;
        if (Accept(K.Schemas)) return GrantTarget.Schema;
        if (Is(K.Large)) Require(18, "default privileges of LARGE OBJECTS");
        else throw Unexpected("TABLES, SEQUENCES, FUNCTIONS, ROUTINES, TYPES, SCHEMAS or LARGE OBJECTS");
        Expect(K.Large, K.Objects);
        return GrantTarget.LargeObject;
    }
}
