using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>The options behind a routine's signature, of CREATE and of ALTER.</summary>
internal static class RoutineOptions
{
    private static readonly HashSet<string> Languages = new(StringComparer.Ordinal) { "sql", "plpgsql", "internal", "c" };

    public static Routine Apply(DdlSession session, Routine routine, EquatableArray<RoutineOption> options)
    {
        foreach (RoutineOption option in options)
        {
            routine = option switch
            {
                RoutineLanguage language => WithLanguage(session, routine, language),
                RoutineAs body => routine with { Source = body.LinkSymbol?.Value ?? body.Definition.Value },
                RoutineVolatilityOption volatility => routine with { Volatility = volatility.Volatility },
                RoutineStrictOption strict => routine with { IsStrict = strict.IsStrict },
                RoutineSecurityOption security => routine with { SecurityDefiner = security.IsDefiner },
                RoutineLeakproofOption leakproof => routine with { LeakProof = leakproof.IsLeakproof },
                RoutineWindowOption => routine with { Kind = RoutineForm.Window },
                RoutineParallelOption parallel => WithParallel(session, routine, parallel),
                RoutineSetOption setting => WithSetting(routine, setting.Setting),
                _ => routine,
            };
        }

        return routine;
    }

    private static Routine WithLanguage(DdlSession session, Routine routine, RoutineLanguage language)
    {
        // Language names are folded even when quoted, as the server still does for old dumps.
        string name = language.Name.Name.ToLowerInvariant();
        if (!Languages.Contains(name) && session.Catalog.FindExtension(name) is null)
            session.Error("42704", language.Name.Span, $"language \"{name}\" does not exist: it may need CREATE EXTENSION");
        return routine with { Language = name };
    }

    private static Routine WithParallel(DdlSession session, Routine routine, RoutineParallelOption option)
    {
        switch (option.Value.Name)
        {
            case "safe":
                return routine with { Parallel = ParallelSafety.Safe };
            case "restricted":
                return routine with { Parallel = ParallelSafety.Restricted };
            case "unsafe":
                return routine with { Parallel = ParallelSafety.Unsafe };
            default:
                session.Error("42601", option.Value.Span, "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE");
                return routine;
        }
    }

    private static Routine WithSetting(Routine routine, SetStatement setting)
    {
        IEnumerable<SetStatement> others = routine.Settings.Where(old => old.Name != setting.Name && !(setting.IsReset && setting.Name == "all"));
        return routine with { Settings = (setting.IsReset || setting.IsDefault ? others : others.Append(setting)).ToEquatableArray() };
    }
}
