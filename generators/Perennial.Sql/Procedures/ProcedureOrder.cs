namespace Perennial.Sql.Procedures;

/// <summary>The order in which procedures are told: by schema, name and input types, ordinal.</summary>
public static class ProcedureOrder
{
    public static int Compare(Procedure a, Procedure b)
    {
        int order = string.CompareOrdinal(a.Signature.Schema, b.Signature.Schema);
        if (order == 0) order = string.CompareOrdinal(a.Signature.Name, b.Signature.Name);
        return order != 0 ? order : string.CompareOrdinal(Types(a), Types(b));
    }

    private static string Types(Procedure procedure) => string.Join(",", procedure.Signature.InputArguments.Select(static argument => argument.Type.DisplayName));
}
