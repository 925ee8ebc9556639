using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

internal static class RangeDdl
{
    // pg_range and its multiranges are there since 14.
    private const int FirstVersionWithMultiranges = 14;

    public static void Create(DdlSession session, CreateRangeTypeStatement create)
    {
        string name = create.Name.Name;
        if (session.CreationSchema(create.Name) is not { } schema) return;
        SqlType? shell = session.Catalog.FindType(schema, name) is { } found && TypeDdl.IsShell(found) ? found : null;
        if ((shell is null && !session.RequireNewType(schema, name, create.Name.Span)) || !RangeOptions.CheckNames(session, create)) return;
        if (DefinitionOptions.Find(create.Options, "subtype") is null)
        {
            session.Error("42601", create.Name.Span, "type attribute \"subtype\" is required");
            return;
        }

        if (DefinitionOptions.Type(session, create.Options, "subtype") is not { } subtype) return;
        if (!RangeOptions.Check(session, create, subtype.Oid, shell)) return;
        uint oid = shell?.Oid ?? session.Editor.NewOid();
        SqlType range = RangeOptions.Describe(session.Catalog, create.Options, new()
        {
            Oid = oid,
            Schema = schema,
            Name = name,
            Kind = TypeKind.Range,
            Category = 'R',
            RangeSubtype = subtype.Oid,
        });
        if (session.ServerVersion < FirstVersionWithMultiranges)
        {
            RowTypes.AddWithArray(session, range);
            AddConstructors(session, range);
            return;
        }

        uint multirangeOid = session.Editor.NewOid();
        RowTypes.AddWithArray(session, range with { RangePartner = multirangeOid });
        QualifiedName? written = DefinitionOptions.Name(create.Options, "multirange_type_name");
        SqlType multirange = new()
        {
            Oid = multirangeOid,
            Schema = written?.Schema ?? schema,
            Name = written?.Name ?? MultirangeName(name),
            Kind = TypeKind.Multirange,
            Category = 'R',
            RangeSubtype = subtype.Oid,
            RangePartner = oid,
        };
        if (!session.RequireNewType(multirange.Schema, multirange.Name, (written ?? create.Name).Span)) return;
        RowTypes.AddWithArray(session, multirange);
        AddConstructors(session, range);
        uint rangeArray = session.Catalog.FindType(oid)!.ArrayType;
        AddConstructor(session, multirange, [], 0);
        uint toMultirange = AddConstructor(session, multirange, [oid], 0);
        AddConstructor(session, multirange, [rangeArray], oid);
        UserObjects user = session.Editor.User;
        session.Editor.User = user with
        {
            Casts = user.Casts.SetItem((oid, multirangeOid), new(oid, multirangeOid, CastContext.Explicit, CastMethod.Function, toMultirange)),
        };
    }

    private static void AddConstructors(DdlSession session, SqlType range)
    {
        AddConstructor(session, range, [range.RangeSubtype, range.RangeSubtype], 0);
        AddConstructor(session, range, [range.RangeSubtype, range.RangeSubtype, TypeOid.Text], 0);
    }

    private static uint AddConstructor(DdlSession session, SqlType type, EquatableArray<uint> arguments, uint variadicElement)
    {
        uint oid = session.Editor.NewOid();
        session.Editor.Put(new Routine
        {
            Oid = oid,
            Schema = type.Schema,
            Name = type.Name,
            Kind = RoutineForm.Function,
            ArgumentTypes = arguments,
            Arguments = arguments.Select(argument => new Argument("", argument, variadicElement == 0 ? ParameterMode.In : ParameterMode.Variadic)).ToEquatableArray(),
            VariadicElement = variadicElement,
            ReturnType = type.Oid,
            Volatility = RoutineVolatility.Immutable,
            Parallel = ParallelSafety.Safe,

            // Null bounds mean unbounded; of the multirange constructors only the variadic one and the one of a range are strict.
            IsStrict = type.Kind == TypeKind.Multirange,
            Language = "internal",
        });
        return oid;
    }

    /// <summary>"range" in the name becomes "multirange"; otherwise "_multirange" goes behind it (makeMultirangeTypeName).</summary>
    public static string MultirangeName(string range)
    {
        int at = range.IndexOf("range", StringComparison.Ordinal);
        return at >= 0
            ? NameRules.Truncate(range.Insert(at, "multi"))
            : NameRules.Truncate(range, NameRules.MaxBytes - "_multirange".Length) + "_multirange";
    }
}
