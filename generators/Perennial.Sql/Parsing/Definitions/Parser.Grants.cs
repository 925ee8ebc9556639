using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>GRANT and REVOKE, of privileges and of roles.</summary>
internal sealed partial class Parser
{
    // GRANT { privilege [, ...] | ALL } ON target TO grantee [, ...] [ WITH GRANT OPTION ] [ GRANTED BY role ]
    // GRANT role [, ...] TO role [, ...] [ WITH option [, ...] ] [ GRANTED BY role ]
    // REVOKE [ GRANT OPTION FOR ] { privilege [, ...] | ALL } ON target FROM grantee [, ...] [ GRANTED BY role ] [ CASCADE | RESTRICT ]
    // REVOKE [ option OPTION FOR ] role [, ...] FROM role [, ...] [ GRANTED BY role ] [ CASCADE | RESTRICT ]
    private Statement ParseGrant()
    {
        int start = Start;
        bool isGrant = Accept(K.Grant);
        bool grantOptionFor = false;
        Identifier? optionFor = null;
        if (!isGrant)
        {
            Expect(K.Revoke);
            if (Accept(K.Grant))
            {
                Expect(K.Option, K.For);
                grantOptionFor = true;
            }
            else if (IsColumnId && Peek(1) == K.Option)
            {
                if (!Is(K.Admin)) Require(16, "REVOKE of an option other than ADMIN");
                optionFor = ParseColumnId();
                Expect(K.Option, K.For);
            }
        }

        if (optionFor is null && Is(K.All)) return ParsePrivilegeGrant(start, isGrant, grantOptionFor, ParseAllPrivileges());
        EquatableArray<Privilege> privileges = ParsePrivileges();
        if (grantOptionFor || optionFor is null && Is(K.On)) return ParsePrivilegeGrant(start, isGrant, grantOptionFor, privileges);
        return ParseRoleGrant(start, isGrant, optionFor, privileges);
    }

    // GRANT of privileges where GRANT of roles cannot stand, as in CREATE SCHEMA
    private GrantStatement ParseGrantOnObjects()
    {
        int start = Start;
        Expect(K.Grant);
        return ParsePrivilegeGrant(start, isGrant: true, grantOptionFor: false, Is(K.All) ? ParseAllPrivileges() : ParsePrivileges());
    }

    // ALL [ PRIVILEGES ] [ ( column [, ...] ) ]
    private EquatableArray<Privilege> ParseAllPrivileges()
    {
        int start = Start;
        Expect(K.All);
        Accept(K.Privileges);
        EquatableArray<Identifier> columns = ParseOptionalColumnList();
        return [new Privilege("all", columns) { Span = SpanFrom(start) }];
    }

    private EquatableArray<Privilege> ParsePrivileges()
    {
        NodeList<Privilege> privileges = List<Privilege>();
        do privileges.Add(ParsePrivilege());
        while (Accept(K.Comma));
        return privileges.ToArray();
    }

    // name [ ( column [, ...] ) ] | ALTER SYSTEM
    private Privilege ParsePrivilege()
    {
        int start = Start;
        if (Kind == K.Alter && Peek(1) == K.System)
        {
            Require(15, "the privilege ALTER SYSTEM");
            Expect(K.Alter, K.System);
            return new Privilege("alter system", default) { Span = SpanFrom(start) };
        }

        if (!IsColumnId && !Is(K.Select) && !Is(K.References) && !Is(K.Create)) throw Unexpected("a privilege or a role");
        string name = TakeName().Name;
        return new Privilege(name, ParseOptionalColumnList()) { Span = SpanFrom(start) };
    }

    private GrantStatement ParsePrivilegeGrant(int start, bool isGrant, bool grantOptionFor, EquatableArray<Privilege> privileges)
    {
        Expect(K.On);
        GrantTarget target = ParseGrantTarget(out EquatableArray<QualifiedName> names, out EquatableArray<RoutineSignature> routines);
        Expect(isGrant ? K.To : K.From);
        EquatableArray<RoleName> grantees = ParseGrantees();
        bool withGrantOption = isGrant && AcceptWithGrantOption();
        RoleName? grantedBy = ParseGrantedBy(14);
        DropBehavior behavior = isGrant ? DropBehavior.Unspecified : ParseDropBehavior();
        return new GrantStatement(isGrant, privileges, target, grantees)
        {
            Names = names,
            Routines = routines,
            WithGrantOption = withGrantOption,
            GrantOptionFor = grantOptionFor,
            GrantedBy = grantedBy,
            Behavior = behavior,
            Span = SpanFrom(start),
        };
    }

    // WITH GRANT OPTION
    private bool AcceptWithGrantOption()
    {
        if (!AcceptPhrase(K.With, K.Grant)) return false;
        Expect(K.Option);
        return true;
    }

    // GRANTED BY role
    private RoleName? ParseGrantedBy(int version)
    {
        if (!Is(K.Granted)) return null;
        Require(version, "GRANTED BY for privileges");
        Expect(K.Granted, K.By);
        return ParseRoleName();
    }

    // [ GROUP ] role [, ...]
    private EquatableArray<RoleName> ParseGrantees()
    {
        NodeList<RoleName> grantees = List<RoleName>();
        do
        {
            Accept(K.Group);
            grantees.Add(ParseRoleName());
        }
        while (Accept(K.Comma));
        return grantees.ToArray();
    }

    private GrantRoleStatement ParseRoleGrant(int start, bool isGrant, Identifier? optionFor, EquatableArray<Privilege> roles)
    {
        if (isGrant) Expect(K.To);
        else Expect(K.From);
        EquatableArray<RoleName> grantees = ParseRoleList();
        EquatableArray<GrantRoleOption> options = isGrant && Accept(K.With) ? ParseGrantRoleOptions() : default;
        RoleName? grantedBy = ParseGrantedBy(13);
        DropBehavior behavior = isGrant ? DropBehavior.Unspecified : ParseDropBehavior();
        return new GrantRoleStatement(isGrant, roles, grantees)
        {
            Options = options,
            OptionFor = optionFor,
            GrantedBy = grantedBy,
            Behavior = behavior,
            Span = SpanFrom(start),
        };
    }

    // { name { OPTION | TRUE | FALSE } } [, ...]
    private EquatableArray<GrantRoleOption> ParseGrantRoleOptions()
    {
        NodeList<GrantRoleOption> options = List<GrantRoleOption>();
        do
        {
            int start = Start;
            if (!Is(K.Admin)) Require(16, "GRANT ... WITH INHERIT or SET");
            Identifier name = ParseLabel();
            bool value = !Accept(K.False);
            if (value && !Accept(K.True)) Expect(K.Option);
            options.Add(new GrantRoleOption(name, value) { Span = SpanFrom(start) });
        }
        while (Accept(K.Comma));
        return options.ToArray();
    }
}
