using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE, ALTER and DROP ROLE, USER and GROUP; DROP OWNED and REASSIGN OWNED; names of roles.</summary>
internal sealed partial class Parser
{
    // role_name | CURRENT_ROLE | CURRENT_USER | SESSION_USER
    private RoleName ParseRoleName()
    {
        int start = Start;
        string? special = Kind switch
        {
            K.CurrentRole => "CURRENT_ROLE",
            K.CurrentUser => "CURRENT_USER",
            K.SessionUser => "SESSION_USER",
            _ => null,
        };
        if (special is not null)
        {
            if (special == "CURRENT_ROLE") Require(14, "CURRENT_ROLE as the name of a role");
            Advance();
            return new RoleName(new Identifier(special.ToLowerInvariant(), SpanFrom(start))) { Special = special, Span = SpanFrom(start) };
        }

        if (!IsInClass(KeywordClasses.NonReserved)) throw Unexpected("the name of a role");
        Identifier name = ParseNonReservedWord();
        if (name.Name == "none") throw Error(start, "the role name 'none' is reserved", "42939");
        return new RoleName(name) { Special = name.Name == "public" ? "PUBLIC" : null, Span = SpanFrom(start) };
    }

    // The name of one role of its own.
    private RoleName ParseOwnRoleName()
    {
        RoleName role = ParseRoleName();
        CheckOwnRoleName(role);
        return role;
    }

    private void CheckOwnRoleName(RoleName role)
    {
        if (role.Special == "PUBLIC") throw Error(role.Span.Start, "the role name 'public' is reserved", "42939");
        if (role.Special is not null) throw Error(role.Span.Start, $"{role.Special} cannot be the name of a role here");
    }

    private EquatableArray<RoleName> ParseRoleList()
    {
        NodeList<RoleName> roles = List<RoleName>();
        do roles.Add(ParseRoleName());
        while (Accept(K.Comma));
        return roles.ToArray();
    }

    // CREATE { ROLE | USER | GROUP } name [ [ WITH ] option [ ... ] ]
    private CreateRoleStatement ParseCreateRole(int start)
    {
        RoleKind kind = ParseRoleKind();
        RoleName name = ParseOwnRoleName();
        AcceptWith();
        EquatableArray<RoleOption> options = ParseRoleOptions(isCreate: true);
        return new CreateRoleStatement(kind, name, options) { Span = SpanFrom(start) };
    }

    private RoleKind ParseRoleKind()
    {
        RoleKind kind = Kind switch
        {
            K.User => RoleKind.User,
            K.Group => RoleKind.Group,
            _ => RoleKind.Role,
        };
        Advance();
        return kind;
    }

    // WITH is optional before lists of options; the lexer tells WITH TIME and WITH ORDINALITY apart, which changes nothing here.
    private bool AcceptWith() => Accept(K.With) || Accept(K.WithLa);

    // ALTER { ROLE | USER } name { [ WITH ] option [ ... ] | RENAME TO name | [ IN DATABASE name ] SET ... | RESET ... }
    // ALTER { ROLE | USER } ALL [ IN DATABASE name ] { SET ... | RESET ... }
    private Statement ParseAlterRole(int start)
    {
        RoleKind kind = ParseRoleKind();
        if (Accept(K.All)) return ParseAlterRoleSet(start, kind, null);
        RoleName name = ParseRoleName();
        switch (Kind)
        {
            case K.In or K.Set or K.Reset:
                return ParseAlterRoleSet(start, kind, name);
            case K.Rename:
                return ParseRenameRole(start, name);
            default:
                AcceptWith();
                return new AlterRoleStatement(kind, name, ParseRoleOptions(isCreate: false)) { Span = SpanFrom(start) };
        }
    }

    private AlterRoleSetStatement ParseAlterRoleSet(int start, RoleKind kind, RoleName? name)
    {
        Identifier? database = null;
        if (AcceptPhrase(K.In, K.Database)) database = ParseColumnId();
        SetStatement setting = ParseSetOrReset();
        return new AlterRoleSetStatement(kind, name, database, setting) { Span = SpanFrom(start) };
    }

    private RenameStatement ParseRenameRole(int start, RoleName name)
    {
        CheckOwnRoleName(name);
        Expect(K.Rename, K.To);
        RoleName newName = ParseOwnRoleName();
        return new RenameStatement(RoleObject(name), newName.Name) { Span = SpanFrom(start) };
    }

    private static ObjectName RoleObject(RoleName name) =>
        new(ObjectKind.Role, new QualifiedName([name.Name]) { Span = name.Span }) { Span = name.Span };

    // ALTER GROUP name { ADD | DROP } USER role [, ...] | RENAME TO name
    private Statement ParseAlterGroup(int start)
    {
        Expect(K.Group);
        RoleName name = ParseRoleName();
        if (Kind is not (K.Add or K.Drop)) CheckOwnRoleName(name);
        if (Kind == K.Rename) return ParseRenameRole(start, name);
        bool isAdded = ParseAddOrDrop();
        Expect(K.User);
        return new AlterGroupStatement(name, isAdded, ParseRoleList()) { Span = SpanFrom(start) };
    }

    private bool ParseAddOrDrop()
    {
        if (Accept(K.Add)) return true;
        Expect(K.Drop);
        return false;
    }

    private DropRoleStatement ParseDropRole(int start)
    {
        RoleKind kind = ParseRoleKind();
        bool ifExists = AcceptIfExists();
        return new DropRoleStatement(kind, ParseRoleList(), ifExists) { Span = SpanFrom(start) };
    }

    private EquatableArray<RoleOption> ParseRoleOptions(bool isCreate)
    {
        NodeList<RoleOption> options = List<RoleOption>();
        while (ParseRoleOption(isCreate) is { } option) options.Add(option);
        return options.ToArray();
    }

    private RoleOption? ParseRoleOption(bool isCreate)
    {
        int start = Start;
        switch (Kind)
        {
            case K.Password:
                Advance();
                return RoleOption("password", Accept(K.Null) ? null : ParseStringValue());
            case K.Encrypted:
                Advance();
                Expect(K.Password);
                return RoleOption("password", ParseStringValue());
            case K.Unencrypted:
                Advance();
                Expect(K.Password);
                ParseStringValue();
                throw Error(start, "UNENCRYPTED PASSWORD is no longer supported; write ENCRYPTED PASSWORD", "0A000");
            case K.Inherit:
                Advance();
                return RoleOption("inherit", null);
            case K.Connection:
                Advance();
                Expect(K.Limit);
                return RoleOption("connection limit", ParseSignedInteger().ToString(System.Globalization.CultureInfo.InvariantCulture));
            case K.Valid:
                Advance();
                Expect(K.Until);
                return RoleOption("valid until", ParseStringValue());
            case K.User:
                Advance();
                return RoleOption("user", null, ParseRoleList());
            case K.Sysid when isCreate:
                Advance();
                return RoleOption("sysid", ParseInteger().ToString(System.Globalization.CultureInfo.InvariantCulture));
            case K.Admin when isCreate:
                Advance();
                return RoleOption("admin", null, ParseRoleList());
            case K.Role when isCreate:
                Advance();
                return RoleOption("role", null, ParseRoleList());
            case K.In when isCreate:
                Advance();
                if (!Accept(K.Role)) Expect(K.Group);
                return RoleOption("in role", null, ParseRoleList());
            case K.Identifier:
                return ParseRoleFlag();
            default:
                Is(K.Identifier);
                return null;
        }

        RoleOption RoleOption(string name, string? value, EquatableArray<RoleName> roles = default) => new(name, value, roles) { Span = SpanFrom(start) };
    }

    private RoleOption ParseRoleFlag()
    {
        Identifier word = ParseColumnId();
        if (word.Name is "superuser" or "nosuperuser" or "createrole" or "nocreaterole" or "replication" or "noreplication" or "createdb" or "nocreatedb"
            or "login" or "nologin" or "bypassrls" or "nobypassrls" or "noinherit")
            return new RoleOption(word.Name, null, default) { Span = word.Span };
        throw Error(word.Span.Start, $"'{word.Name}' is no option of a role");
    }

    // DROP OWNED BY role [, ...] [ CASCADE | RESTRICT ]
    private DropOwnedStatement ParseDropOwned(int start)
    {
        Expect(K.Owned, K.By);
        EquatableArray<RoleName> roles = ParseRoleList();
        return new DropOwnedStatement(roles, ParseDropBehavior()) { Span = SpanFrom(start) };
    }

    // REASSIGN OWNED BY role [, ...] TO role
    private ReassignOwnedStatement ParseReassignOwned()
    {
        int start = Start;
        Expect(K.Reassign, K.Owned);
        Expect(K.By);
        EquatableArray<RoleName> roles = ParseRoleList();
        Expect(K.To);
        return new ReassignOwnedStatement(roles, ParseRoleName()) { Span = SpanFrom(start) };
    }
}
