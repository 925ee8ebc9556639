using System.Collections.Immutable;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Finds the routine that a signature names (LookupFuncWithArgs).</summary>
internal static class RoutineLookup
{
    /// <summary>The routine; null after an error, or when it is missing and may be.</summary>
    public static Routine? Require(DdlSession session, ObjectKind kind, RoutineSignature signature, bool ifExists)
    {
        QualifiedName name = signature.Name;
        ImmutableArray<Routine> candidates = session.Catalog.FindRoutines(name.Schema, name.Name);
        string word = kind switch { ObjectKind.Aggregate => "aggregate", ObjectKind.Procedure => "procedure", ObjectKind.Routine => "routine", _ => "function" };
        if (signature.Parameters is not { } parameters)
        {
            // An earlier schema of the search path hides what has the same arguments.
            List<Routine> fitting = [];
            foreach (Routine candidate in candidates)
            {
                if (IsKind(candidate, kind) && fitting.TrueForAll(other => other.ArgumentTypes != candidate.ArgumentTypes)) fitting.Add(candidate);
            }

            if (fitting.Count == 1) return fitting[0];
            if (fitting.Count > 1) session.Error("42725", signature.Span, $"{word} name \"{name}\" is not unique: write its argument types");
            else if (candidates.Length > 0) WrongKind(session, signature, candidates[0], word);
            else Missing(session, signature, ifExists, $"could not find a {word} named \"{name}\"");
            return null;
        }

        List<uint> all = [];
        List<uint> inputs = [];
        foreach (RoutineParameter parameter in parameters.Concat(signature.OrderedParameters))
        {
            if (ifExists && TypeNameResolver.Resolve(session.Catalog, parameter.Type, out _).Oid == 0) return null;
            if (session.ResolveType(parameter.Type) is not { } type) return null;
            all.Add(type.Oid);
            if (parameter.Mode is not (ParameterMode.Out or ParameterMode.Table)) inputs.Add(type.Oid);
        }

        // A signature may list OUT arguments, with their mode or without it, or leave them out; procedures of server 14 on count them as part of the identity.
        Routine? found = candidates.FirstOrDefault(routine => IsKind(routine, kind) && Matches(routine, inputs))
            ?? candidates.FirstOrDefault(routine => IsKind(routine, kind) && Matches(routine, all))
            ?? candidates.FirstOrDefault(routine => IsKind(routine, kind) && routine.Kind == RoutineForm.Procedure && Matches(routine.Arguments.Where(static a => a.IsInput).Select(static a => a.Type), inputs))
            ?? candidates.FirstOrDefault(routine => IsKind(routine, kind) && routine.Kind == RoutineForm.Procedure && Matches(routine.Arguments.Select(static a => a.Type), all));
        if (found is not null) return found;
        if (candidates.FirstOrDefault(routine => Matches(routine, inputs)) is { } other)
        {
            WrongKind(session, signature, other, word);
            return null;
        }

        Missing(session, signature, ifExists, $"{word} {name}({string.Join(", ", inputs.Select(oid => session.Catalog.FormatType(oid)))}) does not exist");
        return null;
    }

    private static bool Matches(Routine routine, List<uint> types) => Matches(routine.ArgumentTypes, types);

    private static bool Matches(IEnumerable<uint> arguments, List<uint> types) => arguments.SequenceEqual(types);

    private static bool IsKind(Routine routine, ObjectKind kind) => kind switch
    {
        ObjectKind.Aggregate => routine.Kind == RoutineForm.Aggregate,
        ObjectKind.Procedure => routine.Kind == RoutineForm.Procedure,

        // FUNCTION reaches aggregates, too; only DROP tells them apart.
        ObjectKind.Function => routine.Kind != RoutineForm.Procedure,
        _ => true,
    };

    private static void WrongKind(DdlSession session, RoutineSignature signature, Routine found, string word) => session.Error(
        "42809", signature.Span, $"{signature.Name} is not {(word is "aggregate" ? "an" : "a")} {word} but {(found.Kind == RoutineForm.Aggregate ? "an aggregate" : "a " + found.Kind.ToString().ToLowerInvariant())}");

    private static void Missing(DdlSession session, RoutineSignature signature, bool ifExists, string message)
    {
        if (ifExists) return;
        if (signature.Name.Schema is not { } schema || session.RequireSchema(schema, signature.Name.Span)) session.Error("42883", signature.Span, message);
    }
}
