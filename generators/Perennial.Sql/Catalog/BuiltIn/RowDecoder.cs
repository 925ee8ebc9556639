using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Turns the fields of a row into an object. The writer in tools/Perennial.CatalogTool (RowEncoder) writes them in the same order.</summary>
internal static class RowDecoder
{
    public static SqlType Type(uint oid, string name, ref CatalogReader reader)
    {
        byte flags = reader.ReadByte();
        SqlType type = new()
        {
            Oid = oid,
            Name = name,
            Kind = (TypeKind)(flags & 7),
            IsPreferred = (flags & 8) != 0,
            TakesTypmod = (flags & 16) != 0,
            NotNull = (flags & 32) != 0,
            Category = (char)reader.ReadByte(),
            Schema = reader.ReadString(),
            Length = (short)reader.ReadInt32(),
            ElementType = reader.ReadUInt32(),
            ArrayType = reader.ReadUInt32(),
            Collation = reader.ReadUInt32(),
            Relation = reader.ReadUInt32(),
        };
        return type.Kind switch
        {
            TypeKind.Domain => type with
            {
                BaseType = reader.ReadUInt32(),
                Typmod = reader.ReadInt32(),
                Constraints = ReadStrings(ref reader).Select(static check => new Constraint { Name = check, Kind = ConstraintKind.Check }).ToEquatableArray(),
            },
            TypeKind.Range or TypeKind.Multirange => type with { RangeSubtype = reader.ReadUInt32(), RangePartner = reader.ReadUInt32() },
            TypeKind.Enum => type with { EnumLabels = ReadStrings(ref reader) },
            _ => type,
        };
    }

    public static Relation Relation(uint oid, string name, ref CatalogReader reader)
    {
        Relation relation = new()
        {
            Oid = oid,
            Name = name,
            Kind = (RelationKind)reader.ReadByte(),
            Schema = reader.ReadString(),
            RowType = reader.ReadUInt32(),
        };
        Column[] columns = new Column[reader.ReadCount()];
        for (int i = 0; i < columns.Length; i++)
        {
            byte flags = reader.ReadByte();
            columns[i] = new()
            {
                NotNull = (flags & 1) != 0,
                HasDefault = (flags & 2) != 0,
                Name = reader.ReadString(),
                Number = reader.ReadCount(),
                Type = reader.ReadUInt32(),
                Typmod = reader.ReadInt32(),
                Collation = reader.ReadUInt32(),
            };
        }

        Constraint[] keys = new Constraint[reader.ReadCount()];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = new()
            {
                Kind = (ConstraintKind)reader.ReadByte(),
                Name = reader.ReadString(),
                Columns = ReadNumbers(ref reader),
            };
        }

        return relation with { Columns = new(columns), Constraints = new(keys) };
    }

    public static Routine Routine(uint oid, string name, ref CatalogReader reader)
    {
        byte kinds = reader.ReadByte();
        byte flags = reader.ReadByte();
        Routine routine = new()
        {
            Oid = oid,
            Name = name,
            Kind = (RoutineForm)(kinds & 3),
            Volatility = (RoutineVolatility)((kinds >> 2) & 3),
            Parallel = (ParallelSafety)((kinds >> 4) & 3),
            AggregateKind = (AggregateKind)(kinds >> 6),
            IsStrict = (flags & 1) != 0,
            ReturnsSet = (flags & 2) != 0,
            SecurityDefiner = (flags & 4) != 0,
            LeakProof = (flags & 8) != 0,
            InitialStateIsNull = (flags & 16) != 0,
            Schema = reader.ReadString(),
            Language = reader.ReadString(),
            ReturnType = reader.ReadUInt32(),
            DefaultCount = reader.ReadCount(),
            VariadicElement = reader.ReadUInt32(),
            DirectArgumentCount = reader.ReadCount(),
        };
        Argument[] arguments = new Argument[reader.ReadCount()];
        for (int i = 0; i < arguments.Length; i++)
        {
            uint type = reader.ReadUInt32();
            ParameterMode mode = ParameterMode.In;
            string argumentName = "";
            if ((flags & 32) != 0) mode = (ParameterMode)reader.ReadByte();
            if ((flags & 64) != 0) argumentName = reader.ReadString();
            arguments[i] = new(argumentName, type, mode);
        }

        uint[] identity = arguments.Where(a => a.IsInput).Select(a => a.Type).ToArray();
        return routine with { Arguments = new(arguments), ArgumentTypes = new(identity) };
    }

    public static Operator Operator(uint oid, string name, ref CatalogReader reader)
    {
        byte flags = reader.ReadByte();
        return new()
        {
            Oid = oid,
            Name = name,
            CanMerge = (flags & 1) != 0,
            CanHash = (flags & 2) != 0,
            Schema = reader.ReadString(),
            Left = reader.ReadUInt32(),
            Right = reader.ReadUInt32(),
            Result = reader.ReadUInt32(),
            Routine = reader.ReadUInt32(),
            Commutator = reader.ReadUInt32(),
            Negator = reader.ReadUInt32(),
        };
    }

    public static TypeCast Cast(uint oid, string name, ref CatalogReader reader)
    {
        byte flags = reader.ReadByte();
        return new(reader.ReadUInt32(), reader.ReadUInt32(), (CastContext)(flags & 3), (CastMethod)(flags >> 2), reader.ReadUInt32());
    }

    public static Collation Collation(uint oid, string name, ref CatalogReader reader) =>
        new(oid, reader.ReadString(), name, reader.ReadByte() != 0);

    public static OperatorClass OperatorClass(uint oid, string name, ref CatalogReader reader) =>
        new(oid, reader.ReadString(), name, reader.ReadString(), reader.ReadUInt32(), reader.ReadByte() != 0);

    public static ExtensionDefinition Extension(uint oid, string name, ref CatalogReader reader)
    {
        string schema = reader.ReadString();
        return new(oid, name, schema, ReadStrings(ref reader))
        {
            Types = ReadRows(ref reader, Type),
            Relations = ReadRows(ref reader, Relation),
            Routines = ReadRows(ref reader, Routine),
            Operators = ReadRows(ref reader, Operator),
            Casts = ReadRows(ref reader, Cast),
            OperatorClasses = ReadRows(ref reader, OperatorClass),
        };
    }

    private static EquatableArray<T> ReadRows<T>(ref CatalogReader reader, CatalogSection<T>.Decoder decode)
        where T : class
    {
        T[] rows = new T[reader.ReadCount()];
        for (int i = 0; i < rows.Length; i++)
        {
            uint oid = reader.ReadUInt32();
            string name = reader.ReadString();
            rows[i] = decode(oid, name, ref reader);
        }

        return new(rows);
    }

    private static EquatableArray<string> ReadStrings(ref CatalogReader reader)
    {
        string[] strings = new string[reader.ReadCount()];
        for (int i = 0; i < strings.Length; i++) strings[i] = reader.ReadString();
        return new(strings);
    }

    private static EquatableArray<int> ReadNumbers(ref CatalogReader reader)
    {
        int[] numbers = new int[reader.ReadCount()];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = reader.ReadInt32();
        return new(numbers);
    }
}
