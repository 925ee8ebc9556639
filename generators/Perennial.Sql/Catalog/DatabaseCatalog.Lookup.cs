using System.Collections.Immutable;

namespace Perennial.Sql.Catalog;

public sealed partial class DatabaseCatalog
{
    /// <summary>The schemas of the user; <c>pg_catalog</c> and <c>information_schema</c> are built in.</summary>
    public IEnumerable<Schema> UserSchemas => _user.Schemas.Values;

    public IEnumerable<SqlType> UserTypes => _user.Types.Values;

    public IEnumerable<Relation> UserRelations => _user.Relations.Values;

    public IEnumerable<Routine> UserRoutines => _user.Routines.Values;

    public IEnumerable<Operator> UserOperators => _user.Operators.Values;

    public IEnumerable<TypeCast> UserCasts => _user.Casts.Values;

    public IEnumerable<OperatorClass> UserOperatorClasses => _user.OperatorClasses.Values;

    public IEnumerable<Collation> UserCollations => _user.Collations.Values;

    public IEnumerable<Extension> Extensions => _user.Extensions.Values;

    /// <summary>The schema of that name, or null.</summary>
    public Schema? FindSchema(string name) => _user.Schemas.TryGetValue(name, out Schema? schema) ? schema : BuiltInCatalog.FindSchema(name);

    /// <summary>The type of that oid, or null.</summary>
    public SqlType? FindType(uint oid) =>
        _user.Types.TryGetValue(oid, out SqlType? type) ? type : oid < FirstUserOid ? _builtIn.FindType(oid) : null;

    /// <summary>The type of that system name (<c>int4</c>, <c>_text</c>), or null.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public SqlType? FindType(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return FindTypeIn(schema, name);
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (FindTypeIn(candidate, name) is { } type) return type;
        }

        return null;
    }

    /// <summary>The relation of that oid, or null.</summary>
    public Relation? FindRelation(uint oid) =>
        _user.Relations.TryGetValue(oid, out Relation? relation) ? relation : oid < FirstUserOid ? _builtIn.FindRelation(oid) : null;

    /// <summary>The relation of that name, or null. An index hides relations of its name later in the path: ask <see cref="FindIndexTable"/>.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public Relation? FindRelation(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return FindRelationIn(schema, name);
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (FindRelationIn(candidate, name) is { } relation) return relation;
            if (_user.IndexNames.ContainsKey(new(candidate, name))) return null;
        }

        return null;
    }

    /// <summary>The table whose index has that name, or null.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public Relation? FindIndexTable(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return _user.IndexNames.TryGetValue(new(schema, name), out uint table) ? FindRelation(table) : null;
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (_user.IndexNames.TryGetValue(new(candidate, name), out uint table)) return FindRelation(table);
            if (FindRelationIn(candidate, name) is not null) return null;
        }

        return null;
    }

    /// <summary>The table that a statistics object of that name is for, or null.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    public Relation? FindStatisticsTable(string? schema, string name)
    {
        if (schema is not null) return _user.StatisticsNames.TryGetValue(new(schema, name), out uint table) ? FindRelation(table) : null;
        foreach (string candidate in SearchPath.Effective)
        {
            // Temporary objects are found by their schema alone.
            if (candidate != SchemaName.Temporary && _user.StatisticsNames.TryGetValue(new(candidate, name), out uint table)) return FindRelation(table);
        }

        return null;
    }

    /// <summary>The statistics object of that name, or null.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    public ExtendedStatistics? FindStatistics(string? schema, string name)
    {
        if (FindStatisticsTable(schema, name) is not { } table) return null;
        IEnumerable<string> schemas = schema is null ? SearchPath.Effective : [schema];
        return schemas.Select(candidate => table.Statistics.FirstOrDefault(statistics => statistics.Name == name && statistics.Schema == candidate)).FirstOrDefault(static found => found is not null);
    }

    /// <summary>The routine of that oid, or null.</summary>
    public Routine? FindRoutine(uint oid) =>
        _user.Routines.TryGetValue(oid, out Routine? routine) ? routine : oid < FirstUserOid ? _builtIn.FindRoutine(oid) : null;

    /// <summary>
    /// All routines of that name, schemas in search path order. Of two with the same argument types the one of the earlier schema hides the other;
    /// that is left to the caller, because defaults and VARIADIC decide what "same" means for a call.
    /// </summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public ImmutableArray<Routine> FindRoutines(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return RoutinesIn(schema, name);
        ImmutableArray<Routine> result = ImmutableArray<Routine>.Empty;
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (candidate == SchemaName.Temporary) continue;
            ImmutableArray<Routine> found = RoutinesIn(candidate, name);
            result = result.IsEmpty ? found : result.AddRange(found);
        }

        return result;
    }

    /// <summary>The operator of that oid, or null.</summary>
    public Operator? FindOperator(uint oid) =>
        _user.Operators.TryGetValue(oid, out Operator? found) ? found : oid < FirstUserOid ? _builtIn.FindOperator(oid) : null;

    /// <summary>All operators of that name, schemas in search path order; of two with the same operand types the first one counts.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">The operator's characters; <c>!=</c> is <c>&lt;&gt;</c> already.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public ImmutableArray<Operator> FindOperators(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return OperatorsIn(schema, name);
        ImmutableArray<Operator> result = ImmutableArray<Operator>.Empty;
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (candidate == SchemaName.Temporary) continue;
            ImmutableArray<Operator> found = OperatorsIn(candidate, name);
            result = result.IsEmpty ? found : result.AddRange(found);
        }

        return result;
    }

    /// <summary>The declared cast between exactly these types, or null.</summary>
    public TypeCast? FindCast(uint source, uint target) =>
        _user.Casts.TryGetValue((source, target), out TypeCast? cast) ? cast : _builtIn.FindCast(source, target);

    /// <summary>The collation of that name, or null.</summary>
    /// <param name="schema">Where to look; null for the search path.</param>
    /// <param name="name">Folded name.</param>
    /// <param name="searchPath">Null for <see cref="SearchPath"/>.</param>
    public Collation? FindCollation(string? schema, string name, SearchPath? searchPath = null)
    {
        if (schema is not null) return FindCollationIn(schema, name);
        foreach (string candidate in (searchPath ?? SearchPath).Effective)
        {
            if (FindCollationIn(candidate, name) is { } collation) return collation;
        }

        return null;
    }

    /// <summary>The collation of that oid, or null.</summary>
    public Collation? FindCollation(uint oid) =>
        oid >= FirstUserOid ? _user.Collations.Values.FirstOrDefault(collation => collation.Oid == oid) : _builtIn.FindCollation(oid);

    /// <summary>The installed extension of that name, or null.</summary>
    public Extension? FindExtension(string name) => _user.Extensions.TryGetValue(name, out Extension? extension) ? extension : null;

    /// <summary>The type at the bottom of a stack of domains; the type itself when it is no domain. 0 when the oid is unknown.</summary>
    public uint GetBaseType(uint oid)
    {
        int ignored = -1;
        return GetBaseType(oid, ref ignored);
    }

    /// <summary>As <see cref="GetBaseType(uint)"/>; sets the modifier to the one that the nearest domain gives.</summary>
    public uint GetBaseType(uint oid, ref int typmod)
    {
        while (true)
        {
            SqlType? type = FindType(oid);
            if (type is null) return 0;
            if (type.Kind != TypeKind.Domain) return oid;
            if (typmod < 0) typmod = type.Typmod;
            oid = type.BaseType;
        }
    }

    private SqlType? FindTypeIn(string schema, string name) =>
        _user.TypeNames.TryGetValue(new(schema, name), out uint oid) ? FindType(oid) : _builtIn.FindType(schema, name);

    private Relation? FindRelationIn(string schema, string name) =>
        _user.RelationNames.TryGetValue(new(schema, name), out uint oid) ? FindRelation(oid) : _builtIn.FindRelation(schema, name);

    private ImmutableArray<Routine> RoutinesIn(string schema, string name)
    {
        ImmutableArray<Routine> builtIn = _builtIn.FindRoutines(schema, name);
        if (!_user.RoutineNames.TryGetValue(new(schema, name), out ImmutableArray<uint> oids)) return builtIn;
        ImmutableArray<Routine>.Builder all = ImmutableArray.CreateBuilder<Routine>(builtIn.Length + oids.Length);
        all.AddRange(builtIn);
        foreach (uint oid in oids) all.Add(_user.Routines[oid]);
        return all.ToImmutable();
    }

    private ImmutableArray<Operator> OperatorsIn(string schema, string name)
    {
        ImmutableArray<Operator> builtIn = _builtIn.FindOperators(schema, name);
        if (!_user.OperatorNames.TryGetValue(new(schema, name), out ImmutableArray<uint> oids)) return builtIn;
        ImmutableArray<Operator>.Builder all = ImmutableArray.CreateBuilder<Operator>(builtIn.Length + oids.Length);
        all.AddRange(builtIn);
        foreach (uint oid in oids) all.Add(_user.Operators[oid]);
        return all.ToImmutable();
    }

    private Collation? FindCollationIn(string schema, string name) =>
        _user.Collations.TryGetValue(new(schema, name), out Collation? collation) ? collation : _builtIn.FindCollation(schema, name);
}
