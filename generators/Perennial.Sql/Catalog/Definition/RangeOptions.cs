using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>The options of CREATE TYPE ... AS RANGE (DefineRange).</summary>
internal static class RangeOptions
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "subtype", "subtype_opclass", "collation", "canonical", "subtype_diff", "multirange_type_name" };

    private const int FirstVersionWithMultiranges = 14;

    public static bool CheckNames(DdlSession session, CreateRangeTypeStatement create)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (DefinitionOption option in create.Options)
        {
            bool isKnown = Attributes.Contains(option.Name.Name) && (option.Name.Name != "multirange_type_name" || session.ServerVersion >= FirstVersionWithMultiranges);
            if (!isKnown) return session.Error("42601", option.Span, $"type attribute \"{option.Name.Name}\" not recognized");
            if (!seen.Add(option.Name.Name)) return session.Error("42601", option.Span, "conflicting or redundant options");
        }

        return true;
    }

    /// <param name="shell">The shell type that the range fills; a canonical function can only be over one.</param>
    public static bool Check(DdlSession session, CreateRangeTypeStatement create, uint subtype, SqlType? shell)
    {
        EquatableArray<DefinitionOption> options = create.Options;
        TextSpan span = create.Name.Span;
        string typeName = session.Catalog.FormatType(subtype);
        if (session.Catalog.FindType(subtype) is { Kind: TypeKind.Pseudo }) return session.Error("42804", span, $"range subtype cannot be {typeName}");
        if (DefinitionOptions.Name(options, "subtype_opclass") is { } written)
        {
            if (!IndexDdl.RequireNamedClass(session, written, "btree", subtype)) return false;
        }
        else if (!session.Catalog.HasDefaultOperatorClass("btree", subtype))
        {
            return session.Error("42704", span, $"data type {typeName} has no default operator class for access method \"btree\"");
        }

        if (DefinitionOptions.Name(options, "collation") is { } collation)
        {
            if (session.Catalog.FindType(session.Catalog.GetBaseType(subtype)) is not { IsCollatable: true }) return session.Error("42809", collation.Span, "range collation specified but subtype does not support collation");
            if (CollationDdl.Require(session, collation) is null) return false;
        }

        if (DefinitionOptions.Name(options, "canonical") is { } canonical)
        {
            if (shell is null) return session.Error("42P17", canonical.Span, "cannot specify a canonical function without a pre-created shell type: create the type as a shell, then its function, then the range");
            if (!CheckFunction(session, canonical, [shell.Oid], shell.Oid, "range canonical function")) return false;
        }

        return DefinitionOptions.Name(options, "subtype_diff") is not { } difference || CheckFunction(session, difference, [subtype, subtype], TypeOid.Float8, "range subtype diff function");
    }

    /// <summary>The range with what the options of a checked statement say that does not hold for its subtype anyway.</summary>
    public static SqlType Describe(DatabaseCatalog catalog, EquatableArray<DefinitionOption> options, SqlType range)
    {
        List<StorageOption> described = [];
        List<ObjectReference> functions = [];
        if (DefinitionOptions.Name(options, "collation") is { } collation && catalog.FindCollation(collation.Schema, collation.Name) is { } found && found.Oid != catalog.FindType(range.RangeSubtype)?.Collation)
            Add("collation", new(found.Schema, found.Name));
        if (DefinitionOptions.Name(options, "subtype_opclass") is { } written && catalog.FindOperatorClass("btree", written.Schema, written.Name) is { } operators && operators.Oid != catalog.FindDefaultOperatorClassOf("btree", range.RangeSubtype)?.Oid)
            Add("subtype_opclass", new(operators.Schema, operators.Name));
        AddFunction("canonical", [range.Oid]);
        AddFunction("subtype_diff", [range.RangeSubtype, range.RangeSubtype]);
        return range with { RangeOptions = described.ToEquatableArray(), References = functions.ToEquatableArray() };

        void AddFunction(string name, uint[] arguments)
        {
            if (DefinitionOptions.Name(options, name) is not { } function || FindFunction(catalog, function, arguments) is not { } named) return;
            Add(name, named.QualifiedName);
            if (named.IsUserDefined) functions.Add(new(ObjectClass.Routine, named.Oid));
        }

        void Add(string name, CatalogName value) => described.Add(new(name, value.ToString()));
    }

    private static Routine? FindFunction(DatabaseCatalog catalog, QualifiedName name, uint[] arguments) =>
        catalog.FindRoutines(name.Schema, name.Name).FirstOrDefault(routine => routine.ArgumentTypes.SequenceEqual(arguments));

    private static bool CheckFunction(DdlSession session, QualifiedName name, uint[] arguments, uint result, string what)
    {
        Routine? function = FindFunction(session.Catalog, name, arguments);
        if (function is null) return session.Error("42883", name.Span, $"function {name}({string.Join(", ", arguments.Select(type => session.Catalog.FormatType(type)))}) does not exist");
        if (function.ReturnType != result) return session.Error("42P17", name.Span, $"{what} {name} must return type {session.Catalog.FormatType(result)}");
        return function.Volatility == RoutineVolatility.Immutable || session.Error("42P17", name.Span, $"{what} {name} must be immutable");
    }
}
