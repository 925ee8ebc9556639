using Npgsql;
using Perennial.Sql;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.CatalogTool;

/// <summary>Reads the system catalogs of a running server into the model's records.</summary>
internal sealed class CatalogScan(NpgsqlConnection server, int serverVersion)
{
    /// <summary>Everything that initdb made and that user code can name.</summary>
    public Task<ServerCatalog> ReadBuiltInAsync(CancellationToken ct)
    {
        const string Schemas = "n.nspname in ('pg_catalog', 'information_schema')";
        return ReadAsync(
            types: $"{Schemas} and t.oid < 16384",
            relations: $"{Schemas} and c.oid < 16384",
            routines: $"{Schemas} and p.oid < 16384",
            operators: $"{Schemas} and o.oid < 16384",
            casts: "c.oid < 16384",
            operatorClasses: $"{Schemas} and c.oid < 16384",
            collations: true,
            ct);
    }

    /// <summary>The objects of an installed extension, types of its relations and arrays over its types included.</summary>
    public Task<ServerCatalog> ReadExtensionAsync(string name, CancellationToken ct)
    {
        string IsMember(string catalog, string oid) =>
            $"exists (select from pg_depend d join pg_extension x on x.oid = d.refobjid where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e' "
            + $"and d.classid = '{catalog}'::regclass and d.objid = {oid} and x.extname = '{name.Replace("'", "''", StringComparison.Ordinal)}')";
        string ofElement = $"exists (select from pg_type e where e.typarray = t.oid and ({IsMember("pg_type", "e.oid")} or {IsMember("pg_class", "e.typrelid")}))";
        return ReadAsync(
            types: $"({IsMember("pg_type", "t.oid")} or {IsMember("pg_class", "t.typrelid")} or {ofElement})",
            relations: $"({IsMember("pg_class", "c.oid")} or {IsMember("pg_type", "c.reltype")})",
            routines: IsMember("pg_proc", "p.oid"),
            operators: IsMember("pg_operator", "o.oid"),
            casts: IsMember("pg_cast", "c.oid"),
            operatorClasses: IsMember("pg_opclass", "c.oid"),
            collations: false,
            ct);
    }

    private async Task<ServerCatalog> ReadAsync(
        string types, string relations, string routines, string operators, string casts, string operatorClasses, bool collations, CancellationToken ct)
    {
        return new(serverVersion)
        {
            Types = await QueryAsync(CatalogQueries.Types(serverVersion, types), ReadType, ct),
            Relations = await ReadRelationsAsync(relations, ct),
            Routines = await QueryAsync(CatalogQueries.Routines(routines), ReadRoutine, ct),
            Operators = await QueryAsync(CatalogQueries.Operators(operators), ReadOperator, ct),
            Casts = await QueryAsync(CatalogQueries.Casts(casts), ReadCast, ct),
            Collations = collations ? await QueryAsync(CatalogQueries.Collations(), ReadCollation, ct) : [],
            OperatorClasses = await QueryAsync(CatalogQueries.OperatorClasses(operatorClasses), ReadOperatorClass, ct),
        };
    }

    private async Task<List<Relation>> ReadRelationsAsync(string condition, CancellationToken ct)
    {
        ILookup<uint, Column> columns =
            (await QueryAsync(CatalogQueries.Columns(condition), static row => (Relation: Oid(row, 0), Column: ReadColumn(row)), ct)).ToLookup(c => c.Relation, c => c.Column);
        ILookup<uint, Constraint> keys =
            (await QueryAsync(CatalogQueries.Keys(condition), static row => (Relation: Oid(row, 0), Key: ReadKey(row)), ct)).ToLookup(c => c.Relation, c => c.Key);
        List<Relation> relations = await QueryAsync(CatalogQueries.Relations(condition), ReadRelation, ct);
        return [.. relations.Select(r => r with { Columns = columns[r.Oid].ToEquatableArray(), Constraints = keys[r.Oid].ToEquatableArray() })];
    }

    private async Task<List<T>> QueryAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        List<T> rows = [];
        await using NpgsqlCommand command = new(sql, server);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    private static uint Oid(NpgsqlDataReader row, int ordinal) => (uint)row.GetInt64(ordinal);

    private static SqlType ReadType(NpgsqlDataReader row)
    {
        string kind = row.GetString(3);
        bool isTrueArray = row.GetBoolean(15);
        return new()
        {
            Oid = Oid(row, 0),
            Schema = row.GetString(1),
            Name = row.GetString(2),
            Kind = kind switch
            {
                "b" => isTrueArray ? TypeKind.Array : TypeKind.Base,
                "c" => TypeKind.Composite,
                "d" => TypeKind.Domain,
                "e" => TypeKind.Enum,
                "r" => TypeKind.Range,
                "m" => TypeKind.Multirange,
                "p" => TypeKind.Pseudo,
                _ => throw new InvalidOperationException($"Unknown typtype {kind}."),
            },
            Category = row.GetString(4)[0],
            IsPreferred = row.GetBoolean(5),
            Length = (short)row.GetInt32(6),
            ElementType = kind == "d" ? 0 : Oid(row, 7),
            ArrayType = Oid(row, 8),
            BaseType = Oid(row, 9),
            Typmod = row.GetInt32(10),
            NotNull = row.GetBoolean(11),
            Collation = Oid(row, 12),
            TakesTypmod = row.GetBoolean(13),
            Relation = Oid(row, 14),
            RangeSubtype = Oid(row, 16),
            RangePartner = Oid(row, 17),
            EnumLabels = row.GetFieldValue<string[]>(18).ToEquatableArray(),
            Constraints = row.GetFieldValue<string[]>(19).Select(static name => new Constraint { Name = name, Kind = ConstraintKind.Check }).ToEquatableArray(),
        };
    }

    private static Relation ReadRelation(NpgsqlDataReader row) => new()
    {
        Oid = Oid(row, 0),
        Schema = row.GetString(1),
        Name = row.GetString(2),
        Kind = row.GetString(3) switch
        {
            "r" => RelationKind.Table,
            "p" => RelationKind.PartitionedTable,
            "v" => RelationKind.View,
            "m" => RelationKind.MaterializedView,
            "f" => RelationKind.ForeignTable,
            "S" => RelationKind.Sequence,
            _ => RelationKind.CompositeType,
        },
        RowType = Oid(row, 4),
    };

    private static Column ReadColumn(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(1),
        Number = row.GetInt32(2),
        Type = Oid(row, 3),
        Typmod = row.GetInt32(4),
        NotNull = row.GetBoolean(5),
        HasDefault = row.GetBoolean(6),
        Collation = Oid(row, 7),
    };

    private static Constraint ReadKey(NpgsqlDataReader row) => new()
    {
        Kind = row.GetString(1) == "p" ? ConstraintKind.PrimaryKey : ConstraintKind.Unique,
        Name = row.GetString(2),
        Columns = row.GetFieldValue<int[]>(3).ToEquatableArray(),
    };

    private static Routine ReadRoutine(NpgsqlDataReader row)
    {
        long[] types = row.GetFieldValue<long[]>(14);
        string[]? modes = row.IsDBNull(15) ? null : row.GetFieldValue<string[]>(15);
        string[]? names = row.IsDBNull(16) ? null : row.GetFieldValue<string[]>(16);
        Argument[] arguments = new Argument[types.Length];
        for (int i = 0; i < types.Length; i++)
        {
            ParameterMode mode = (modes?[i] ?? "i") switch
            {
                "i" => ParameterMode.In,
                "o" => ParameterMode.Out,
                "b" => ParameterMode.InOut,
                "v" => ParameterMode.Variadic,
                _ => ParameterMode.Table,
            };
            arguments[i] = new(names is not null && i < names.Length ? names[i] : "", (uint)types[i], mode);
        }

        return new()
        {
            Oid = Oid(row, 0),
            Schema = row.GetString(1),
            Name = row.GetString(2),
            Kind = row.GetString(3) switch { "f" => RoutineForm.Function, "p" => RoutineForm.Procedure, "a" => RoutineForm.Aggregate, _ => RoutineForm.Window },
            Volatility = row.GetString(4) switch { "v" => RoutineVolatility.Volatile, "s" => RoutineVolatility.Stable, _ => RoutineVolatility.Immutable },
            Parallel = row.GetString(5) switch { "u" => ParallelSafety.Unsafe, "r" => ParallelSafety.Restricted, _ => ParallelSafety.Safe },
            IsStrict = row.GetBoolean(6),
            ReturnsSet = row.GetBoolean(7),
            SecurityDefiner = row.GetBoolean(8),
            LeakProof = row.GetBoolean(9),
            Language = row.GetString(10),
            ReturnType = Oid(row, 11),
            DefaultCount = row.GetInt32(12),
            VariadicElement = Oid(row, 13),
            Arguments = arguments.ToEquatableArray(),
            AggregateKind = (row.IsDBNull(17) ? "n" : row.GetString(17)) switch
            {
                "o" => AggregateKind.OrderedSet,
                "h" => AggregateKind.HypotheticalSet,
                _ => AggregateKind.Normal,
            },
            DirectArgumentCount = row.GetInt32(18),
            InitialStateIsNull = row.GetBoolean(19),
        };
    }

    private static Operator ReadOperator(NpgsqlDataReader row) => new()
    {
        Oid = Oid(row, 0),
        Schema = row.GetString(1),
        Name = row.GetString(2),
        Left = Oid(row, 3),
        Right = Oid(row, 4),
        Result = Oid(row, 5),
        Routine = Oid(row, 6),
        Commutator = Oid(row, 7),
        Negator = Oid(row, 8),
        CanMerge = row.GetBoolean(9),
        CanHash = row.GetBoolean(10),
    };

    private static TypeCast ReadCast(NpgsqlDataReader row) => new(
        Oid(row, 0),
        Oid(row, 1),
        row.GetString(2) switch { "i" => CastContext.Implicit, "a" => CastContext.Assignment, _ => CastContext.Explicit },
        row.GetString(3) switch { "f" => CastMethod.Function, "i" => CastMethod.InOut, _ => CastMethod.Binary },
        Oid(row, 4));

    private static Collation ReadCollation(NpgsqlDataReader row) => new(Oid(row, 0), row.GetString(1), row.GetString(2), row.GetBoolean(3));

    private static OperatorClass ReadOperatorClass(NpgsqlDataReader row) =>
        new(Oid(row, 0), row.GetString(1), row.GetString(2), row.GetString(3), Oid(row, 4), row.GetBoolean(5));
}
