using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Constraints of tables.</summary>
internal static class ConstraintDdl
{
    public static bool HasIndex(ConstraintKind kind) => kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique or ConstraintKind.Exclusion;

    /// <summary>Adds the constraints of CREATE TABLE in the server's order: checks, then keys with the primary one first, then references.</summary>
    public static void AddAll(DdlSession session, uint relation, IEnumerable<TableConstraint> constraints)
    {
        List<TableConstraint> ordered = [.. constraints];
        RemoveRepeatedKeys(ordered);
        foreach (TableConstraint constraint in ordered.OrderBy(Order)) Add(session, relation, constraint);

        // There are no rows yet, so that NOT VALID means nothing (transformCheckConstraints, transformFKConstraints).
        if (session.Catalog.FindRelation(relation) is not { } table || table.Kind == RelationKind.ForeignTable || !table.Constraints.Any(static constraint => constraint is { Validated: false, Enforced: true })) return;
        session.Editor.Put(table with { Constraints = table.Constraints.Select(static constraint => constraint.Enforced ? constraint with { Validated = true } : constraint).ToEquatableArray() });
    }

    /// <summary>Adds a constraint to the table in the catalog and to its children where it is inherited.</summary>
    public static void Add(DdlSession session, uint relationOid, TableConstraint written)
    {
        Relation relation = session.Catalog.FindRelation(relationOid)!;
        bool makesIndex = written is UniqueTableConstraint { UsingIndex: null } or ExclusionTableConstraint;
        if (written.Name is { } name && written is not (NotNullTableConstraint or CheckTableConstraint) && relation.Constraints.Any(c => c.Name == name.Name))
        {
            // The index is made first, and so its name is the first to collide.
            if (written is UniqueTableConstraint key && !KeyDdl.IsOnlyPrimaryKey(session, relation, key)) return;
            if (makesIndex && !session.RequireNewRelation(relation.Schema, name.Name, name.Span)) return;
            AlreadyExists(session, relation, name);
            return;
        }

        switch (written)
        {
            case CheckTableConstraint added:
                AddCheck(session, relation, added);
                break;
            case NotNullTableConstraint notNull:
                if (relation.FindColumn(notNull.Column.Name) is null)
                    session.Error("42703", notNull.Column.Span, $"column \"{notNull.Column.Name}\" of relation \"{relation.Name}\" does not exist");
                else
                    NotNullDdl.Declare(session, relationOid, notNull.Column.Name, notNull.Span, notNull.Name, notNull.Attributes is { IsNoInherit: true }, isValidated: notNull.Attributes is not { IsNotValid: true });
                break;
            case UniqueTableConstraint unique:
                KeyDdl.Add(session, relation, unique);
                break;
            case ExclusionTableConstraint exclusion:
                KeyDdl.AddExclusion(session, relation, exclusion);
                break;
            case ForeignKeyTableConstraint foreignKey:
                ForeignKeyDdl.Add(session, relation, foreignKey);
                break;
        }
    }

    /// <summary>The name that the server generates for a foreign key.</summary>
    public static string ForeignKeyName(DdlSession session, Relation relation, EquatableArray<int> columns) => NameChooser.ChooseConstraint(
        session.Catalog, relation.Schema, relation.Name, NameChooser.JoinColumns(columns.Select(number => relation.FindColumn(number)!.Name)), "fkey", []);

    public static Constraint WithAttributes(Constraint constraint, ConstraintAttributes? attributes) => attributes is null ? constraint : constraint with
    {
        // INITIALLY DEFERRED implies DEFERRABLE.
        Deferrable = attributes.IsDeferrable ?? attributes.IsInitiallyDeferred ?? false,
        InitiallyDeferred = attributes.IsInitiallyDeferred ?? false,
        Validated = !attributes.IsNotValid && attributes.IsEnforced != false,
        NoInherit = attributes.IsNoInherit,
        Enforced = attributes.IsEnforced ?? true,
    };

    /// <summary>A check that the table inherits already and now declares, too, becomes its own (MergeWithExistingConstraint).</summary>
    private static bool MergeInherited(DdlSession session, Relation relation, CheckTableConstraint check)
    {
        Constraint? inherited = relation.Constraints.FirstOrDefault(c => c.Kind == ConstraintKind.Check && c.Name == check.Name!.Value.Name && c is { InheritCount: > 0, IsLocal: false });
        if (inherited?.Condition is null || ExpressionNormalForm.Of(inherited.Condition, relation) != ExpressionNormalForm.Of(check.Condition, relation)) return false;
        bool enforced = check.Attributes?.IsEnforced ?? true;
        if (check.Attributes is { IsNoInherit: true })
            session.Error("42P17", check.Span, $"constraint \"{inherited.Name}\" conflicts with inherited constraint on relation \"{relation.Name}\"");
        else if (inherited.Enforced && !enforced)
            session.Error("42P17", check.Span, $"constraint \"{inherited.Name}\" conflicts with NOT ENFORCED constraint on relation \"{relation.Name}\"");
        session.Editor.Put(relation with { Constraints = relation.Constraints.Select(c => ReferenceEquals(c, inherited) ? c with { IsLocal = !relation.IsPartition, Enforced = enforced, Validated = c.Validated || enforced } : c).ToEquatableArray() });
        return true;
    }

    private static void AddCheck(DdlSession session, Relation relation, CheckTableConstraint check)
    {
        DefinitionExpression? bound = session.Bind(check.Condition, new DefinitionScope { Construct = "CHECK", Relation = relation, Target = TypeOid.Bool });
        if (ExpressionParts.SystemColumnIn(check.Condition, relation) is { } system)
        {
            session.Error("42P10", system.Span, $"system column \"{system.Name}\" reference in check constraint is invalid");
            return;
        }

        if (check.Name is { } name && relation.Constraints.Any(c => c.Name == name.Name))
        {
            if (!MergeInherited(session, relation, check)) AlreadyExists(session, relation, name);
            return;
        }

        List<Column> columns = ExpressionParts.Columns(check.Condition, relation);
        Constraint constraint = WithAttributes(
            new()
            {
                Name = check.Name?.Name
                    ?? NameChooser.ChooseConstraint(session.Catalog, relation.Schema, relation.Name, columns.Count == 1 ? columns[0].Name : null, "check", []),
                Kind = ConstraintKind.Check,
                Columns = columns.Select(static column => column.Number).ToEquatableArray(),
                Condition = check.Condition,
                References = bound?.References ?? [],
            },
            check.Attributes);
        session.Editor.Put(relation with { Constraints = relation.Constraints.Append(constraint).ToEquatableArray() });
        if (constraint.NoInherit && relation.Kind == RelationKind.PartitionedTable)
        {
            session.Error("42P16", check.Span, $"cannot add NO INHERIT constraint to partitioned table \"{relation.Name}\"");
            return;
        }

        if (!constraint.NoInherit) InheritanceDdl.InheritToChildren(session, relation.Oid, constraint);
    }

    private static void AlreadyExists(DdlSession session, Relation relation, Identifier name) =>
        session.Error("42710", name.Span, $"constraint \"{name.Name}\" for relation \"{relation.Name}\" already exists");

    private static int Order(TableConstraint constraint) => constraint switch
    {
        CheckTableConstraint => 0,
        NotNullTableConstraint => 1,
        UniqueTableConstraint { IsPrimaryKey: true } => 2,
        UniqueTableConstraint or ExclusionTableConstraint => 3,
        _ => 4,
    };

    /// <summary>UNIQUE over exactly the columns of an earlier key is the same index: only one of them is made (transformIndexConstraints).</summary>
    private static void RemoveRepeatedKeys(List<TableConstraint> constraints)
    {
        List<UniqueTableConstraint> keys = [.. constraints.OfType<UniqueTableConstraint>().OrderBy(static key => !key.IsPrimaryKey)];
        for (int i = 0; i < keys.Count; i++)
        {
            for (int j = i + 1; j < keys.Count; j++)
            {
                if (keys[j].IsPrimaryKey || keys[i].Columns != keys[j].Columns || keys[i].Include != keys[j].Include || keys[i].Attributes != keys[j].Attributes
                    || keys[i].NullsNotDistinct != keys[j].NullsNotDistinct || keys[i].WithoutOverlaps != keys[j].WithoutOverlaps)
                {
                    continue;
                }

                constraints.Remove(keys[j]);
                if (keys[i].Name is null && keys[j].Name is not null)
                {
                    constraints[constraints.IndexOf(keys[i])] = keys[i] with { Name = keys[j].Name };
                    keys[i] = keys[i] with { Name = keys[j].Name };
                }

                keys.RemoveAt(j--);
            }
        }
    }
}
