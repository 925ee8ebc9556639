using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Columns of tables and attributes of composite types.</summary>
internal static class ColumnDdl
{
    // Not-null constraints of tables have rows in pg_constraint since 18; generated columns are virtual by default since then.
    private const int Version18 = 18;

    /// <summary>The relation with one more column: its name, type, modifier and collation. Its constraints are for <see cref="ApplyConstraints"/>.</summary>
    public static Relation Add(DdlSession session, Relation relation, ColumnDefinition written)
    {
        string name = written.Name.Name;
        if (relation.FindColumn(name) is not null)
        {
            session.Error("42701", written.Name.Span, $"column \"{name}\" specified more than once");
            return relation;
        }

        if (relation.Kind != RelationKind.CompositeType && SystemColumn.Find(name) is not null)
        {
            session.Error("42701", written.Name.Span, $"column name \"{name}\" conflicts with a system column name");
            return relation;
        }

        if (written.Type is null) return relation;
        if (relation.IsTable && written.Type is { ArrayBounds.IsEmpty: false } && SerialType(written.Type with { ArrayBounds = [] }) != 0)
        {
            session.Error("0A000", written.Type.Span, "array of serial is not implemented");
            return relation;
        }

        uint serialType = relation.IsTable ? SerialType(written.Type) : 0;
        if (serialType != 0)
        {
            if (!written.Type.Modifiers.IsEmpty) session.Error("42601", written.Type.Span, $"type modifier is not allowed for type \"{session.Catalog.FormatType(serialType)}\"");
            session.ResolveCollation(written.Collation, serialType);
            return Append(relation, new() { Name = name, Number = NextNumber(relation), Type = serialType, NotNull = true });
        }

        if (session.ResolveType(written.Type) is not { } type) return relation;
        if (written.Type.IsSetOf)
        {
            session.Error("42P16", written.Type.Span, $"column \"{name}\" cannot be declared SETOF");
            return relation;
        }

        SqlType resolved = session.Catalog.FindType(type.Oid)!;
        if (relation.RowType != 0 && Contains(session.Catalog, type.Oid, relation.RowType))
        {
            session.Error("42P16", written.Type.Span, $"composite type {relation.Name} cannot be made a member of itself");
            return relation;
        }

        if (resolved.Kind == TypeKind.Pseudo)
        {
            session.Error("42P16", written.Type.Span, $"column \"{name}\" has pseudo-type {session.Catalog.FormatType(type.Oid)}");
            return relation;
        }

        Column column = new()
        {
            Name = name,
            Number = NextNumber(relation),
            Type = type.Oid,
            Typmod = type.Typmod,
            Collation = session.ResolveCollation(written.Collation, type.Oid),
        };
        return ColumnStorageDdl.WithDefinition(session, column, written) is { } stored ? Append(relation, stored) : relation;
    }

    /// <summary>Whether values of a type hold, at some depth, values of a row type.</summary>
    public static bool Contains(DatabaseCatalog catalog, uint type, uint rowType)
    {
        if (type == rowType) return true;
        if (type < DatabaseCatalog.FirstUserOid || catalog.FindType(type) is not { } found) return false;
        return found.Kind switch
        {
            TypeKind.Array => Contains(catalog, found.ElementType, rowType),
            TypeKind.Domain => Contains(catalog, found.BaseType, rowType),
            TypeKind.Range or TypeKind.Multirange => Contains(catalog, found.RangeSubtype, rowType),
            TypeKind.Composite => catalog.FindRelation(found.Relation)?.Columns.Any(column => Contains(catalog, column.Type, rowType)) == true,
            _ => false,
        };
    }

    /// <summary>The oid of the type behind <c>serial</c> and its relatives; 0 for any other type.</summary>
    public static uint SerialType(TypeName type)
    {
        if (type.Name.Parts.Count != 1 || !type.ArrayBounds.IsEmpty) return 0;
        return type.Name.Name switch
        {
            "serial" or "serial4" => TypeOid.Int4,
            "bigserial" or "serial8" => TypeOid.Int8,
            "smallserial" or "serial2" => TypeOid.Int2,
            _ => 0,
        };
    }

    /// <summary>Attribute numbers are never used twice, so that the next one follows the highest ever given.</summary>
    public static int NextNumber(Relation relation) => relation.HighestNumber + 1;

    public static Relation Append(Relation relation, Column column) => relation with
    {
        Columns = relation.Columns.Append(column).ToEquatableArray(),
        HighestNumber = Math.Max(relation.HighestNumber, column.Number),
    };

    public static Relation Replace(Relation relation, Column column)
    {
        Column[] columns = [.. relation.Columns];
        columns[Array.FindIndex(columns, c => c.Number == column.Number)] = column;
        return relation with { Columns = new(columns) };
    }

    /// <summary>
    /// Applies the constraints that shape the column itself (NOT NULL, DEFAULT, GENERATED, identity, serial) to the relation in the catalog. Those that are
    /// the table's (CHECK, keys, references) are added to <paramref name="rest"/>.
    /// </summary>
    public static void ApplyConstraints(DdlSession session, uint relationOid, ColumnDefinition written, List<TableConstraint> rest)
    {
        if (session.Catalog.FindRelation(relationOid) is not { } relation || relation.FindColumn(written.Name.Name) is not { } column) return;
        bool isSerial = written.Type is not null && relation.IsTable && SerialType(written.Type) != 0;
        bool wasNotNull = column.NotNull && !isSerial;
        if (isSerial) column = SequenceDdl.MakeSerial(session, relation, column);
        List<NotNullColumnConstraint> notNulls = [];
        foreach (ColumnConstraint constraint in written.Constraints)
        {
            switch (constraint)
            {
                case NotNullColumnConstraint notNull:
                    notNulls.Add(notNull);
                    break;
                case DefaultColumnConstraint { Value: var value }:
                    column = WithDefault(session, column, value);
                    break;
                case IdentityColumnConstraint identity:
                    column = SequenceDdl.MakeIdentity(session, relation, column, identity);
                    break;
                case GeneratedColumnConstraint generated:
                    column = WithGeneration(session, relation, column, generated);
                    break;
                case CheckColumnConstraint check:
                    rest.Add(new CheckTableConstraint(check.Condition) { Name = check.Name, Attributes = check.Attributes, Span = check.Span });
                    break;
                case UniqueColumnConstraint unique:
                    rest.Add(new UniqueTableConstraint(unique.IsPrimaryKey, [written.Name])
                    {
                        Name = unique.Name,
                        Attributes = unique.Attributes,
                        NullsNotDistinct = unique.NullsNotDistinct,
                        Options = unique.Options,
                        Span = unique.Span,
                    });
                    break;
                case ForeignKeyColumnConstraint foreignKey:
                    rest.Add(new ForeignKeyTableConstraint([written.Name], foreignKey.Reference)
                    {
                        Name = foreignKey.Name,
                        Attributes = foreignKey.Attributes,
                        Span = foreignKey.Span,
                    });
                    break;
            }
        }

        bool isNotNull = column.NotNull;
        session.Editor.Put(Replace(session.Catalog.FindRelation(relationOid)!, column with { NotNull = wasNotNull }));
        if (notNulls.Count == 0 && isNotNull && !wasNotNull) NotNullDdl.Declare(session, relationOid, column.Name, written.Span);
        foreach (NotNullColumnConstraint notNull in notNulls.OrderBy(static constraint => constraint.Name is null))
            NotNullDdl.Declare(session, relationOid, column.Name, notNull.Span, notNull.Name, notNull.Attributes is { IsNoInherit: true });
    }

    /// <summary>False with an error when what is written about a column contradicts itself, which is looked at before any of it is made (transformColumnDefinition).</summary>
    public static bool IsConsistent(DdlSession session, string table, ColumnDefinition written)
    {
        bool isSerial = written.Type is not null && SerialType(written.Type) != 0;
        bool sawNull = false, sawNotNull = isSerial, sawDefault = isSerial, sawIdentity = false, sawGeneration = false;
        foreach (ColumnConstraint constraint in written.Constraints)
        {
            if (!HaveAttributes(session, constraint)) return false;
            switch (constraint)
            {
                case NullColumnConstraint:
                    sawNull = true;
                    break;
                case NotNullColumnConstraint:
                case UniqueColumnConstraint { IsPrimaryKey: true } when session.ServerVersion >= Version18:
                    sawNotNull = true;
                    break;
                case DefaultColumnConstraint when sawDefault:
                    return session.Error("42601", constraint.Span, $"multiple default values specified for column \"{written.Name.Name}\" of table \"{table}\"");
                case DefaultColumnConstraint:
                    sawDefault = true;
                    break;
                case IdentityColumnConstraint when sawIdentity:
                    return session.Error("42601", constraint.Span, $"multiple identity specifications for column \"{written.Name.Name}\" of table \"{table}\"");
                case IdentityColumnConstraint:
                    sawIdentity = sawNotNull = true;
                    break;
                case GeneratedColumnConstraint when sawGeneration:
                    return session.Error("42601", constraint.Span, $"multiple generation clauses specified for column \"{written.Name.Name}\" of table \"{table}\"");
                case GeneratedColumnConstraint:
                    sawGeneration = true;
                    break;
            }

            if (sawNull && sawNotNull) return session.Error("42601", constraint.Span, $"conflicting NULL/NOT NULL declarations for column \"{written.Name.Name}\" of table \"{table}\"");
            if ((sawDefault ? 1 : 0) + (sawIdentity ? 1 : 0) + (sawGeneration ? 1 : 0) <= 1) continue;
            string pair = !sawGeneration ? "default and identity" : sawDefault ? "default and generation expression" : "identity and generation expression";
            return session.Error("42601", constraint.Span, $"both {pair} specified for column \"{written.Name.Name}\" of table \"{table}\"");
        }

        return true;
    }

    /// <summary>Attributes follow a constraint that can have them, each of them once (transformConstraintAttrs).</summary>
    public static bool HaveAttributes(DdlSession session, ColumnConstraint constraint)
    {
        if (constraint.Attributes is not { } attributes) return true;
        if (constraint is DetachedConstraintAttributes) return session.Error("42601", attributes.Span, "misplaced or repeated constraint attribute");
        bool isDeferral = attributes.IsDeferrable is not null || attributes.IsInitiallyDeferred is not null;
        if (isDeferral && constraint is not (UniqueColumnConstraint or ForeignKeyColumnConstraint)) return session.Error("42601", attributes.Span, "misplaced DEFERRABLE clause");
        if (attributes is { IsDeferrable: false, IsInitiallyDeferred: true }) return session.Error("42601", attributes.Span, "constraint declared INITIALLY DEFERRED must be DEFERRABLE");
        return attributes.IsEnforced is null || constraint is CheckColumnConstraint or ForeignKeyColumnConstraint || session.Error("42601", attributes.Span, "misplaced ENFORCED clause");
    }

    /// <summary>Whether the values are stored: not said, they are until server 17.</summary>
    public static ColumnGeneration KindOf(DdlSession session, GeneratedColumnConstraint generated) =>
        generated.Storage == GeneratedStorage.Virtual || (generated.Storage == GeneratedStorage.Unspecified && session.ServerVersion >= Version18)
            ? ColumnGeneration.Virtual
            : ColumnGeneration.Stored;

    /// <summary>
    /// The column with that default. DEFAULT NULL, as the column's type or any, is none, unless the column's type makes a call of it, as a length does or a domain: then the server keeps it
    /// (AddRelationNewConstraints), and still nothing but null is stored.
    /// </summary>
    public static Column WithDefault(DdlSession session, Column column, Expression value)
    {
        bool isCall = session.Catalog.FindType(column.Type) is { Kind: TypeKind.Domain } || (column.Typmod >= 0 && column.Type != TypeOid.Interval);
        bool isNull = value is NullLiteral || (value is Cast { Operand: NullLiteral, Type: var type } && !isCall && TypeNameResolver.Resolve(session.Catalog, type, out _) == (column.Type, TypeModifier.None));
        if (isNull)
        {
            return column with { Default = isCall ? value : null, HasDefault = false, References = [] };
        }

        DefinitionExpression? bound = session.Bind(value, new DefinitionScope { Construct = "DEFAULT", Target = column.Type, TargetTypmod = column.Typmod });
        return column with { Default = value, HasDefault = true, References = References(session, value, bound) };
    }

    private static Column WithGeneration(DdlSession session, Relation relation, Column column, GeneratedColumnConstraint generated)
    {
        if (!generated.IsAlways)
        {
            session.Error("42601", generated.Span, "for a generated column, GENERATED ALWAYS must be specified");
            return column;
        }

        // What is mutable is refused before its type is.
        DefinitionScope scope = new() { Construct = "GENERATED", Relation = relation };
        if (session.Bind(generated.Value, scope) is { Findings.IsEmpty: true } unconverted && DdlSession.IsMutable(unconverted))
        {
            session.Error("42P17", generated.Value.Span, "generation expression is not immutable");
            return column;
        }

        if (session.HasErrors) return column;
        DefinitionExpression? bound = session.Bind(
            generated.Value, scope with { Target = column.Type, TargetTypmod = column.Typmod });
        if (ExpressionParts.SystemColumnIn(generated.Value, relation) is { } system)
        {
            session.Error("42P10", system.Span, $"cannot use system column \"{system.Name}\" in column generation expression");
            return column;
        }

        if (ExpressionParts.WholeRowIn(generated.Value, relation) is { } row)
        {
            session.Error("42P17", row.Span, "cannot use whole-row variable in column generation expression");
            return column;
        }

        foreach (Column used in ExpressionParts.Columns(generated.Value, relation))
        {
            if (used.Number == column.Number || used.Generated != ColumnGeneration.None)
            {
                session.Error("42P17", generated.Value.Span, $"cannot use generated column \"{used.Name}\" in column generation expression");
                return column;
            }
        }

        if (bound is { Findings.IsEmpty: true } && DdlSession.IsMutable(bound))
            session.Error("42P17", generated.Value.Span, "generation expression is not immutable");
        return column with
        {
            Default = generated.Value,
            HasDefault = true,
            Generated = KindOf(session, generated),
            References = bound?.References ?? [],
        };
    }

    /// <summary>What a default uses; the sequence of nextval('s'::regclass) is one of it although it is only a constant.</summary>
    private static EquatableArray<ObjectReference> References(DdlSession session, Expression value, DefinitionExpression? bound)
    {
        EquatableArray<ObjectReference> references = bound?.References ?? [];
        if (ExpressionParts.SequenceOfNextval(value) is not { } text || SequenceDdl.Find(session.Catalog, text) is not { } sequence) return references;
        ObjectReference reference = new(ObjectClass.Relation, sequence.Oid);
        return references.Contains(reference) ? references : references.Append(reference).ToEquatableArray();
    }
}
