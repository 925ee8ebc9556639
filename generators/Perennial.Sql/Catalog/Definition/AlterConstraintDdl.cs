using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>VALIDATE CONSTRAINT and ALTER CONSTRAINT, which reach the constraints of partitions and children that come from the one named.</summary>
internal static class AlterConstraintDdl
{
    public static void Validate(DdlSession session, Relation relation, Identifier name)
    {
        if (Require(session, relation, name) is not { } constraint) return;
        if (constraint.Kind is not (ConstraintKind.ForeignKey or ConstraintKind.Check or ConstraintKind.NotNull))
            session.Error("42809", name.Span, $"cannot validate constraint \"{constraint.Name}\" of relation \"{relation.Name}\": it is no foreign key, check or not-null constraint");
        else if (!constraint.Enforced)
            session.Error("55000", name.Span, $"cannot validate NOT ENFORCED constraint \"{constraint.Name}\"");
        else
            Change(session, relation.Oid, constraint, static c => c with { Validated = true });
    }

    public static void Alter(DdlSession session, Relation relation, AlterConstraint alter)
    {
        Identifier name = alter.Constraint;
        ConstraintAttributes attributes = alter.Attributes;
        if (Require(session, relation, name) is not { } constraint) return;
        bool isDeferral = attributes.IsDeferrable is not null || attributes.IsInitiallyDeferred is not null;
        if (isDeferral && constraint.Kind != ConstraintKind.ForeignKey)
        {
            session.Error("42809", name.Span, $"constraint \"{name.Name}\" of relation \"{relation.Name}\" is not a foreign key constraint");
            return;
        }

        if (attributes.IsEnforced is not null && constraint.Kind != ConstraintKind.ForeignKey)
        {
            session.Error("42809", name.Span, $"cannot alter enforceability of constraint \"{name.Name}\" of relation \"{relation.Name}\"");
            return;
        }

        if (alter.IsInherit is { } inherit)
        {
            ChangeInheritability(session, relation, constraint, inherit, name);
            return;
        }

        if (constraint is { InheritCount: > 0, Kind: ConstraintKind.ForeignKey })
        {
            session.Error("55000", name.Span, $"cannot alter constraint \"{name.Name}\" on relation \"{relation.Name}\": alter the constraint that it comes from");
            return;
        }

        Change(session, relation.Oid, constraint, c => c with
        {
            Deferrable = attributes.IsDeferrable ?? attributes.IsInitiallyDeferred ?? c.Deferrable,
            InitiallyDeferred = attributes.IsInitiallyDeferred ?? (attributes.IsDeferrable == false ? false : c.InitiallyDeferred),
            Enforced = attributes.IsEnforced ?? c.Enforced,
            Validated = attributes.IsEnforced ?? c.Validated,
        });
    }

    private static void ChangeInheritability(DdlSession session, Relation relation, Constraint constraint, bool inherit, Identifier name)
    {
        if (constraint.Kind != ConstraintKind.NotNull)
        {
            session.Error("42809", name.Span, $"constraint \"{name.Name}\" of relation \"{relation.Name}\" is not a not-null constraint");
            return;
        }

        if (constraint.InheritCount > 0)
        {
            session.Error("55000", name.Span, $"cannot alter inherited constraint \"{name.Name}\" on relation \"{relation.Name}\"");
            return;
        }

        if (constraint.NoInherit == !inherit) return;
        Constraint changed = constraint with { NoInherit = !inherit };
        Replace(session, relation, constraint, changed);
        if (inherit)
        {
            InheritanceDdl.InheritToChildren(session, relation.Oid, changed);
            return;
        }

        // Children keep what they inherited as their own.
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation))
        {
            if (child.Constraints.FirstOrDefault(own => own.InheritCount > 0 && InheritanceDdl.IsSame(relation, constraint, child, own)) is not { } inherited) continue;
            Replace(session, child, inherited, inherited with { InheritCount = inherited.InheritCount - 1, IsLocal = inherited.IsLocal || inherited.InheritCount == 1 });
        }
    }

    private static Constraint? Require(DdlSession session, Relation relation, Identifier name)
    {
        Constraint? constraint = relation.Constraints.FirstOrDefault(c => c.Name == name.Name);
        if (constraint is null) session.Error("42704", name.Span, $"constraint \"{name.Name}\" of relation \"{relation.Name}\" does not exist");
        return constraint;
    }

    private static void Change(DdlSession session, uint oid, Constraint constraint, Func<Constraint, Constraint> change)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        Replace(session, relation, constraint, change(constraint));
        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation))
        {
            if (child.Constraints.FirstOrDefault(own => own.InheritCount > 0 && InheritanceDdl.IsSame(relation, constraint, child, own)) is { } inherited)
                Change(session, child.Oid, inherited, change);
        }
    }

    private static void Replace(DdlSession session, Relation relation, Constraint old, Constraint replacement) => session.Editor.Put(relation with
    {
        Constraints = relation.Constraints.Select(constraint => ReferenceEquals(constraint, old) ? replacement : constraint).ToEquatableArray(),
    });
}
