using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintRoleStatement(Statement statement)
    {
        switch (statement)
        {
            case CreateRoleStatement create:
                RoleHead("create", create.Kind, create.Name);
                foreach (RoleOption option in create.Options) Option(option);
                break;
            case AlterRoleStatement alter:
                RoleHead("alter", alter.Kind, alter.Name);
                foreach (RoleOption option in alter.Options) Option(option);
                break;
            case AlterRoleSetStatement alter:
                output.Word("alter " + KindWord(alter.Kind));
                if (alter.Name is null) output.Word("all");
                else Role(alter.Name);
                Clause("in database", alter.Database);
                PrintSetting(alter.Setting);
                break;
            case AlterGroupStatement alter:
                RoleHead("alter", RoleKind.Group, alter.Name);
                output.Word(alter.IsAdded ? "add user" : "drop user");
                Roles(alter.Members);
                break;
            case DropRoleStatement drop:
                output.Word("drop " + KindWord(drop.Kind));
                WordIf(drop.IfExists, "if exists");
                Roles(drop.Roles);
                break;
            case GrantRoleStatement grant: GrantRole(grant); break;
            case AlterDefaultPrivilegesStatement alter: AlterDefaultPrivileges(alter); break;
            case DropOwnedStatement drop:
                output.Word("drop owned by");
                Roles(drop.Roles);
                Behavior(drop.Behavior);
                break;
            case ReassignOwnedStatement reassign:
                output.Word("reassign owned by");
                Roles(reassign.Roles);
                output.Word("to");
                Role(reassign.NewOwner);
                break;
            default: return false;
        }

        return true;
    }

    private void RoleHead(string verb, RoleKind kind, RoleName name)
    {
        output.Word(verb + " " + KindWord(kind));
        Role(name);
    }

    private static string KindWord(RoleKind kind) => kind switch { RoleKind.Role => "role", RoleKind.User => "user", _ => "group" };

    private void Option(RoleOption option)
    {
        output.Word(option.Name);
        bool isText = option.Name is "password" or "encrypted password" or "valid until";
        if (isText && option.Value is null) output.Word("null");
        else if (isText) String(option.Value!);
        else if (option.Value is not null) output.Word(option.Value);
        Roles(option.Roles);
    }

    private void GrantRole(GrantRoleStatement grant)
    {
        output.Word(grant.IsGrant ? "grant" : "revoke");
        if (grant.OptionFor is { } option)
        {
            Identifier(option, IdentifierPosition.Label);
            output.Word("option for");
        }

        List(grant.Roles, GrantedRole);
        output.Word(grant.IsGrant ? "to" : "from");
        Roles(grant.Grantees);
        if (!grant.Options.IsEmpty)
        {
            output.Word("with");
            List(grant.Options, Option);
        }

        if (grant.GrantedBy is not null)
        {
            output.Word("granted by");
            Role(grant.GrantedBy);
        }

        Behavior(grant.Behavior);
    }

    private void GrantedRole(Privilege role)
    {
        output.Word(IdentifierQuoting.Quote(role.Name, IdentifierPosition.Any));
        OptionalNameGroup(role.Columns);
    }

    private void Option(GrantRoleOption option)
    {
        Identifier(option.Name, IdentifierPosition.Label);
        // The one spelling that servers before 16 know.
        if (option is { Value: true, Name.Name: "admin" }) output.Word("option");
        else output.Word(option.Value ? "true" : "false");
    }

    private void AlterDefaultPrivileges(AlterDefaultPrivilegesStatement alter)
    {
        output.Word("alter default privileges");
        if (!alter.ForRoles.IsEmpty)
        {
            output.Word("for role");
            Roles(alter.ForRoles);
        }

        if (!alter.InSchemas.IsEmpty)
        {
            output.Word("in schema");
            Names(alter.InSchemas);
        }

        Grant(alter.Grant, TargetWords(alter.Grant.Target) + "s");
    }
}
