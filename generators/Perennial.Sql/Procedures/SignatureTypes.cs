namespace Perennial.Sql.Procedures;

/// <summary>Collects the types that callers need a counterpart for.</summary>
public static class SignatureTypes
{
    /// <summary>Enums, composites and domains of the callable procedures' signatures, also inside of each other, each once, by display name.</summary>
    public static EquatableArray<SignatureType> Of(IEnumerable<Procedure> procedures)
    {
        SortedDictionary<string, SignatureType> types = new(StringComparer.Ordinal);
        foreach (Procedure procedure in procedures)
        {
            if (!procedure.IsInternal) Add(procedure.Signature, types);
        }

        return types.Values.ToEquatableArray();
    }

    /// <summary>The same for one signature.</summary>
    public static EquatableArray<SignatureType> Of(ProcedureSignature signature)
    {
        SortedDictionary<string, SignatureType> types = new(StringComparer.Ordinal);
        Add(signature, types);
        return types.Values.ToEquatableArray();
    }

    private static void Add(ProcedureSignature signature, SortedDictionary<string, SignatureType> types)
    {
        foreach (ProcedureArgument argument in signature.Arguments) Add(argument.Type, types);
        foreach (ResultColumn column in signature.Columns) Add(column.Type, types);
    }

    private static void Add(SignatureType? type, SortedDictionary<string, SignatureType> types)
    {
        if (type is null) return;
        bool isNamed = type.Kind is SignatureTypeKind.Enum or SignatureTypeKind.Composite or SignatureTypeKind.Domain && type.Schema != "pg_catalog";
        if (isNamed)
        {
            if (types.ContainsKey(type.DisplayName)) return;
            types.Add(type.DisplayName, type);
        }

        Add(type.Element, types);
        foreach (ResultColumn field in type.Fields) Add(field.Type, types);
    }
}
