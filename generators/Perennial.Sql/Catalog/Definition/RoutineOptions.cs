using System.Globalization;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>The options behind a routine's signature, of CREATE and of ALTER.</summary>
internal static class RoutineOptions
{
    public static Routine Apply(DdlSession session, Routine routine, EquatableArray<RoutineOption> options)
    {
        if (!Check(session, options, routine.Kind == RoutineForm.Procedure)) return routine;
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
                RoutineCostOption cost => routine with { Cost = Number(cost.Value, routine.Language is "c" or "internal" ? 1 : 100) },
                RoutineRowsOption rows => routine with { Rows = Number(rows.Value, 1000) },
                RoutineSupportOption support => WithSupport(session, routine, support),
                RoutineSetOption setting => WithSetting(routine, setting.Setting),
                _ => routine,
            };
        }

        return routine;
    }

    /// <summary>Each option stands once, and procedures have few of them (compute_common_attribute).</summary>
    private static bool Check(DdlSession session, EquatableArray<RoutineOption> options, bool isProcedure)
    {
        HashSet<Type> seen = [];
        foreach (RoutineOption option in options)
        {
            bool isShared = option is RoutineAs or RoutineLanguage or RoutineSecurityOption or RoutineSetOption or RoutineTransformOption;
            if (isProcedure && !isShared) return session.Error("42P13", option.Span, "invalid attribute in procedure definition");
            if (option is not RoutineSetOption && !seen.Add(option.GetType())) return session.Error("42601", option.Span, "conflicting or redundant options");
            switch (option)
            {
                case RoutineSetOption { Setting: { Name: "transaction_isolation" or "transaction_read_only" or "transaction_deferrable", IsReset: false } setting }:
                    return session.Error("0A000", option.Span, $"parameter \"{setting.Name}\" cannot be set locally in functions");
                case RoutineSetOption { Setting: var newer } when SettingVersions.Of(newer.Name) > session.ServerVersion:
                    return session.Error("42704", option.Span, SettingVersions.Unknown(newer.Name));
                case RoutineCostOption { Value: var cost } when !IsPositive(cost):
                    return session.Error("22023", option.Span, "COST must be positive");
                case RoutineRowsOption { Value: var rows } when !IsPositive(rows):
                    return session.Error("22023", option.Span, "ROWS must be positive");
            }
        }

        return true;
    }

    private static bool IsPositive(string number) =>
        !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value > 0;

    // Null for the number that it is anyway.
    private static string? Number(string text, double usual) =>
        !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number == usual ? null : number.ToString("R", CultureInfo.InvariantCulture);

    private static Routine WithSupport(DdlSession session, Routine routine, RoutineSupportOption option)
    {
        Routine? support = session.Catalog.FindRoutines(option.Function.Schema, option.Function.Name).FirstOrDefault(static candidate => candidate.ArgumentTypes.Count == 1 && candidate.ArgumentTypes[0] == TypeOid.Internal);
        if (support is null) session.Error("42883", option.Function.Span, $"function {option.Function}(internal) does not exist");
        return support is null ? routine : routine with { SupportFunction = support.Oid };
    }

    private static Routine WithLanguage(DdlSession session, Routine routine, RoutineLanguage language)
    {
        // Language names are folded even when quoted, as the server still does for old dumps.
        string name = language.Name.Name.ToLowerInvariant();
        if (!LanguageDdl.Exists(session.Catalog, name))
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
