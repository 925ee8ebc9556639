using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>The type that several expressions are brought to (PostgreSQL documentation, "UNION, CASE, and Related Constructs").</summary>
internal static class CommonType
{
    /// <summary>The common type, or 0 when there is none; then <paramref name="conflict"/> is the first type that does not fit <paramref name="chosen"/>.</summary>
    /// <param name="conflict">Index into the types.</param>
    public static uint Select(TypeSystem types, ReadOnlySpan<uint> inputs, out int conflict, out uint chosen)
    {
        conflict = -1;
        chosen = inputs[0];
        if (chosen != TypeOid.Unknown && AreAll(inputs, chosen)) return chosen;

        chosen = types.BaseType(chosen);
        char category = types.Category(chosen);
        bool isPreferred = types.IsPreferred(category, chosen);
        for (int i = 1; i < inputs.Length; i++)
        {
            uint next = types.BaseType(inputs[i]);
            if (next == TypeOid.Unknown || next == chosen) continue;
            if (chosen != TypeOid.Unknown)
            {
                if (types.Category(next) != category)
                {
                    conflict = i;
                    return 0;
                }

                bool isBetter = !isPreferred && types.CanCoerce(chosen, next, CoercionContext.Implicit) && !types.CanCoerce(next, chosen, CoercionContext.Implicit);
                if (!isBetter) continue;
            }

            chosen = next;
            category = types.Category(chosen);
            isPreferred = types.IsPreferred(category, chosen);
        }

        return chosen == TypeOid.Unknown ? TypeOid.Text : chosen;
    }

    private static bool AreAll(ReadOnlySpan<uint> inputs, uint type)
    {
        foreach (uint input in inputs)
        {
            if (input != type) return false;
        }

        return true;
    }
}
