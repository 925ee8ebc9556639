using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Commutators and negators: operators that know each other (OperatorCreate, AlterOperator).</summary>
internal static class OperatorLinks
{
    // Before, only the estimators of an operator could be changed.
    private const int FirstVersionWithLaterLinks = 17;

    private static readonly HashSet<string> Alterable = new(StringComparer.Ordinal) { "restrict", "join", "commutator", "negator", "merges", "hashes" };

    private static readonly HashSet<string> Fixed = new(StringComparer.Ordinal) { "leftarg", "rightarg", "function", "procedure" };

    /// <summary>What CREATE OPERATOR says of the new operator's relatives and estimators.</summary>
    public static bool Check(DdlSession session, CreateOperatorStatement create, uint left, uint right, uint self, uint result)
    {
        TextSpan span = create.Name.Span;
        if (left == 0 || right == 0)
        {
            if (Has(create.Options, "commutator")) return Refuse("only binary operators can have commutators");
            if (Has(create.Options, "join")) return Refuse("only binary operators can have join selectivity");
            if (DefinitionOptions.Boolean(create.Options, "merges")) return Refuse("only binary operators can merge join");
            if (DefinitionOptions.Boolean(create.Options, "hashes")) return Refuse("only binary operators can hash");
        }

        if (result != TypeOid.Bool)
        {
            if (Has(create.Options, "negator")) return Refuse("only boolean operators can have negators");
            if (Has(create.Options, "restrict")) return Refuse("only boolean operators can have restriction selectivity");
            if (Has(create.Options, "join")) return Refuse("only boolean operators can have join selectivity");
            if (DefinitionOptions.Boolean(create.Options, "merges")) return Refuse("only boolean operators can merge join");
            if (DefinitionOptions.Boolean(create.Options, "hashes")) return Refuse("only boolean operators can hash");
        }

        if (!CheckEstimators(session, create.Options)) return false;
        if (Named(session, create.Options, "negator", left, right, create.Name) is { IsSelf: true }) return Refuse("operator cannot be its own negator");
        return CheckFree(session, create.Options, left, right, self, create.Name);

        bool Refuse(string message) => session.Error("42P13", span, message);
    }

    /// <summary>What ALTER OPERATOR may change: what is not set yet.</summary>
    public static bool CheckChange(DdlSession session, Operator changed, AlterOperatorStatement alter)
    {
        foreach (DefinitionOption option in alter.Options)
        {
            string name = option.Name.Name;
            if (Fixed.Contains(name) || (session.ServerVersion < FirstVersionWithLaterLinks && name is not ("restrict" or "join") && Alterable.Contains(name))) return session.Error("42601", option.Span, $"operator attribute \"{name}\" cannot be changed");
            if (!Alterable.Contains(name)) return session.Error("42601", option.Span, $"operator attribute \"{name}\" not recognized");
        }

        if (!CheckEstimators(session, alter.Options)) return false;
        bool isBoolean = changed.Result == TypeOid.Bool;
        foreach (DefinitionOption option in alter.Options)
        {
            bool Refuse(string message) => session.Error("42P13", option.Span, message);
            string name = option.Name.Name;
            bool isOff = name is "merges" or "hashes" && !DefinitionOptions.Boolean(alter.Options, name);
            if (!isOff && name is "commutator" or "join" or "merges" or "hashes" && changed.Left == 0 && !IsNone(option)) return Refuse("only binary operators can have this attribute");
            if (!isOff && name is not "commutator" && !isBoolean && !IsNone(option)) return Refuse("only boolean operators can have this attribute");
            if ((name == "merges" && changed.CanMerge && isOff) || (name == "hashes" && changed.CanHash && isOff)) return Refuse($"operator attribute \"{name}\" cannot be changed if it has already been set");
            if (name is not ("commutator" or "negator")) continue;
            (Operator? target, bool isSelf) = Named(session, alter.Options, name, changed.Left, changed.Right, new OperatorName(null, changed.Name)) ?? default;
            if (name == "negator" && isSelf) return Refuse("operator cannot be its own negator");
            uint now = name == "commutator" ? changed.Commutator : changed.Negator;
            uint wanted = isSelf ? changed.Oid : target?.Oid ?? 0;
            if (now != 0 && now != wanted) return Refuse($"operator attribute \"{name}\" cannot be changed if it has already been set");
        }

        return CheckFree(session, alter.Options, changed.Left, changed.Right, changed.Oid, new OperatorName(null, changed.Name));
    }

    /// <summary>Writes the links of an operator, and those that lead back to it. An operator that is only named becomes a shell.</summary>
    public static void Link(DdlSession session, EquatableArray<DefinitionOption> options, Operator found)
    {
        found = found with { CanMerge = found.CanMerge || DefinitionOptions.Boolean(options, "merges"), CanHash = found.CanHash || DefinitionOptions.Boolean(options, "hashes") };
        foreach (string kind in new[] { "commutator", "negator" })
        {
            if (Named(session, options, kind, found.Left, found.Right, new OperatorName(null, found.Name)) is not { } named) continue;
            if (named.IsSelf)
            {
                if (kind == "commutator") found = found with { Commutator = found.Oid };
                continue;
            }

            if (named.Operator is not { } target) continue;
            found = kind == "commutator" ? found with { Commutator = target.Oid } : found with { Negator = target.Oid };
            if (target.IsUserDefined) session.Editor.Put(kind == "commutator" ? target with { Commutator = found.Oid } : target with { Negator = found.Oid });
        }

        if (found.IsUserDefined) session.Editor.Put(found);
    }

    private static bool CheckFree(DdlSession session, EquatableArray<DefinitionOption> options, uint left, uint right, uint self, OperatorName own)
    {
        foreach (string kind in new[] { "commutator", "negator" })
        {
            if (Named(session, options, kind, left, right, own) is not { IsSelf: false, Operator: { } target }) continue;
            uint other = kind == "commutator" ? target.Commutator : target.Negator;
            if (other == 0 || other == self) continue;
            Operator? holder = session.Catalog.FindOperator(other);
            return session.Error("42P13", own.Span, $"{kind} operator {target.Name} is already the {kind} of operator {holder?.Name}");
        }

        return true;
    }

    private static bool CheckEstimators(DdlSession session, EquatableArray<DefinitionOption> options)
    {
        uint[] restrict = [TypeOid.Internal, TypeOid.Oid, TypeOid.Internal, TypeOid.Int4];
        uint[] join = [TypeOid.Internal, TypeOid.Oid, TypeOid.Internal, TypeOid.Int2, TypeOid.Internal];
        return CheckEstimator(session, options, "restrict", restrict) && CheckEstimator(session, options, "join", join);
    }

    private static bool CheckEstimator(DdlSession session, EquatableArray<DefinitionOption> options, string kind, uint[] arguments)
    {
        if (DefinitionOptions.Find(options, kind) is not { } option || IsNone(option) || DefinitionOptions.Name(options, kind) is not { } name) return true;
        IEnumerable<Routine> named = session.Catalog.FindRoutines(name.Schema, name.Name);
        if (named.FirstOrDefault(routine => routine.ArgumentTypes.SequenceEqual(arguments) || (kind == "join" && routine.ArgumentTypes.SequenceEqual(arguments.Take(4)))) is not { } found)
            return session.Error("42883", option.Span, $"function {name}({string.Join(", ", arguments.Select(type => session.Catalog.FormatType(type)))}) does not exist");
        return found.ReturnType == TypeOid.Float8 || session.Error("42P17", option.Span, $"{(kind == "join" ? "join" : "restriction")} estimator function {name} must return type double precision");
    }

    private static bool Has(EquatableArray<DefinitionOption> options, string name) => DefinitionOptions.Find(options, name) is not null;

    private static bool IsNone(DefinitionOption option) => option.Value is OptionKeyword { Keyword: "none" or "NONE" } or OptionName { Name.Name.Name: "none" };

    /// <summary>The operator that an option names, or the very one that is being defined; null when the option is absent.</summary>
    private static (Operator? Operator, bool IsSelf)? Named(DdlSession session, EquatableArray<DefinitionOption> options, string kind, uint left, uint right, OperatorName own)
    {
        OperatorName? name = DefinitionOptions.Find(options, kind)?.Value switch
        {
            OptionOperator written => written.Operator,
            OptionLiteral { Value: StringLiteral literal } => new OperatorName(null, literal.Value),
            _ => null,
        };
        if (name is null) return null;
        (uint first, uint second) = kind == "commutator" ? (right, left) : (left, right);
        if (name.Symbol == own.Symbol && first == left && second == right) return (null, true);
        return (session.Catalog.FindOperators(name.Schema?.Name, name.Symbol).FirstOrDefault(o => o.Left == first && o.Right == second), false);
    }
}
