using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class PolicyDdl
{
    public static void Create(DdlSession session, CreatePolicyStatement create)
    {
        if (!FitsCommand(session, create) || session.RequireTable(create.Table) is not { } relation) return;
        Policy policy = WithConditions(session, relation, create.Using, create.WithCheck, new()
        {
            Oid = session.Editor.NewOid(),
            Name = create.Name.Name,
            Permissive = !create.IsRestrictive,
            Command = create.Command?.ToUpperInvariant() switch { "SELECT" => 'r', "INSERT" => 'a', "UPDATE" => 'w', "DELETE" => 'd', _ => '*' },
            Roles = Roles(create.Roles),
        });

        // The conditions are read before the name is looked up.
        if (session.HasErrors) return;
        if (relation.Policies.Any(policy => policy.Name == create.Name.Name))
        {
            session.Error("42710", create.Name.Span, $"policy \"{create.Name.Name}\" for table \"{relation.Name}\" already exists");
            return;
        }

        session.Editor.Put(relation with { Policies = relation.Policies.Append(policy).ToEquatableArray() });
    }

    public static void Alter(DdlSession session, AlterPolicyStatement alter)
    {
        if (session.RequireTable(alter.Table) is not { } relation) return;
        Policy? old = relation.Policies.FirstOrDefault(policy => policy.Name == alter.Name.Name);
        Policy found = old ?? new() { Oid = 0, Name = alter.Name.Name };
        Policy changed = WithConditions(session, relation, alter.Using ?? found.Using, alter.WithCheck ?? found.WithCheck, alter.Roles.IsEmpty ? found : found with { Roles = Roles(alter.Roles) });
        if (session.HasErrors) return;
        if (old is null)
        {
            session.Error("42704", alter.Name.Span, $"policy \"{alter.Name.Name}\" for table \"{relation.Name}\" does not exist");
            return;
        }

        session.Editor.Put(relation with { Policies = relation.Policies.Select(policy => ReferenceEquals(policy, old) ? changed : policy).ToEquatableArray() });
    }

    /// <summary>SELECT and DELETE store no row to check, INSERT reads none.</summary>
    private static bool FitsCommand(DdlSession session, CreatePolicyStatement create) => create.Command?.ToUpperInvariant() switch
    {
        "SELECT" or "DELETE" when create.WithCheck is not null => session.Error("42601", create.WithCheck.Span, "WITH CHECK cannot be applied to SELECT or DELETE"),
        "INSERT" when create.Using is not null => session.Error("42601", create.Using.Span, "only WITH CHECK expression allowed for INSERT"),
        _ => true,
    };

    private static Policy WithConditions(DdlSession session, Relation relation, Expression? usingCondition, Expression? withCheck, Policy policy)
    {
        DefinitionScope scope = new() { Construct = "POLICY", Relation = relation, Target = TypeOid.Bool };
        EquatableArray<ObjectReference> references = usingCondition is null ? [] : session.Bind(usingCondition, scope)?.References ?? [];
        if (withCheck is not null && session.Bind(withCheck, scope) is { } bound) references = references.Union(bound.References).ToEquatableArray();
        return policy with
        {
            Using = usingCondition,
            WithCheck = withCheck,
            UsingForm = usingCondition == policy.Using ? policy.UsingForm : Form(session, usingCondition, scope),
            WithCheckForm = withCheck == policy.WithCheck ? policy.WithCheckForm : Form(session, withCheck, scope),
            References = references,
        };
    }

    private static string? Form(DdlSession session, Expression? condition, DefinitionScope scope) =>
        condition is null || session.HasErrors ? null : session.Context.Binder?.FormOf(session.Catalog, condition, scope);

    private static EquatableArray<string> Roles(EquatableArray<RoleName> roles) =>
        roles.IsEmpty ? ["public"] : roles.Select(static role => role.Special?.ToLowerInvariant() ?? role.Name.Name).ToEquatableArray();
}
