using System.Collections.Immutable;
using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>How stable the text forms of types are.</summary>
internal sealed partial class TypeSystem
{
    /// <summary>Whether a conversion through text depends on settings, because the output function of one type or the input function of the other is not immutable.</summary>
    public bool ConvertsBySettings(uint source, uint target) => IsStableText(BaseType(source), "out") || IsDomain(target) || IsStableText(target, "in");

    // Functions are named after their type: int4out, timestamptz_out. Kinds of types share one, and none of those is immutable.
    private bool IsStableText(uint oid, string suffix)
    {
        if (Catalog.FindType(oid) is not { } type) return true;
        if (type.Kind != TypeKind.Base) return type.Kind != TypeKind.Pseudo;
        if (type.IsUserDefined) return false;
        foreach (string name in new[] { type.Name + suffix, $"{type.Name}_{suffix}" })
        {
            ImmutableArray<Routine> named = Catalog.FindRoutines(SchemaName.Catalog, name);
            if (named.Length > 0) return named[0].Volatility != RoutineVolatility.Immutable;
        }

        return false;
    }
}
