using Perennial.Sql;
using Perennial.Sql.Catalog;

namespace Perennial.CatalogTool;

/// <summary>
/// Gives objects whose oids differ from server to server (those that initdb numbers, from 10000 on) one number for all versions, so that equal rows are stored once.
/// Nothing shows these numbers to a user.
/// </summary>
internal sealed class OidNormalizer
{
    private const uint FirstUnpinned = 10000;

    // As ExtensionDefinition in Perennial.Sql has them.
    private const uint FirstExtensionNumber = 1 << 24;
    private const uint NumbersPerExtension = 4096;

    private readonly Dictionary<string, uint> _numbers = [];
    private readonly Dictionary<string, uint> _nextOfExtension = [];
    private readonly Dictionary<(char Catalog, uint Oid), uint> _map = [];
    private uint _next = FirstUnpinned;

    /// <summary>The server's built-in objects. Extensions of the same server come afterwards.</summary>
    public ServerCatalog Normalize(ServerCatalog catalog)
    {
        _map.Clear();
        Register(catalog, null);
        return Rewrite(catalog);
    }

    /// <summary>An extension of the server whose built-in objects were normalized last, after those that it requires.</summary>
    public ServerExtension Normalize(ServerExtension extension)
    {
        Register(extension.Objects, extension.Name);
        return extension with { Objects = Rewrite(extension.Objects) };
    }

    private void Register(ServerCatalog catalog, string? extension)
    {
        foreach (SqlType type in catalog.Types) Register('t', type.Oid, $"{type.Schema}.{type.Name}", extension);
        foreach (Relation relation in catalog.Relations) Register('r', relation.Oid, $"{relation.Schema}.{relation.Name}", extension);
        foreach (Collation collation in catalog.Collations) Register('l', collation.Oid, collation.Name, extension);
        foreach (OperatorClass found in catalog.OperatorClasses) Register('c', found.Oid, $"{found.Schema}.{found.Name}/{found.Method}", extension);
        foreach (Routine routine in catalog.Routines)
            Register('p', routine.Oid, $"{routine.Schema}.{routine.Name}({string.Join(",", routine.Arguments.Select(a => Map('t', a.Type)))})", extension);
        foreach (Operator found in catalog.Operators) Register('o', found.Oid, $"{found.Schema}.{found.Name}({Map('t', found.Left)},{Map('t', found.Right)})", extension);
    }

    private ServerCatalog Rewrite(ServerCatalog catalog) => catalog with
    {
        Types = [.. catalog.Types.Select(Normalize)],
        Relations = [.. catalog.Relations.Select(Normalize)],
        Routines = [.. catalog.Routines.Select(Normalize)],
        Operators = [.. catalog.Operators.Select(Normalize)],
        Casts = [.. catalog.Casts.Select(c => c with { Source = Map('t', c.Source), Target = Map('t', c.Target), Function = Map('p', c.Function) })],
        Collations = [.. catalog.Collations.Select(c => c with { Oid = Map('l', c.Oid) })],
        OperatorClasses = [.. catalog.OperatorClasses.Select(c => c with { Oid = Map('c', c.Oid), InputType = Map('t', c.InputType) })],
    };

    private SqlType Normalize(SqlType type) => type with
    {
        Oid = Map('t', type.Oid),
        ElementType = Map('t', type.ElementType),
        ArrayType = Map('t', type.ArrayType),
        BaseType = Map('t', type.BaseType),
        RangeSubtype = Map('t', type.RangeSubtype),
        RangePartner = Map('t', type.RangePartner),
        Collation = Map('l', type.Collation),
        Relation = Map('r', type.Relation),
    };

    private Relation Normalize(Relation relation) => relation with
    {
        Oid = Map('r', relation.Oid),
        RowType = Map('t', relation.RowType),
        Columns = relation.Columns.Select(c => c with { Type = Map('t', c.Type), Collation = Map('l', c.Collation) }).ToEquatableArray(),
    };

    private Routine Normalize(Routine routine) => routine with
    {
        Oid = Map('p', routine.Oid),
        ReturnType = Map('t', routine.ReturnType),
        VariadicElement = Map('t', routine.VariadicElement),
        Arguments = routine.Arguments.Select(a => a with { Type = Map('t', a.Type) }).ToEquatableArray(),
    };

    private Operator Normalize(Operator found) => found with
    {
        Oid = Map('o', found.Oid),
        Commutator = Map('o', found.Commutator),
        Negator = Map('o', found.Negator),
        Left = Map('t', found.Left),
        Right = Map('t', found.Right),
        Result = Map('t', found.Result),
        Routine = Map('p', found.Routine),
    };

    private void Register(char catalog, uint oid, string name, string? extension)
    {
        if (oid < FirstUnpinned) return;
        string key = $"{extension}/{catalog}:{name}";
        if (!_numbers.TryGetValue(key, out uint number)) _numbers[key] = number = extension is null ? _next++ : NextOf(extension);
        if (extension is null && number >= DatabaseCatalog.FirstUserOid) throw new InvalidOperationException("More built-in objects than numbers below the first user oid.");
        _map[(catalog, oid)] = number;
    }

    private uint NextOf(string extension)
    {
        uint local = _nextOfExtension.GetValueOrDefault(extension);
        if (local >= NumbersPerExtension) throw new InvalidOperationException($"More objects in {extension} than numbers for an extension.");
        _nextOfExtension[extension] = local + 1;
        return FirstExtensionNumber + (ExtensionNumbers.Of(extension) * NumbersPerExtension) + local;
    }

    private uint Map(char catalog, uint oid)
    {
        if (oid < FirstUnpinned) return oid;
        return _map.TryGetValue((catalog, oid), out uint number) ? number : throw new InvalidOperationException($"Reference to an unknown object {catalog}:{oid}.");
    }
}
