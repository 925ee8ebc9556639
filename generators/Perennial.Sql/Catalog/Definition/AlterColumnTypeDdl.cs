using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER COLUMN TYPE, with what hangs on the column: some of it forbids the change, the rest is made anew over the new type (ATExecAlterColumnType).</summary>
internal static class AlterColumnTypeDdl
{
    /// <summary>
    /// What the server asks before any action of the statement runs: the relation is as it was, so that USING may name columns that the statement drops or retypes
    /// (ATPrepAlterColumnType). False after an error.
    /// </summary>
    public static bool Prepare(DdlSession session, Relation relation, AlterColumnType change)
    {
        if (AlterColumnDdl.Require(session, relation, change.Column) is not { } column) return false;
        if (change.Using is not null && session.Bind(change.Using, new DefinitionScope { Construct = "USING", Relation = relation }) is { Findings.IsEmpty: false }) return false;
        if (change.Using is not null && column.Generated != ColumnGeneration.None)
            return session.Error("42611", change.Column.Span, $"cannot specify USING when altering type of generated column \"{column.Name}\"");
        if (column.InheritCount > 0) return session.Error("42P16", change.Column.Span, $"cannot alter inherited column \"{column.Name}\"");
        if (PartitionKeyDdl.Uses(relation, column))
            return session.Error("42P16", change.Column.Span, $"cannot alter column \"{column.Name}\" because it is part of the partition key of relation \"{relation.Name}\"");
        if (session.ResolveType(change.Type) is not { } type) return false;
        if (InheritanceDdl.HasOtherParent(session.Catalog, relation, column.Name))
            return session.Error("42P16", change.Column.Span, $"cannot alter inherited column \"{column.Name}\": a child inherits it from another table, too");
        if (session.Catalog.FindType(type.Oid) is { Kind: TypeKind.Pseudo })
            return session.Error("42P16", change.Type.Span, $"column \"{column.Name}\" has pseudo-type {session.Catalog.FormatType(type.Oid)}");
        if (relation.RowType != 0 && ColumnDdl.Contains(session.Catalog, type.Oid, relation.RowType))
            return session.Error("42P16", change.Type.Span, $"composite type {relation.Name} cannot be made a member of itself");
        if (relation.Kind == RelationKind.CompositeType && UserOfRowType(session.Catalog, relation) is { } user)
            return session.Error("0A000", change.Column.Span, $"cannot alter type \"{relation.Name}\" because column {user} uses it");
        // Only rows of its own can be rewritten.
        if (relation.Kind == RelationKind.ForeignTable) return change.Using is null || session.Error("42809", change.Using.Span, $"\"{relation.Name}\" is not a table: USING does not apply to a foreign table");
        if (change.Using is not null)
        {
            session.Bind(change.Using, new DefinitionScope { Construct = "USING", Relation = relation, Target = type.Oid, TargetTypmod = type.Typmod });
            return !session.HasErrors;
        }

        return relation.Kind == RelationKind.CompositeType || CanAssign(session.Catalog, column.Type, type.Oid)
            || session.Error("42804", change.Column.Span, $"column \"{column.Name}\" cannot be cast automatically to type {session.Catalog.FormatType(type.Oid)}: add USING and an expression");
    }

    /// <summary>Gives the column its type when nothing that hangs on it forbids that. What is made anew waits for <see cref="Rebuild"/>.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="relation">As it is now, with some of the statement's actions done.</param>
    /// <param name="column">The column as it is now.</param>
    /// <param name="change">The action, which <see cref="Prepare"/> has let pass.</param>
    public static void Apply(DdlSession session, Relation relation, Column column, AlterColumnType change)
    {
        if (session.ResolveType(change.Type) is not { } type) return;
        if (column is { Default: not null and not NullLiteral and { } value, HasDefault: true } && TypeOfDefault(session, relation, column, value) is not 0 and var own && !CanAssign(session.Catalog, own, type.Oid))
        {
            session.Error("42804", change.Column.Span, $"{(column.Generated == ColumnGeneration.None ? "default" : "generation expression")} for column \"{column.Name}\" cannot be cast automatically to type {session.Catalog.FormatType(type.Oid)}");
            return;
        }

        // A default of null that the type has made a call of has the type.
        if (column is { Default: NullLiteral, HasDefault: false } && !CanAssign(session.Catalog, column.Type, type.Oid))
        {
            session.Error("42804", change.Column.Span, $"default for column \"{column.Name}\" cannot be cast automatically to type {session.Catalog.FormatType(type.Oid)}");
            return;
        }

        ObjectReference used = new(ObjectClass.Relation, relation.Oid, column.Number);
        List<Relation> views = session.Catalog.UserRelations.Where(view => view.References.Contains(used)).OrderBy(static view => view.Oid).ToList();
        if (views.Count > 0)
        {
            string names = string.Join(", ", views.Select(static view => view.QualifiedName));
            string statements = string.Join(" ", Enumerable.Reverse(views).Select(static view => $"DROP {(view.Kind == RelationKind.MaterializedView ? "MATERIALIZED VIEW" : "VIEW")} {view.QualifiedName};"));
            Refuse(session, change, $"a column used by a view or rule: {names} {(views.Count == 1 ? "depends" : "depend")} on column \"{column.Name}\"", statements, views.Count == 1 ? "its CREATE statement" : "their CREATE statements");
            return;
        }

        foreach (Relation ruled in session.Catalog.UserRelations)
        {
            if (ruled.Rules.FirstOrDefault(rule => rule.References.Contains(used)) is not { } rule) continue;
            Refuse(session, change, $"a column used by a view or rule: rule {rule.Name} on {ruled.QualifiedName} depends on column \"{column.Name}\"", $"DROP RULE {NameRules.Quote(rule.Name)} ON {ruled.QualifiedName};", "its CREATE RULE");
            return;
        }

        foreach (Routine routine in session.Catalog.UserRoutines)
        {
            if (!routine.References.Contains(used)) continue;
            session.Error(
                "0A000", change.Column.Span, $"cannot alter type of a column used by a function or procedure: {routine.QualifiedName} depends on column \"{column.Name}\". Its body in BEGIN ATOMIC or RETURN holds on to the column: " +
                "before this statement give it a body that does not name the column (CREATE OR REPLACE), and behind it the body that it has now");
            return;
        }

        if (HasFixedType(session, relation, column, change)) return;
        Retype(session, relation.Oid, column.Name, type, session.ResolveCollation(change.Collation, type.Oid));
    }

    /// <summary>
    /// The type that a default has by itself: the server strips the conversion to the column's type before it converts to the new one. A bare literal has none, and has been read
    /// as the column's. 0 when it cannot be told.
    /// </summary>
    private static uint TypeOfDefault(DdlSession session, Relation relation, Column column, Expression value)
    {
        if (value is StringLiteral) return column.Type;
        bool isGenerated = column.Generated != ColumnGeneration.None;
        DefinitionScope scope = new() { Construct = isGenerated ? "GENERATED" : "DEFAULT", Relation = isGenerated ? relation : null };

        // The default's spans are of the text that defined it; here nothing is reported.
        return session.Context.Binder?.BindExpression(session.Catalog, value, scope, new SourceText("", "")).Type ?? 0;
    }

    /// <summary>What the server does not make anew: triggers that name the column, policies, and generated columns over it.</summary>
    private static bool HasFixedType(DdlSession session, Relation relation, Column column, AlterColumnType change)
    {
        Trigger? trigger = relation.Triggers.FirstOrDefault(trigger => trigger.Columns.Contains(column.Number)) ?? relation.Triggers.FirstOrDefault(trigger => trigger.When is not null && NamesColumn(trigger.When, column));
        if (trigger is not null)
            return Refuse(session, change, $"a column used in a trigger definition: trigger {trigger.Name} depends on column \"{column.Name}\"", $"DROP TRIGGER {NameRules.Quote(trigger.Name)} ON {relation.QualifiedName};", "its CREATE TRIGGER");
        if (relation.Policies.FirstOrDefault(policy => Uses(policy.Using, relation, column) || Uses(policy.WithCheck, relation, column)) is { } policy)
            return Refuse(session, change, $"a column used in a policy definition: policy {policy.Name} depends on column \"{column.Name}\"", $"DROP POLICY {NameRules.Quote(policy.Name)} ON {relation.QualifiedName};", "its CREATE POLICY");
        Column? generated = relation.Columns.FirstOrDefault(other => other.Generated != ColumnGeneration.None && other.Number != column.Number && Uses(other.Default, relation, column));
        return generated is not null && Refuse(
            session, change, $"a column used by a generated column: column \"{generated.Name}\" depends on it", $"ALTER TABLE {relation.QualifiedName} DROP COLUMN {NameRules.Quote(generated.Name)};",
            "its ADD COLUMN", ". It then stands behind all other columns: move its line to the end of the table in schema.sql");
    }

    /// <summary>The server's refusal, and the statements around this one that avoid it. Always true: the type is fixed.</summary>
    private static bool Refuse(DdlSession session, AlterColumnType change, string what, string before, string after, string note = "") =>
        !session.Error("0A000", change.Column.Span, $"cannot alter type of {what}. Write '{before}' before this statement, and {after} again behind it{note}");

    // WHEN names the columns of old and new.
    private static bool NamesColumn(Expression condition, Column column) =>
        ExpressionParts.SelfAndParts(condition).Any(part => part is ColumnReference { Parts: { Count: 2 } parts } && parts[0].Name is "old" or "new" && parts[1].Name == column.Name);

    private static bool Uses(Expression? expression, Relation relation, Column column) =>
        expression is not null && ExpressionParts.Columns(expression, relation).Exists(used => used.Number == column.Number);

    /// <summary>Indexes and constraints over the column are made anew, and may not fit the new type. That is for when all columns of the statement have theirs (ATPostAlterTypeCleanup).</summary>
    public static void Rebuild(DdlSession session, uint oid, Identifier written)
    {
        if (session.Catalog.FindRelation(oid) is not { } relation || relation.FindColumn(written.Name) is not { } column) return;
        foreach (RelationIndex index in relation.Indexes)
        {
            for (int i = 0; i < index.Columns.Count; i++)
            {
                IndexElement? element = i < index.Elements.Count ? index.Elements[i] : null;
                if (index.Columns[i] == column.Number)
                {
                    if (element is null ? !IndexDdl.RequireOperatorClass(session, column.Type, index.Method, written.Span) : IndexDdl.ResolveElement(session, relation, element, index.Method, []) is null) return;
                }
                else if (index.Columns[i] == 0 && element is not null && Uses(element.Value, relation, column) && IndexDdl.ResolveElement(session, relation, element, index.Method, []) is null)
                {
                    return;
                }
            }

            if (Uses(index.Predicate, relation, column) && IndexDdl.CheckPredicate(session, relation, index.Predicate) is null) return;
        }

        foreach (Constraint constraint in relation.Constraints)
        {
            if (constraint.Kind == ConstraintKind.Check && constraint.Columns.Contains(column.Number) && constraint.Condition is not null)
                session.Bind(constraint.Condition, new DefinitionScope { Construct = "CHECK", Relation = relation, Target = TypeOid.Bool });
            if (session.HasErrors) return;
        }

        foreach (Relation other in session.Catalog.UserRelations)
        {
            foreach (Constraint constraint in other.Constraints)
            {
                if (constraint.Kind != ConstraintKind.ForeignKey || (other.Oid != oid && constraint.ReferencedRelation != oid)) continue;
                if (!ForeignKeyDdl.StillFits(session, other, constraint, written)) return;
            }
        }
    }

    /// <summary>A column of a table that stores values of a composite type or of arrays of it; null without.</summary>
    public static string? UserOfRowType(DatabaseCatalog catalog, Relation composite)
    {
        uint array = catalog.FindType(composite.RowType)?.ArrayType ?? 0;
        foreach (Relation table in catalog.UserRelations)
        {
            if (!table.IsTable && table.Kind != RelationKind.MaterializedView) continue;
            foreach (Column column in table.Columns)
            {
                if (column.Type == composite.RowType || (array != 0 && column.Type == array)) return $"\"{table.Name}.{column.Name}\"";
            }
        }

        return null;
    }

    private static void Retype(DdlSession session, uint oid, string name, (uint Oid, int Typmod) type, uint collation)
    {
        Relation relation = session.Catalog.FindRelation(oid)!;
        if (relation.FindColumn(name) is not { } column) return;
        session.Editor.Put(ColumnDdl.Replace(relation, column with { Type = type.Oid, Typmod = type.Typmod, Collation = collation, Storage = null, Compression = null, Default = DefaultAfter(session, column, type.Oid), References = ReferencesAfter(session, column, type.Oid) }));

        // The sequence of an identity column follows the column's type.
        if (column.Identity != ColumnIdentity.None)
        {
            Relation? sequence = session.Catalog.UserRelations.FirstOrDefault(s => s.IsIdentitySequence && s.OwnerTable == oid && s.OwnerColumn == column.Number);
            TypeName typeName = new(new([new(SchemaName.Catalog, default), new(session.Catalog.FindType(type.Oid)!.Name, default)]));
            if (sequence is not null)
                session.Editor.Put(SequenceDdl.Change(session, sequence, [new(SequenceOptionKind.As, null, null, typeName)]));
        }

        foreach (Relation child in InheritanceDdl.CurrentChildren(session, relation)) Retype(session, child.Oid, name, type, collation);
    }

    /// <summary>A bare literal was read as the column's type when it became its default, and stays a value of that type.</summary>
    private static Expression? DefaultAfter(DdlSession session, Column column, uint type)
    {
        switch (column.Default)
        {
            case StringLiteral literal when column.Type != type && session.Catalog.FindType(column.Type) is { Category: not 'S', IsArray: false } before:
                return new Cast(literal, new TypeName(new([new(before.Schema, default), new(before.Name, default)])), CastForm.DoubleColon) { Span = literal.Span };
            case Cast { Operand: StringLiteral literal } cast when TypeNameResolver.Resolve(session.Catalog, cast.Type, out _).Oid == type:
                return literal;
            default:
                return column.Default;
        }
    }

    // The default holds on to the type that it is written with now.
    private static EquatableArray<ObjectReference> ReferencesAfter(DdlSession session, Column column, uint type)
    {
        if (column.Default is not StringLiteral || DefaultAfter(session, column, type) is not Cast) return column.References;
        uint named = session.Catalog.FindType(column.Type) is { IsArray: true } array ? array.ElementType : column.Type;
        return named < DatabaseCatalog.FirstUserOid ? column.References : column.References.Append(new(ObjectClass.Type, named)).Distinct().ToEquatableArray();
    }

    /// <summary>Whether an assignment cast exists; casts to and from text go through input and output functions where assignment allows it.</summary>
    private static bool CanAssign(DatabaseCatalog catalog, uint from, uint to)
    {
        from = catalog.GetBaseType(from);
        uint target = catalog.GetBaseType(to);
        if (from == target) return true;
        if (catalog.FindCast(from, target) is { } cast) return cast.Context != CastContext.Explicit;
        SqlType? source = catalog.FindType(from);
        SqlType? result = catalog.FindType(target);
        if (source is { IsArray: true } && result is { IsArray: true }) return CanAssign(catalog, source.ElementType, result.ElementType);
        return result?.Category == 'S';
    }
}
