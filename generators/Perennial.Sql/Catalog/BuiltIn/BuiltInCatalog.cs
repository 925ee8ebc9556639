using System.Collections.Immutable;

namespace Perennial.Sql.Catalog;

/// <summary>The objects that initdb makes, of one server version. One instance per version and process; each part is read when first asked for.</summary>
public sealed class BuiltInCatalog
{
    private static readonly BuiltInCatalog?[] ByVersion = new BuiltInCatalog?[CatalogResource.NewestVersion - CatalogResource.OldestVersion + 1];

    private static readonly Schema[] Schemas =
    [
        new(11, SchemaName.Catalog), new(99, "pg_toast"), new(13000, SchemaName.InformationSchema),
    ];

    private readonly Lazy<CatalogSection<SqlType>> _types;
    private readonly Lazy<CatalogSection<Relation>> _relations;
    private readonly Lazy<CatalogSection<Routine>> _routines;
    private readonly Lazy<CatalogSection<Operator>> _operators;
    private readonly Lazy<CatalogSection<Collation>> _collations;
    private readonly Lazy<Dictionary<(uint Source, uint Target), TypeCast>> _casts;
    private readonly Lazy<Dictionary<(string Method, uint InputType), OperatorClass>> _defaultOperatorClasses;
    private readonly Lazy<CatalogSection<OperatorClass>> _operatorClasses;

    private readonly Lazy<CatalogSection<ExtensionDefinition>> _extensions;
    private readonly Lazy<ImmutableDictionary<TextSearchName, TextSearchObject>> _textSearch;

    private BuiltInCatalog(int serverVersion)
    {
        ServerVersion = serverVersion;
        _types = new(() => new(CatalogSectionKind.Types, serverVersion, RowDecoder.Type));
        _relations = new(() => new(CatalogSectionKind.Relations, serverVersion, RowDecoder.Relation));
        _routines = new(() => new(CatalogSectionKind.Routines, serverVersion, RowDecoder.Routine));
        _operators = new(() => new(CatalogSectionKind.Operators, serverVersion, RowDecoder.Operator));
        _collations = new(() => new(CatalogSectionKind.Collations, serverVersion, RowDecoder.Collation));
        _operatorClasses = new(() => new(CatalogSectionKind.OperatorClasses, serverVersion, RowDecoder.OperatorClass));
        _extensions = new(() => new(CatalogSectionKind.Extensions, serverVersion, RowDecoder.Extension));
        _textSearch = new(() => BuiltInTextSearch.Of(serverVersion));
        _casts = new(ReadCasts);
        _defaultOperatorClasses = new(ReadDefaultOperatorClasses);
    }

    /// <summary>Oldest server version in the resource.</summary>
    public static int OldestVersion => CatalogResource.OldestVersion;

    /// <summary>Newest server version in the resource.</summary>
    public static int NewestVersion => CatalogResource.NewestVersion;

    public int ServerVersion { get; }

    /// <summary>All built-in types; decodes them all.</summary>
    public IEnumerable<SqlType> Types => All(_types.Value);

    /// <summary>All relations of <c>pg_catalog</c> and <c>information_schema</c>; decodes them all.</summary>
    public IEnumerable<Relation> Relations => All(_relations.Value);

    /// <summary>All built-in routines; decodes them all.</summary>
    public IEnumerable<Routine> Routines => All(_routines.Value);

    /// <summary>All built-in operators; decodes them all.</summary>
    public IEnumerable<Operator> Operators => All(_operators.Value);

    /// <summary>All built-in casts.</summary>
    public IEnumerable<TypeCast> Casts => _casts.Value.Values;

    /// <summary>All built-in operator classes; decodes them all.</summary>
    public IEnumerable<OperatorClass> OperatorClasses => All(_operatorClasses.Value);

    /// <summary>The operator classes that are the default of their method and type.</summary>
    public IEnumerable<OperatorClass> DefaultOperatorClasses => _defaultOperatorClasses.Value.Values;

    /// <exception cref="ArgumentOutOfRangeException">The resource has no such version.</exception>
    public static BuiltInCatalog ForVersion(int serverVersion)
    {
        if (serverVersion < OldestVersion || serverVersion > NewestVersion)
        {
            throw new ArgumentOutOfRangeException(nameof(serverVersion), serverVersion, $"Catalogs are built in for servers {OldestVersion} to {NewestVersion}.");
        }

        ref BuiltInCatalog? slot = ref ByVersion[serverVersion - OldestVersion];
        return Volatile.Read(ref slot) ?? Interlocked.CompareExchange(ref slot, new(serverVersion), null) ?? slot!;
    }

    public static Schema? FindSchema(string name) => Array.Find(Schemas, schema => schema.Name == name);

    public SqlType? FindType(uint oid) => _types.Value.Find(oid);

    public SqlType? FindType(string schema, string name)
    {
        if (!IsBuiltIn(schema)) return null;
        foreach (SqlType type in _types.Value.Find(name))
        {
            if (type.Schema == schema) return type;
        }

        return null;
    }

    public Relation? FindRelation(uint oid) => _relations.Value.Find(oid);

    public Relation? FindRelation(string schema, string name)
    {
        if (!IsBuiltIn(schema)) return null;
        foreach (Relation relation in _relations.Value.Find(name))
        {
            if (relation.Schema == schema) return relation;
        }

        return null;
    }

    public Routine? FindRoutine(uint oid) => _routines.Value.Find(oid);

    public ImmutableArray<Routine> FindRoutines(string schema, string name) =>
        IsBuiltIn(schema) ? _routines.Value.Find(name).Where(routine => routine.Schema == schema).ToImmutableArray() : ImmutableArray<Routine>.Empty;

    public Operator? FindOperator(uint oid) => _operators.Value.Find(oid);

    public ImmutableArray<Operator> FindOperators(string schema, string name) =>
        schema == SchemaName.Catalog ? _operators.Value.Find(name).ToImmutableArray() : ImmutableArray<Operator>.Empty;

    public TypeCast? FindCast(uint source, uint target) => _casts.Value.TryGetValue((source, target), out TypeCast? cast) ? cast : null;

    public Collation? FindCollation(uint oid) => _collations.Value.Find(oid);

    public Collation? FindCollation(string schema, string name) =>
        schema == SchemaName.Catalog ? _collations.Value.Find(name).FirstOrDefault() : null;

    public OperatorClass? FindDefaultOperatorClass(string method, uint inputType) =>
        _defaultOperatorClasses.Value.TryGetValue((method, inputType), out OperatorClass? found) ? found : null;

    public IEnumerable<OperatorClass> FindOperatorClasses(string name) => _operatorClasses.Value.Find(name);

    /// <summary>Names of the extensions that CREATE EXTENSION knows; decodes them all.</summary>
    public IEnumerable<string> ExtensionNames => All(_extensions.Value).Select(static extension => extension.Name);

    internal ImmutableDictionary<TextSearchName, TextSearchObject> TextSearch => _textSearch.Value;

    internal ExtensionDefinition? FindExtension(string name) => _extensions.Value.Find(name).FirstOrDefault();

    private static bool IsBuiltIn(string schema) => schema is SchemaName.Catalog or SchemaName.InformationSchema;

    private static IEnumerable<T> All<T>(CatalogSection<T> section)
        where T : class
    {
        for (int row = 0; row < section.Count; row++) yield return section[row];
    }

    private Dictionary<(uint Source, uint Target), TypeCast> ReadCasts()
    {
        CatalogSection<TypeCast> section = new(CatalogSectionKind.Casts, ServerVersion, RowDecoder.Cast);
        Dictionary<(uint Source, uint Target), TypeCast> casts = new(section.Count);
        foreach (TypeCast cast in All(section)) casts[(cast.Source, cast.Target)] = cast;
        return casts;
    }

    private Dictionary<(string Method, uint InputType), OperatorClass> ReadDefaultOperatorClasses()
    {
        Dictionary<(string Method, uint InputType), OperatorClass> classes = [];
        foreach (OperatorClass found in OperatorClasses)
        {
            if (found.IsDefault) classes[(found.Method, found.InputType)] = found;
        }

        return classes;
    }
}
