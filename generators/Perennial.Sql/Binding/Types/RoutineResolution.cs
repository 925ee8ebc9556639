using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>What a call by name turned out to be.</summary>
/// <param name="Candidate">The routine; null when there is none, several, or a conversion is meant.</param>
/// <param name="ConversionTarget">For <c>type(x)</c> that converts: the type; otherwise 0.</param>
/// <param name="IsAmbiguous">Several routines fit and none is better.</param>
internal readonly record struct RoutineMatch(RoutineCandidate? Candidate, uint ConversionTarget, bool IsAmbiguous);

internal sealed partial class TypeSystem
{
    /// <summary>Resolves a call by name.</summary>
    /// <param name="schema">Null for the search path.</param>
    /// <param name="inputs">Types of the arguments, named ones last.</param>
    /// <param name="names">Names of the last arguments; empty in positional notation.</param>
    /// <param name="isVariadicCall">The last argument is marked VARIADIC, so nothing is expanded.</param>
    /// <param name="isLiteral">Whether the first argument is a constant, so that <c>type('x')</c> reads it.</param>
    /// <param name="forCall">CALL: only there OUT arguments are passed.</param>
    public RoutineMatch FindRoutine(string? schema, string name, uint[] inputs, string[] names, bool isVariadicCall, bool isLiteral, bool forCall = false)
    {
        List<RoutineCandidate> candidates = RoutineCandidates(schema, name, inputs.Length, names, isVariadicCall, forCall);
        foreach (RoutineCandidate candidate in candidates)
        {
            if (inputs.AsSpan().SequenceEqual(candidate.ArgumentTypes.AsSpan(0, inputs.Length))) return Chosen(candidate);
        }

        if (inputs.Length == 1 && names.Length == 0 && FindConversion(schema, name, inputs[0], isLiteral) is not 0 and uint target) return new(null, target, false);
        if (candidates.Count == 0) return default;
        candidates = CandidateSelection.Match(this, inputs, candidates);
        if (candidates.Count == 0) return default;
        RoutineCandidate? selected = candidates.Count == 1 ? candidates[0] : CandidateSelection.Select(this, inputs, candidates);
        return selected is null ? new(null, 0, true) : Chosen(selected);
    }

    private static RoutineMatch Chosen(RoutineCandidate candidate) => candidate.IsAmbiguous ? new(null, 0, true) : new(candidate, 0, false);

    /// <summary>The routines of that name that could take so many arguments, those hidden by others left out.</summary>
    /// <param name="forCall">CALL passes OUT arguments of procedures, too.</param>
    public List<RoutineCandidate> RoutineCandidates(string? schema, string name, int count, string[] names, bool isVariadicCall, bool forCall)
    {
        List<RoutineCandidate> result = [];
        string? lastSchema = null;
        int position = -1;
        foreach (Routine routine in Catalog.FindRoutines(schema, name, SearchPath))
        {
            if (routine.Schema != lastSchema)
            {
                lastSchema = routine.Schema;
                position++;
            }

            if (MakeCandidate(routine, count, names, isVariadicCall, forCall && routine.Kind == RoutineForm.Procedure, position) is { } candidate) AddCandidate(result, candidate);
        }

        return result;
    }

    private static RoutineCandidate? MakeCandidate(Routine routine, int count, string[] names, bool isVariadicCall, bool withOutputs, int position)
    {
        uint[] declared = withOutputs ? AllArgumentTypes(routine) : [.. routine.ArgumentTypes];
        bool expand = routine.VariadicElement != 0 && !isVariadicCall && names.Length == 0 && declared.Length <= count;
        int defaults = Math.Max(0, declared.Length - count);
        if (defaults > routine.DefaultCount) return null;
        if (names.Length > 0 && routine.VariadicElement != 0 && !isVariadicCall) return null;
        if (!expand && declared.Length < count) return null;
        if (names.Length > 0)
        {
            if (count > declared.Length) return null;
            int[]? numbers = MatchNames(routine, count, names, declared.Length, withOutputs);
            if (numbers is null) return null;
            uint[] reordered = new uint[numbers.Length];
            for (int i = 0; i < numbers.Length; i++) reordered[i] = declared[numbers[i]];
            return new(routine, reordered) { ArgumentNumbers = numbers, DefaultCount = defaults, PathPosition = position };
        }

        if (!expand) return new(routine, declared) { DefaultCount = defaults, PathPosition = position };
        uint[] expanded = new uint[count];
        for (int i = 0; i < count; i++) expanded[i] = i < declared.Length - 1 ? declared[i] : routine.VariadicElement;
        return new(routine, expanded) { VariadicCount = count - declared.Length + 1, PathPosition = position };
    }

    private static uint[] AllArgumentTypes(Routine routine)
    {
        uint[] types = new uint[routine.Arguments.Count];
        for (int i = 0; i < types.Length; i++) types[i] = routine.Arguments[i].Type;
        return types;
    }

    // Maps the call's arguments to the routine's, defaulted ones at the end; null when a name is not the routine's or a value is missing.
    private static int[]? MatchNames(Routine routine, int count, string[] names, int total, bool withOutputs)
    {
        int[] numbers = new int[total];
        bool[] given = new bool[total];
        int positional = count - names.Length;
        for (int i = 0; i < positional; i++)
        {
            numbers[i] = i;
            given[i] = true;
        }

        int filled = positional;
        foreach (string name in names)
        {
            int number = -1, input = 0;
            foreach (Argument argument in routine.Arguments)
            {
                if (!argument.IsInput && !withOutputs) continue;
                if (argument.Name == name)
                {
                    number = input;
                    break;
                }

                input++;
            }

            if (number < 0 || given[number]) return null;
            given[number] = true;
            numbers[filled++] = number;
        }

        int firstDefault = total - routine.DefaultCount;
        for (int i = positional; i < total; i++)
        {
            if (given[i]) continue;
            if (i < firstDefault) return null;
            numbers[filled++] = i;
        }

        return numbers;
    }

    // Of two candidates for the same argument types the earlier schema wins, then the one that is not variadic; otherwise choosing either is ambiguous.
    private static void AddCandidate(List<RoutineCandidate> candidates, RoutineCandidate candidate)
    {
        int passed = candidate.ArgumentTypes.Length - candidate.DefaultCount;
        for (int i = 0; i < candidates.Count; i++)
        {
            RoutineCandidate other = candidates[i];
            if (other.ArgumentTypes.Length - other.DefaultCount != passed) continue;
            if (!candidate.ArgumentTypes.AsSpan(0, passed).SequenceEqual(other.ArgumentTypes.AsSpan(0, passed))) continue;
            if (candidate.PathPosition > other.PathPosition || (candidate.VariadicCount > 0 && other.VariadicCount == 0)) return;
            if (candidate.VariadicCount == 0 && other.VariadicCount > 0) candidates[i] = candidate;
            else other.IsAmbiguous = true;
            return;
        }

        candidates.Add(candidate);
    }

    // A function call of one argument may be a conversion in disguise: when the name is a type's and the conversion needs no function of that name.
    private uint FindConversion(string? schema, string name, uint source, bool isLiteral)
    {
        // The name of a row type is no function.
        if (Catalog.FindType(schema, name, SearchPath) is not { Kind: not TypeKind.Composite } target) return 0;
        // A literal is read by its type; a parameter without a type is none, but becomes a string like anything else.
        if (source == TypeOid.Unknown) return isLiteral || target.Category == 'S' ? target.Oid : 0;
        return FindPath(target.Oid, source, CoercionContext.Explicit, out _) switch
        {
            CoercionPath.Relabel => target.Oid,
            CoercionPath.InputOutput when !(IsRowType(source) && target.Category == 'S') => target.Oid,
            _ => 0,
        };
    }
}
