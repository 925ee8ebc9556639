using System.Globalization;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

internal static class SequenceDdl
{
    private static readonly EquatableArray<Column> SequenceColumns =
    [
        new() { Name = "last_value", Number = 1, Type = TypeOid.Int8, NotNull = true },
        new() { Name = "log_cnt", Number = 2, Type = TypeOid.Int8, NotNull = true },
        new() { Name = "is_called", Number = 3, Type = TypeOid.Bool, NotNull = true },
    ];

    private const int FirstVersionWithUnlogged = 15;

    public static void Create(DdlSession session, CreateSequenceStatement create)
    {
        if (create.Persistence == TablePersistence.Unlogged && session.ServerVersion < FirstVersionWithUnlogged)
        {
            session.Error("0A000", create.Name.Span, "unlogged sequences are not supported");
            return;
        }

        if (session.CreationSchema(create.Name, create.Persistence == TablePersistence.Temporary) is not { } schema) return;
        if (create.IfNotExists && NameChooser.RelationExists(session.Catalog, schema, create.Name.Name)) return;
        if (!session.RequireNewRelation(schema, create.Name.Name, create.Name.Span)) return;
        if (create.Options.FirstOrDefault(static option => option.Kind == SequenceOptionKind.SequenceName) is { } named)
        {
            session.Error("42601", named.Span, "invalid sequence option SEQUENCE NAME");
            return;
        }

        if (!SequenceOptionRules.CheckWritten(session, create.Options)) return;
        Relation sequence = Make(session, schema, create.Name.Name, create.Options);
        if (SequenceOptionRules.CheckSettings(session, sequence.SequenceOptions, create.Options, create.Name.Span)) session.Editor.Put(ApplyOwner(session, sequence, create.Options));
    }

    public static void Alter(DdlSession session, AlterSequenceStatement alter)
    {
        if (alter.IfExists && session.Catalog.FindRelation(alter.Name.Schema, alter.Name.Name) is null) return;
        if (session.RequireRelation(alter.Name) is not { } sequence) return;
        if (sequence.Kind != RelationKind.Sequence)
        {
            session.Error("42809", alter.Name.Span, $"\"{alter.Name.Name}\" is not a sequence");
            return;
        }

        if (!SequenceOptionRules.CheckWritten(session, alter.Options)) return;
        sequence = Change(session, sequence, alter.Options);
        if (SequenceOptionRules.CheckSettings(session, sequence.SequenceOptions, alter.Options, alter.Name.Span)) session.Editor.Put(ApplyOwner(session, sequence, alter.Options));
    }

    /// <summary>The sequence with other options. A bound that was the old type's own becomes the new type's; the first value stays, also when it came from a bound.</summary>
    public static Relation Change(DdlSession session, Relation sequence, EquatableArray<SequenceOption> changes)
    {
        SequenceSettings before = SequenceSettings.Of(session.Catalog, sequence.SequenceOptions);
        EquatableArray<SequenceOption> merged = Merge(sequence.SequenceOptions, changes);
        (long lowest, long highest) = SequenceSettings.Bounds(before.Type);
        (long newLowest, long newHighest) = SequenceSettings.Bounds(SequenceSettings.Of(session.Catalog, merged).Type);
        bool isRetyped = changes.Any(static change => change.Kind == SequenceOptionKind.As);
        Keep(SequenceOptionKind.MinValue, static settings => settings.Minimum, isRetyped && before.Minimum == lowest ? newLowest : before.Minimum);
        Keep(SequenceOptionKind.MaxValue, static settings => settings.Maximum, isRetyped && before.Maximum == highest ? newHighest : before.Maximum);
        Keep(SequenceOptionKind.Start, static settings => settings.Start, before.Start);
        return sequence with { SequenceOptions = merged };

        // What the statement does not write stays, also where it came from another option.
        void Keep(SequenceOptionKind kind, Func<SequenceSettings, long> setting, long value)
        {
            if (changes.Any(change => Slot(change.Kind) == kind) || setting(SequenceSettings.Of(session.Catalog, merged)) == value) return;
            merged = Merge(merged, [new(kind, value.ToString(CultureInfo.InvariantCulture), null, null)]);
        }
    }

    /// <summary>The sequence that a text names as nextval reads it; null when there is none.</summary>
    public static Relation? Find(DatabaseCatalog catalog, string text) =>
        LiteralName.Parse(text) is { } name ? catalog.FindRelation(name.Schema, name.Name) : null;

    /// <summary>Makes the sequence of a serial column and gives the column its default.</summary>
    public static Column MakeSerial(DdlSession session, Relation table, Column column)
    {
        Relation sequence = MakeOwned(session, table, column, [], isIdentity: false, default)!;
        CatalogName name = sequence.QualifiedName;
        QualifiedName nextval = new([new("nextval", default)]);
        QualifiedName regclass = new([new("regclass", default)]);
        Expression value = new FunctionCall(nextval)
        {
            Arguments = [new(null, new Cast(new StringLiteral(name.ToString()), new(regclass), CastForm.DoubleColon))],
        };
        return column with { NotNull = true, HasDefault = true, Default = value, References = [new(ObjectClass.Relation, sequence.Oid)] };
    }

    /// <summary>Makes the sequence of an identity column.</summary>
    public static Column MakeIdentity(DdlSession session, Relation table, Column column, IdentityColumnConstraint identity) =>
        MakeIdentity(session, table, column, identity.IsAlways, identity.Options, identity.Span);

    /// <inheritdoc cref="MakeIdentity(DdlSession, Relation, Column, IdentityColumnConstraint)"/>
    public static Column MakeIdentity(DdlSession session, Relation table, Column column, bool isAlways, EquatableArray<SequenceOption> options, TextSpan span)
    {
        if (session.Catalog.GetBaseType(column.Type) is not (TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8))
        {
            session.Error("22023", span, "identity column type must be smallint, integer, or bigint");
            return column;
        }

        MakeOwned(session, table, column, options, isIdentity: true, span);
        return column with { NotNull = true, HasDefault = true, Identity = isAlways ? ColumnIdentity.Always : ColumnIdentity.ByDefault };
    }

    /// <summary>Later options override earlier ones of the same kind, and the opposite ones.</summary>
    private static EquatableArray<SequenceOption> Merge(EquatableArray<SequenceOption> old, EquatableArray<SequenceOption> changes)
    {
        List<SequenceOption> options = [.. old];
        foreach (SequenceOption change in changes)
        {
            if (change.Kind is SequenceOptionKind.OwnedBy or SequenceOptionKind.Restart or SequenceOptionKind.SequenceName) continue;
            options.RemoveAll(option => Slot(option.Kind) == Slot(change.Kind));
            options.Add(change);
        }

        return options.ToEquatableArray();
    }

    // Null after an error in the options.
    private static Relation? MakeOwned(DdlSession session, Relation table, Column column, EquatableArray<SequenceOption> options, bool isIdentity, TextSpan span)
    {
        SequenceOption? named = options.FirstOrDefault(option => option.Kind == SequenceOptionKind.SequenceName);
        string schema = named?.Name?.Schema ?? table.Schema;
        string name = named?.Name?.Name ?? NameChooser.ChooseRelation(session.Catalog, schema, table.Name, column.Name, "seq", isConstraint: false);
        SequenceOption type = new(SequenceOptionKind.As, null, null, TypeOf(column.Type));
        if (!SequenceOptionRules.CheckWritten(session, options)) return null;
        Relation sequence = Make(session, schema, name, options.Prepend(type).ToEquatableArray()) with { OwnerTable = table.Oid, OwnerColumn = column.Number, IsIdentitySequence = isIdentity };
        if (!SequenceOptionRules.CheckSettings(session, sequence.SequenceOptions, options, span)) return null;
        session.Editor.Put(sequence);
        return sequence;
    }

    private static Relation Make(DdlSession session, string schema, string name, EquatableArray<SequenceOption> options) => new()
    {
        Oid = session.Editor.NewOid(),
        Schema = schema,
        Name = name,
        Kind = RelationKind.Sequence,
        Columns = SequenceColumns,
        SequenceOptions = Merge([], options),
    };

    private static Relation ApplyOwner(DdlSession session, Relation sequence, EquatableArray<SequenceOption> options)
    {
        foreach (SequenceOption option in options)
        {
            if (option.Kind != SequenceOptionKind.OwnedBy || option.Name is null) continue;
            EquatableArray<Identifier> parts = option.Name.Parts;
            if (sequence.IsIdentitySequence)
            {
                session.Error("0A000", option.Name.Span, "cannot change ownership of identity sequence");
                continue;
            }

            if (parts.Count == 1 && parts[0].Name == "none")
            {
                sequence = sequence with { OwnerTable = 0, OwnerColumn = 0 };
                continue;
            }

            QualifiedName owner = new(parts.Take(parts.Count - 1).ToEquatableArray()) { Span = option.Name.Span };
            if (parts.Count < 2)
            {
                session.Error("42601", option.Name.Span, "invalid OWNED BY option");
                continue;
            }

            if (session.IsIndex(owner))
            {
                session.Error("42809", owner.Span, $"sequence cannot be owned by relation \"{owner.Name}\"");
                continue;
            }

            if (session.RequireRelation(owner) is not { } table) continue;
            if (!table.IsTable && table.Kind != RelationKind.View)
            {
                session.Error("42809", owner.Span, $"sequence cannot be owned by relation \"{owner.Name}\"");
                continue;
            }

            if (table.Schema != sequence.Schema)
            {
                session.Error("55000", option.Name.Span, "sequence must be in same schema as table it is linked to");
                continue;
            }

            if (table.FindColumn(option.Name.Name) is { } column) sequence = sequence with { OwnerTable = table.Oid, OwnerColumn = column.Number };
            else session.Error("42703", option.Name.Span, $"column \"{option.Name.Name}\" of relation \"{table.Name}\" does not exist");
        }

        return sequence;
    }

    private static TypeName TypeOf(uint oid) => new(new([
        new(SchemaName.Catalog, default),
        new(oid switch { TypeOid.Int2 => "int2", TypeOid.Int4 => "int4", _ => "int8" }, default)]));

    /// <summary>Options that say something about the same thing share a slot.</summary>
    public static SequenceOptionKind Slot(SequenceOptionKind kind) => kind switch
    {
        SequenceOptionKind.NoCycle => SequenceOptionKind.Cycle,
        SequenceOptionKind.NoMaxValue => SequenceOptionKind.MaxValue,
        SequenceOptionKind.NoMinValue => SequenceOptionKind.MinValue,
        SequenceOptionKind.Unlogged => SequenceOptionKind.Logged,
        _ => kind,
    };
}
