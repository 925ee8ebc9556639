using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>ALTER ... RENAME and ALTER ... SET SCHEMA. References are by oid; what keeps the text of an expression follows by <see cref="ReferenceRename"/>.</summary>
internal static partial class RenameDdl
{
    public static void Rename(DdlSession session, RenameStatement rename)
    {
        ObjectName target = rename.Object;
        string name = rename.NewName.Name;
        switch (target.Kind)
        {
            case ObjectKind.Schema:
                RenameSchema(session, target, rename.NewName);
                break;
            case ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence:
                if (FindRelation(session, target, rename.IfExists) is { } relation && session.RequireNewRelation(relation.Schema, name, rename.NewName.Span)) Move(session, relation, relation.Schema, name);
                break;
            case ObjectKind.Index:
                RenameIndex(session, target.Name, rename);
                break;
            case ObjectKind.Column or ObjectKind.TypeAttribute when target.Owner is not null:
                RenameColumn(session, target, rename);
                break;
            case ObjectKind.Constraint when target.Owner is not null:
                if (rename.IfExists && session.Catalog.FindRelation(target.Owner.Schema, target.Owner.Name) is null) return;
                if (session.RequireRelation(target.Owner) is { } owner && ObjectLookup.RequirePart(session, owner, target, ifExists: false)) RenameConstraint(session, owner, target.Name.Name, rename.NewName);
                break;
            case ObjectKind.DomainConstraint when target.Owner is not null:
                if (TypeDdl.Require(session, target.Owner, target.Owner.Span) is { } domain)
                    session.Editor.Put(domain with { Constraints = domain.Constraints.Select(c => c.Name == target.Name.Name ? c with { Name = name } : c).ToEquatableArray() });
                break;
            case ObjectKind.Trigger or ObjectKind.Policy when target.Owner is not null:
                if (session.RequireRelation(target.Owner) is not { } table || !ObjectLookup.RequirePart(session, table, target, ifExists: false)) return;
                session.Editor.Put(table with
                {
                    Triggers = target.Kind == ObjectKind.Trigger ? table.Triggers.Select(t => t.Name == target.Name.Name ? t with { Name = name } : t).ToEquatableArray() : table.Triggers,
                    Policies = target.Kind == ObjectKind.Policy ? table.Policies.Select(p => p.Name == target.Name.Name ? p with { Name = name } : p).ToEquatableArray() : table.Policies,
                });
                break;
            case ObjectKind.Rule when target.Owner is not null:
                RuleDdl.Rename(session, target, rename.NewName);
                break;
            case ObjectKind.Language:
                LanguageDdl.Rename(session, target.Name, rename.NewName);
                break;
            case ObjectKind.Statistics:
                StatisticsDdl.Rename(session, target.Name, rename.NewName);
                break;
            case ObjectKind.Collation:
                CollationDdl.Move(session, target.Name, schema: null, rename.NewName);
                break;
            case ObjectKind.TextSearchConfiguration or ObjectKind.TextSearchDictionary or ObjectKind.TextSearchParser or ObjectKind.TextSearchTemplate:
                TextSearchDdl.Rename(session, TextSearchDdl.KindOf(target.Kind)!.Value, target.Name, rename.NewName);
                break;
            case ObjectKind.Type or ObjectKind.Domain:
                if (FindType(session, target) is { } type && session.RequireNewType(type.Schema, name, rename.NewName.Span, isRename: true)) MoveType(session, type, type.Schema, name);
                break;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate when target.Routine is not null:
                if (RoutineLookup.Require(session, target.Kind, target.Routine, ifExists: false) is { IsUserDefined: true } routine) MoveRoutine(session, routine, routine.Schema, name, rename.NewName);
                break;
        }
    }

    public static void SetSchema(DdlSession session, SetSchemaStatement move)
    {
        ObjectName target = move.Object;
        string schema = move.Schema.Name;
        if (TextSearchDdl.KindOf(target.Kind) is { } kind)
        {
            TextSearchDdl.SetSchema(session, kind, target.Name, move.Schema);
            return;
        }

        if (target.Kind is ObjectKind.Table or ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable or ObjectKind.Sequence)
        {
            SetSchemaOfRelation(session, target, move);
            return;
        }

        if (!session.RequireSchema(schema, move.Schema.Span)) return;
        switch (target.Kind)
        {
            case ObjectKind.Extension:
                SetSchemaOfExtension(session, target, move.Schema);
                break;
            case ObjectKind.Statistics:
                StatisticsDdl.SetSchema(session, target.Name, move.Schema);
                break;
            case ObjectKind.Collation:
                CollationDdl.Move(session, target.Name, schema, move.Schema);
                break;
            case ObjectKind.Operator when target.Operator is not null:
                if (OperatorDdl.Require(session, target.Operator, target.LeftType, target.RightType, target.Span) is { IsUserDefined: true } found && found.Schema != schema) MoveOperator(session, found, move.Schema);
                break;
            case ObjectKind.Type or ObjectKind.Domain:
                if (FindType(session, target) is { } type && type.Schema != schema && session.RequireNewType(schema, type.Name, target.Span, isRename: true)) MoveType(session, type, schema, type.Name);
                break;
            case ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Routine or ObjectKind.Aggregate when target.Routine is not null:
                if (RoutineLookup.Require(session, target.Kind, target.Routine, ifExists: false) is { IsUserDefined: true } routine && routine.Schema != schema)
                    MoveRoutine(session, routine, schema, routine.Name, move.Schema);
                break;
        }
    }

    // The relation is looked up before the schema.
    private static void SetSchemaOfRelation(DdlSession session, ObjectName target, SetSchemaStatement move)
    {
        string schema = move.Schema.Name;
        if (FindRelation(session, target, move.IfExists) is not { } relation || !session.RequireSchema(schema, move.Schema.Span)) return;
        if (relation.Schema == schema || !session.RequireNewRelation(schema, relation.Name, target.Span)) return;
        Move(session, relation, schema, relation.Name);
        foreach (Relation owned in session.Catalog.UserRelations.Where(s => s.OwnerTable == relation.Oid).ToList()) Move(session, owned, schema, owned.Name);
    }

    /// <summary>The objects of an extension move with it, unless it has a schema of its own (AlterExtensionNamespace).</summary>
    private static void SetSchemaOfExtension(DdlSession session, ObjectName target, Identifier to)
    {
        if (session.Catalog.FindExtension(target.Name.Name) is not { } extension)
        {
            if (target.Name.Name != "plpgsql") session.Error("42704", target.Span, $"extension \"{target.Name}\" does not exist");
            return;
        }

        if (extension.Schema == to.Name) return;
        if (session.Catalog.BuiltIn.FindExtension(extension.Name) is not { Schema: "" })
        {
            session.Error("0A000", target.Span, $"extension \"{extension.Name}\" does not support SET SCHEMA");
            return;
        }

        foreach (ObjectReference member in extension.Members)
        {
            switch (member.Class)
            {
                case ObjectClass.Type when session.Catalog.FindType(member.Oid) is { Kind: not TypeKind.Array } type && type.Schema == extension.Schema && session.Catalog.FindRelation(type.Relation) is null:
                    MoveType(session, type, to.Name, type.Name);
                    break;
                case ObjectClass.Relation when session.Catalog.FindRelation(member.Oid) is { } relation && relation.Schema == extension.Schema:
                    Move(session, relation, to.Name, relation.Name);
                    break;
                case ObjectClass.Routine when session.Catalog.FindRoutine(member.Oid) is { } routine && routine.Schema == extension.Schema:
                    MoveRoutine(session, routine, to.Name, routine.Name, to);
                    break;
                case ObjectClass.Operator when session.Catalog.FindOperator(member.Oid) is { } found && found.Schema == extension.Schema:
                    MoveOperator(session, found, to);
                    break;
                case ObjectClass.TextSearch when session.Catalog.FindTextSearch(member.Oid) is { } search && search.Schema == extension.Schema:
                    TextSearchDdl.SetSchema(session, search.Kind, QualifiedNameOf(search.QualifiedName), to);
                    break;
            }
        }

        UserObjects user = session.Editor.User;
        session.Editor.User = user with
        {
            OperatorClasses = user.OperatorClasses.SetItems(user.OperatorClasses.Values.Where(found => extension.Made(found.Oid) && found.Schema == extension.Schema)
                .Select(found => new KeyValuePair<uint, OperatorClass>(found.Oid, found with { Schema = to.Name }))),
            Extensions = user.Extensions.SetItem(extension.Name, extension with { Schema = to.Name }),
        };
        MoveOperatorClasses(session, extension, to);
    }

    // An index names the classes of its keys.
    private static void MoveOperatorClasses(DdlSession session, Extension extension, Identifier to)
    {
        HashSet<string> moved = [.. session.Catalog.UserOperatorClasses.Where(found => extension.Made(found.Oid)).Select(static found => found.Name)];
        if (moved.Count == 0) return;
        foreach (Relation table in session.Catalog.UserRelations.ToList())
        {
            if (!table.Indexes.Any(index => index.Elements.Any(Names))) continue;
            session.Editor.Put(table with
            {
                Indexes = table.Indexes.Select(index => index with
                {
                    Elements = index.Elements.Select(element => Names(element) ? element with { OperatorClass = new([to, element.OperatorClass!.Parts[1]]) } : element).ToEquatableArray(),
                }).ToEquatableArray(),
            });
        }

        bool Names(IndexElement element) => element.OperatorClass is { Parts.Count: 2 } name && name.Schema == extension.Schema && moved.Contains(name.Name);
    }

    private static Relation? FindRelation(DdlSession session, ObjectName target, bool ifExists)
    {
        // ALTER TABLE renames every kind of relation.
        if (target.Kind != ObjectKind.Table) return ObjectLookup.RequireRelation(session, target.Kind, target.Name, ifExists);
        Relation? relation = session.Catalog.FindRelation(target.Name.Schema, target.Name.Name);
        if (relation is { Kind: RelationKind.CompositeType })
        {
            session.Error("42809", target.Name.Span, $"\"{relation.Name}\" is a composite type: use ALTER TYPE");
            return null;
        }

        return relation ?? (ifExists ? null : session.RequireRelation(target.Name));
    }

    private static SqlType? FindType(DdlSession session, ObjectName target) =>
        TypeDdl.Require(session, target.Type?.Name ?? target.Name, target.Span) is { IsUserDefined: true } type ? type : null;

    private static void Move(DdlSession session, Relation relation, string schema, string name)
    {
        DatabaseCatalog before = session.Catalog;
        session.Editor.Put(relation with { Schema = schema, Name = name });
        if (relation.Kind == RelationKind.Sequence) ReferenceRename.Sequence(session, before, session.Catalog.FindRelation(relation.Oid)!);
        else if (before.FindType(relation.RowType) is { } row) ReferenceRename.Type(session, before, row, schema, name);
        if (relation.RowType != 0 && (schema != relation.Schema || session.RequireNewType(schema, name, default, isRename: true))) RowTypes.Move(session, relation.RowType, schema, name);
    }

    private static void MoveType(DdlSession session, SqlType type, string schema, string name)
    {
        DatabaseCatalog before = session.Catalog;
        RowTypes.Move(session, type.Oid, schema, name);
        ReferenceRename.Type(session, before, type, schema, name);
        if (session.Catalog.FindRelation(type.Relation) is { } relation) session.Editor.Put(relation with { Schema = schema, Name = name });
    }

    private static void MoveOperator(DdlSession session, Operator moved, Identifier schema)
    {
        // The server has nothing but its unique index here.
        if (session.Catalog.FindOperators(schema.Name, moved.Name).Any(other => other.Left == moved.Left && other.Right == moved.Right))
            session.Error("23505", schema.Span, $"operator {moved.Name} already exists in schema \"{schema.Name}\"");
        else
            session.Editor.Put(moved with { Schema = schema.Name });
    }

    private static void MoveRoutine(DdlSession session, Routine routine, string schema, string name, Identifier written)
    {
        if (session.Catalog.FindRoutines(schema, name).Any(other => other.ArgumentTypes == routine.ArgumentTypes))
        {
            session.Error("42723", written.Span, $"function {name} already exists in schema \"{schema}\"");
            return;
        }

        DatabaseCatalog before = session.Catalog;
        Routine moved = routine with { Schema = schema, Name = name };
        session.Editor.Put(moved);
        ReferenceRename.Routine(session, before, routine, moved);
    }

    private static void RenameSchema(DdlSession session, ObjectName target, Identifier newName)
    {
        string old = target.Name.Name;
        if (!session.RequireSchema(old, target.Name.Span)) return;
        if (session.Catalog.FindSchema(newName.Name) is not null)
        {
            session.Error("42P06", newName.Span, $"schema \"{newName.Name}\" already exists");
            return;
        }

        UserObjects user = session.Editor.User;
        DatabaseCatalog before = session.Catalog;
        if (!user.Schemas.TryGetValue(old, out Schema? schema)) return;
        session.Editor.User = user with { Schemas = user.Schemas.Remove(old).Add(newName.Name, schema with { Name = newName.Name }) };
        foreach (SqlType type in user.Types.Values.Where(type => type.Schema == old)) session.Editor.Put(type with { Schema = newName.Name });
        foreach (Relation relation in user.Relations.Values.Where(relation => relation.Schema == old)) session.Editor.Put(relation with { Schema = newName.Name });
        DefaultPrivilegesDdl.RenameSchema(session, old, newName.Name);
        foreach (CatalogName statistics in user.StatisticsNames.Keys.Where(statistics => statistics.Schema == old)) StatisticsDdl.SetSchema(session, QualifiedNameOf(statistics), newName);
        foreach (Routine routine in user.Routines.Values.Where(routine => routine.Schema == old)) session.Editor.Put(routine with { Schema = newName.Name });
        foreach (Operator found in user.Operators.Values.Where(found => found.Schema == old)) session.Editor.Put(found with { Schema = newName.Name });
        foreach (Collation collation in user.Collations.Values.Where(collation => collation.Schema == old)) CollationDdl.Move(session, QualifiedNameOf(new(old, collation.Name)), newName.Name, newName);
        TextSearchDdl.RenameSchema(session, old, newName.Name);
        ReferenceRename.Schema(session, old, newName.Name);
        foreach (Relation sequence in user.Relations.Values.Where(relation => relation.Schema == old && relation.Kind == RelationKind.Sequence))
            ReferenceRename.Sequence(session, before, session.Catalog.FindRelation(sequence.Oid)!);
    }

    private static QualifiedName QualifiedNameOf(CatalogName name) => new([new(name.Schema, default), new(name.Name, default)]);

    private static void RenameIndex(DdlSession session, QualifiedName name, RenameStatement rename)
    {
        // ALTER INDEX renames every kind of relation, too.
        if (session.Catalog.FindIndexTable(name.Schema, name.Name) is null && session.Catalog.FindRelation(name.Schema, name.Name) is { } relation)
        {
            if (session.RequireNewRelation(relation.Schema, rename.NewName.Name, rename.NewName.Span)) Move(session, relation, relation.Schema, rename.NewName.Name);
            return;
        }

        if (ObjectLookup.RequireIndex(session, name, rename.IfExists) is not { } table || !session.RequireNewRelation(table.Schema, rename.NewName.Name, rename.NewName.Span)) return;
        RenameIndex(session, table, name.Name, rename.NewName.Name);
    }

    // An index and the constraint that it serves always have the same name.
    private static void RenameIndex(DdlSession session, Relation table, string from, string to) => session.Editor.Put(table with
    {
        Indexes = table.Indexes.Select(index => index.Name == from ? index with { Name = to } : index).ToEquatableArray(),
        Constraints = table.Constraints.Select(c => c.Name == from && ConstraintDdl.HasIndex(c.Kind) ? c with { Name = to } : c).ToEquatableArray(),
    });

    private static void RenameConstraint(DdlSession session, Relation table, string from, Identifier to)
    {
        if (table.Constraints.Any(c => c.Name == to.Name))
        {
            session.Error("42710", to.Span, $"constraint \"{to.Name}\" for relation \"{table.Name}\" already exists");
            return;
        }

        Constraint constraint = table.Constraints.First(c => c.Name == from);
        if (ConstraintDdl.HasIndex(constraint.Kind))
        {
            if (session.RequireNewRelation(table.Schema, to.Name, to.Span)) RenameIndex(session, table, from, to.Name);
            return;
        }

        session.Editor.Put(table with { Constraints = table.Constraints.Select(c => c.Name == from ? c with { Name = to.Name } : c).ToEquatableArray() });
    }
}
