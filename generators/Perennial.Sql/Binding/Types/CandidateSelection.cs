using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>One way to call an operator or a routine: the types that its arguments are converted to.</summary>
internal interface ICandidate
{
    /// <summary>Declared types, one for each argument passed, defaulted ones behind them.</summary>
    uint[] ArgumentTypes { get; }
}

/// <summary>The best candidate for arguments of given types (PostgreSQL documentation, "Operator Type Resolution" and "Function Type Resolution").</summary>
internal static class CandidateSelection
{
    /// <summary>Removes the candidates that the inputs cannot be converted to implicitly.</summary>
    public static List<T> Match<T>(TypeSystem types, ReadOnlySpan<uint> inputs, List<T> candidates)
        where T : class, ICandidate
    {
        List<T> matching = new(candidates.Count);
        foreach (T candidate in candidates)
        {
            if (types.CanCoerce(inputs, candidate.ArgumentTypes.AsSpan(0, inputs.Length), CoercionContext.Implicit)) matching.Add(candidate);
        }

        return matching;
    }

    /// <summary>The one candidate that the rules prefer, or null when they leave several.</summary>
    public static T? Select<T>(TypeSystem types, ReadOnlySpan<uint> inputs, List<T> candidates)
        where T : class, ICandidate
    {
        uint[] bases = new uint[inputs.Length];
        int unknowns = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            bases[i] = inputs[i] == TypeOid.Unknown ? TypeOid.Unknown : types.BaseType(inputs[i]);
            if (inputs[i] == TypeOid.Unknown) unknowns++;
        }

        candidates = KeepBest(candidates, candidate => CountMatches(types, bases, candidate.ArgumentTypes, countPreferred: false));
        if (candidates.Count == 1) return candidates[0];
        candidates = KeepBest(candidates, candidate => CountMatches(types, bases, candidate.ArgumentTypes, countPreferred: true));
        if (candidates.Count == 1) return candidates[0];
        if (unknowns == 0) return null;

        if (SelectByCategory(types, bases, candidates) is { } kept) candidates = kept;
        if (candidates.Count == 1) return candidates[0];
        return unknowns < inputs.Length ? SelectByKnownType(types, bases, candidates) : null;
    }

    private static List<T> KeepBest<T>(List<T> candidates, Func<T, int> count)
    {
        List<T> best = [];
        int highest = -1;
        foreach (T candidate in candidates)
        {
            int matches = count(candidate);
            if (matches < highest) continue;
            if (matches > highest) best.Clear();
            highest = matches;
            best.Add(candidate);
        }

        return best;
    }

    private static int CountMatches(TypeSystem types, uint[] bases, uint[] arguments, bool countPreferred)
    {
        int matches = 0;
        for (int i = 0; i < bases.Length; i++)
        {
            if (bases[i] == TypeOid.Unknown) continue;
            if (arguments[i] == bases[i] || (countPreferred && types.IsPreferred(types.Category(bases[i]), arguments[i]))) matches++;
        }

        return matches;
    }

    // Unknown literals take the category that all candidates agree on, or string where one candidate takes a string.
    private static List<T>? SelectByCategory<T>(TypeSystem types, uint[] bases, List<T> candidates)
        where T : class, ICandidate
    {
        char[] categories = new char[bases.Length];
        bool[] hasPreferred = new bool[bases.Length];
        for (int i = 0; i < bases.Length; i++)
        {
            if (bases[i] != TypeOid.Unknown) continue;
            bool conflict = false;
            foreach (T candidate in candidates)
            {
                uint type = candidate.ArgumentTypes[i];
                char category = types.Category(type);
                bool isPreferred = types.IsPreferred(category, type);
                if (categories[i] == '\0' || (category != categories[i] && category == 'S'))
                {
                    categories[i] = category;
                    hasPreferred[i] = isPreferred;
                }
                else if (category == categories[i])
                {
                    hasPreferred[i] |= isPreferred;
                }
                else
                {
                    conflict = true;
                }
            }

            if (conflict && categories[i] != 'S') return null;
        }

        List<T> kept = [];
        foreach (T candidate in candidates)
        {
            bool fits = true;
            for (int i = 0; fits && i < bases.Length; i++)
            {
                if (bases[i] != TypeOid.Unknown) continue;
                uint type = candidate.ArgumentTypes[i];
                fits = types.Category(type) == categories[i] && (!hasPreferred[i] || types.IsPreferred(categories[i], type));
            }

            if (fits) kept.Add(candidate);
        }

        return kept.Count == 0 ? null : kept;
    }

    // The last resort: where all known arguments are of one type, the unknown ones are taken to be of it.
    private static T? SelectByKnownType<T>(TypeSystem types, uint[] bases, List<T> candidates)
        where T : class, ICandidate
    {
        uint known = TypeOid.Unknown;
        foreach (uint type in bases)
        {
            if (type == TypeOid.Unknown) continue;
            if (known != TypeOid.Unknown && known != type) return null;
            known = type;
        }

        uint[] assumed = new uint[bases.Length];
        for (int i = 0; i < assumed.Length; i++) assumed[i] = known;
        T? found = null;
        foreach (T candidate in candidates)
        {
            if (!types.CanCoerce(assumed, candidate.ArgumentTypes.AsSpan(0, assumed.Length), CoercionContext.Implicit)) continue;
            if (found is not null) return null;
            found = candidate;
        }

        return found;
    }
}
