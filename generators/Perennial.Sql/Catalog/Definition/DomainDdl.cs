using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class DomainDdl
{
    // Not-null constraints of domains have rows in pg_constraint since 17.
    private const int FirstVersionWithNotNullConstraints = 17;

    public static void Create(DdlSession session, CreateDomainStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name) is not { } schema || !session.RequireNewType(schema, name, create.Name.Span)) return;
        if (session.ResolveType(create.Type) is not { } written) return;
        SqlType baseType = session.Catalog.FindType(written.Oid)!;
        if (baseType.Kind == TypeKind.Pseudo)
        {
            session.Error("42804", create.Type.Span, $"\"{create.Type.Name}\" is not a valid base type for a domain");
            return;
        }

        SqlType domain = new()
        {
            Oid = TypeDdl.OidOf(session, schema, name),
            Schema = schema,
            Name = name,
            Kind = TypeKind.Domain,
            Category = baseType.Category,
            IsPreferred = false,
            Length = baseType.Length,
            BaseType = written.Oid,
            Typmod = written.Typmod,
            Collation = session.ResolveCollation(create.Collation, written.Oid),
        };
        RowTypes.AddWithArray(session, domain);
        domain = session.Catalog.FindType(domain.Oid)!;
        bool nullWritten = false, hasDefault = false;
        foreach (ColumnConstraint constraint in create.Constraints)
        {
            switch (constraint)
            {
                case DefaultColumnConstraint when domain.Default is not null:
                    session.Error("42601", constraint.Span, "multiple default expressions");
                    break;
                case DefaultColumnConstraint added:
                    hasDefault = true;
                    domain = WithDefault(session, domain, added.Value);
                    break;
                case NullColumnConstraint when domain.NotNull:
                case NotNullColumnConstraint when nullWritten:
                    session.Error("42601", constraint.Span, "conflicting NULL/NOT NULL constraints");
                    break;
                case NullColumnConstraint:
                    nullWritten = true;
                    break;
                default:
                    domain = AddConstraint(session, domain, constraint);
                    break;
            }

            session.Editor.Put(domain);
        }

        // A domain over a domain starts with its default, and keeps it whatever becomes of that.
        if (!hasDefault && baseType is { Kind: TypeKind.Domain, Default: not null }) session.Editor.Put(domain with { Default = baseType.Default, References = baseType.References });
    }

    public static void Alter(DdlSession session, AlterDomainStatement alter)
    {
        if (TypeDdl.Require(session, alter.Name, alter.Name.Span) is not { } domain) return;
        if (domain.Kind != TypeKind.Domain)
        {
            session.Error("42809", alter.Name.Span, $"{session.Catalog.FormatType(domain.Oid)} is not a domain");
            return;
        }

        switch (alter.Action)
        {
            case AlterDomainDefault change:
                domain = change.Value is null ? domain with { Default = null, References = [] } : WithDefault(session, domain, change.Value);
                break;
            case AlterDomainNotNull { IsNotNull: true }:
                domain = AddConstraint(session, domain, new NotNullColumnConstraint { Span = alter.Action.Span });
                break;
            case AlterDomainNotNull:
                domain = domain with { NotNull = false, Constraints = domain.Constraints.Where(c => c.Kind != ConstraintKind.NotNull).ToEquatableArray() };
                break;
            case AddDomainConstraint add:
                domain = AddConstraint(session, domain, add.Constraint);
                break;
            case DropDomainConstraint drop:
                Constraint? dropped = Find(session, domain, drop.Constraint, drop.IfExists);
                if (dropped is null) return;
                domain = domain with
                {
                    NotNull = domain.NotNull && dropped.Kind != ConstraintKind.NotNull,
                    Constraints = domain.Constraints.Where(c => !ReferenceEquals(c, dropped)).ToEquatableArray(),
                };
                break;
            case ValidateDomainConstraint validate:
                Constraint? validated = Find(session, domain, validate.Constraint, ifExists: false);
                if (validated is null) return;
                domain = domain with
                {
                    Constraints = domain.Constraints.Select(c => ReferenceEquals(c, validated) ? c with { Validated = true } : c).ToEquatableArray(),
                };
                break;
        }

        session.Editor.Put(domain);
        if (!session.HasErrors && LooksAtValues(alter.Action)) RequireReachable(session, domain, alter);
    }

    private static bool LooksAtValues(AlterDomainAction action) => action switch
    {
        AddDomainConstraint { Constraint: var added } => added is NotNullColumnConstraint or CheckColumnConstraint { Attributes: not { IsNotValid: true } },
        AlterDomainNotNull { IsNotNull: true } or ValidateDomainConstraint => true,
        _ => false,
    };

    /// <summary>The values that are there are looked at in columns of the domain only: inside of another type of a column the server refuses to (get_rels_with_domain).</summary>
    private static void RequireReachable(DdlSession session, SqlType domain, AlterDomainStatement alter)
    {
        foreach (Relation relation in session.Catalog.UserRelations)
        {
            if (relation.Kind is not (RelationKind.Table or RelationKind.PartitionedTable or RelationKind.MaterializedView)) continue;
            if (relation.Columns.FirstOrDefault(column => IsInside(session.Catalog, column.Type, domain.Oid)) is not { } column) continue;
            string advice = alter.Action is AddDomainConstraint { Constraint: CheckColumnConstraint }
                ? "Write NOT VALID behind the condition, here and in schema.sql: it then holds for new values"
                : alter.Action is ValidateDomainConstraint ? "Leave the constraint NOT VALID" : "Add CHECK (VALUE IS NOT NULL) NOT VALID instead";
            session.Error("0A000", alter.Name.Span, $"cannot alter type \"{session.Catalog.FormatType(domain.Oid)}\" because column \"{relation.Name}.{column.Name}\" uses it within another type ({session.Catalog.FormatType(column.Type)}), where PostgreSQL does not look at the values. {advice}");
            return;
        }
    }

    // A domain over the domain is one itself, whose columns are looked at.
    private static bool IsInside(DatabaseCatalog catalog, uint type, uint domain)
    {
        while (type != domain && catalog.FindType(type) is { Kind: TypeKind.Domain } over) type = over.BaseType;
        return type != domain && ColumnDdl.Contains(catalog, type, domain);
    }

    private static Constraint? Find(DdlSession session, SqlType domain, Identifier name, bool ifExists)
    {
        Constraint? found = domain.Constraints.FirstOrDefault(c => c.Name == name.Name);
        if (found is null && !ifExists) session.Error("42704", name.Span, $"constraint \"{name.Name}\" of domain \"{domain.Name}\" does not exist");
        return found;
    }

    private static SqlType WithDefault(DdlSession session, SqlType domain, Expression value)
    {
        // DEFAULT NULL is no default, except over another domain, whose default it overrides (DefineDomain).
        if (value is NullLiteral && session.Catalog.FindType(domain.BaseType) is not { Kind: TypeKind.Domain }) return domain with { Default = null, References = [] };
        DefinitionExpression? bound = session.Bind(value, new DefinitionScope { Construct = "DEFAULT", Target = domain.BaseType, TargetTypmod = domain.Typmod });
        return domain with { Default = value, References = bound?.References ?? [] };
    }

    private static SqlType AddConstraint(DdlSession session, SqlType domain, ColumnConstraint constraint)
    {
        switch (constraint)
        {
            case NotNullColumnConstraint when domain.NotNull:
                return domain;
            case NotNullColumnConstraint:
                domain = domain with { NotNull = true };
                return session.ServerVersion < FirstVersionWithNotNullConstraints ? domain : Append(session, domain, constraint, ConstraintKind.NotNull, null);
            case CheckColumnConstraint check:
                return Append(session, domain, constraint, ConstraintKind.Check, check.Condition);
            case UniqueColumnConstraint unique:
                session.Error("42601", constraint.Span, $"{(unique.IsPrimaryKey ? "primary key" : "unique")} constraints not possible for domains");
                return domain;
            case ForeignKeyColumnConstraint:
                session.Error("42601", constraint.Span, "foreign key constraints not possible for domains");
                return domain;
            default:
                session.Error("42601", constraint.Span, "specifying GENERATED is not supported for domains");
                return domain;
        }
    }

    private static SqlType Append(DdlSession session, SqlType domain, ColumnConstraint written, ConstraintKind kind, Expression? condition)
    {
        if (written.Name is { } name && domain.Constraints.Any(c => c.Name == name.Name))
        {
            session.Error("42710", name.Span, $"constraint \"{name.Name}\" for domain \"{domain.Name}\" already exists");
            return domain;
        }

        DefinitionExpression? bound = condition is null
            ? null
            : session.Bind(condition, new DefinitionScope { Construct = "CHECK", DomainValue = domain.BaseType, Target = TypeOid.Bool });
        string label = kind == ConstraintKind.Check ? "check" : "not_null";
        Constraint constraint = new()
        {
            Name = written.Name?.Name ?? NameChooser.ChooseConstraint(session.Catalog, domain.Schema, domain.Name, null, label, []),
            Kind = kind,
            Condition = condition,
            Validated = written.Attributes is not { IsNotValid: true },
            References = bound?.References ?? [],
        };
        return domain with { Constraints = domain.Constraints.Append(constraint).ToEquatableArray() };
    }
}
