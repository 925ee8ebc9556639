using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>Finds the composites that arrays hold, and those within them: they need code that reads and writes them as a whole.</summary>
internal static class PackedComposites
{
    /// <summary>Their display names.</summary>
    public static HashSet<string> Of(IEnumerable<Procedure> procedures)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (Procedure procedure in procedures)
        {
            foreach (ProcedureArgument argument in procedure.Signature.Arguments) Add(argument.Type, isPacked: false, found);
            foreach (ResultColumn column in procedure.Signature.Columns) Add(column.Type, isPacked: false, found);
        }

        return found;
    }

    private static void Add(SignatureType? type, bool isPacked, HashSet<string> found)
    {
        if (type is null) return;
        if (type.Kind == SignatureTypeKind.Composite && isPacked && !found.Add(type.DisplayName)) return;
        Add(type.Element, isPacked || type.Kind == SignatureTypeKind.Array, found);
        foreach (ResultColumn field in type.Fields) Add(field.Type, isPacked, found);
    }
}
