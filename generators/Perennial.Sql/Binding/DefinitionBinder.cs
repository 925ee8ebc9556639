using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Binds the queries and expressions of definitions: views, defaults, checks, indexes, triggers and policies.</summary>
public sealed class DefinitionBinder : IDefinitionBinder
{
    private DefinitionBinder()
    {
    }

    /// <summary>The only instance: it has no state.</summary>
    public static DefinitionBinder Instance { get; } = new();

    /// <inheritdoc/>
    public DefinitionQuery BindQuery(DatabaseCatalog catalog, Statement query, SourceText source)
    {
        if (query is ExecuteStatement execute)
        {
            return catalog.User.Prepared.TryGetValue(execute.Name.Name, out PrepareStatement? prepared)
                ? BindPrepared(catalog, prepared)
                : new([], [], [Finding.Create(FindingRules.UnknownName, source, execute.Name.Span, $"prepared statement \"{execute.Name.Name}\" does not exist", "26000")]);
        }

        Binder binder = new(catalog, source, BindOptions.Default);
        try
        {
            BoundQuery bound = query is SelectStatement select ? binder.BindSelect(new Scope(null), select) : binder.BindModification(new Scope(null), query);
            binder.SettleResult(bound);
            binder.RefuseParameters(query.Span);
            (uint updateTarget, string? updateObstacle) = ViewUpdatability.Of(bound);
            return new(ColumnsOf(binder, bound), ReferenceCollector.Collect(binder, bound), [])
            {
                Form = BoundQueryForm.Of(bound),
                UpdateTarget = updateTarget,
                UpdateColumns = updateTarget == 0 ? [] : ViewUpdatability.ColumnsOf(bound),
                UpdateObstacle = updateObstacle,
                RefusedReadOnly = binder.Effects.LocksRows ? "locks rows" : binder.Effects.RefusedReadOnly,
            };
        }
        catch (BindFailure failure)
        {
            return new([], [], [failure.Finding]);
        }
    }

    /// <inheritdoc/>
    public DefinitionQuery BindRuleAction(DatabaseCatalog catalog, Statement action, DefinitionScope scope, SourceText source)
    {
        Binder binder = new(catalog, source, BindOptions.Default);
        try
        {
            BoundQuery bound = binder.BindRuleAction(action, scope.Relation!, scope.RuleEvent!);
            return new(ColumnsOf(binder, bound), ReferenceCollector.Collect(binder, bound), []) { Form = BoundQueryForm.Of(bound) };
        }
        catch (BindFailure failure)
        {
            return new([], [], [failure.Finding]);
        }
    }

    private static EquatableArray<DefinitionColumn> ColumnsOf(Binder binder, BoundQuery bound) =>
        bound.Targets.Select(target => new DefinitionColumn(target.Name, target.Value.Type, target.Value.Typmod, binder.Collations.Of(target.Value))).ToEquatableArray();

    /// <summary>The columns of a prepared statement. It stood its test when it was prepared, so that whatever is wrong with it now is not this text's fault.</summary>
    private static DefinitionQuery BindPrepared(DatabaseCatalog catalog, PrepareStatement prepared)
    {
        EquatableArray<BoundVariable> variables = prepared.Types.Select(type => new BoundVariable("", new TypeReference(TypeNameResolver.Resolve(catalog, type, out _).Oid))).ToEquatableArray();
        Binder binder = new(catalog, new SourceText("", ""), new BindOptions { Variables = variables });
        try
        {
            BoundQuery bound = prepared.Query is SelectStatement select ? binder.BindSelect(new Scope(null), select) : binder.BindModification(new Scope(null), prepared.Query);
            binder.SettleResult(bound);
            return new(ColumnsOf(binder, bound), [], []);
        }
        catch (BindFailure failure)
        {
            return new([], [], [failure.Finding]);
        }
    }

    /// <inheritdoc/>
    public DefinitionExpression BindExpression(DatabaseCatalog catalog, Expression expression, DefinitionScope scope, SourceText source)
    {
        Binder binder = new(catalog, source, BindOptions.Default);
        try
        {
            BoundExpression bound = binder.BindDefinition(expression, scope);
            binder.RefuseParameters(expression.Span);
            uint collation = binder.Collations.Of(bound);
            return new(bound.Type, VolatilityOf(catalog, binder.Effects), ReferenceCollector.Collect(binder, bound, scope.RuleEvent is null ? scope.Relation : null), [])
            {
                LacksCollation = collation == 0 && binder.Types.IsCollatable(bound.Type),
            };
        }
        catch (BindFailure failure)
        {
            return new(0, RoutineVolatility.Volatile, [], [failure.Finding]);
        }
    }

    /// <inheritdoc/>
    public string? FormOf(DatabaseCatalog catalog, Expression expression, DefinitionScope scope)
    {
        try
        {
            // The expression's spans are of the text that defined it; here nothing is reported.
            return BoundQueryForm.Of(new Binder(catalog, new SourceText("", ""), BindOptions.Default).BindDefinition(expression, scope));
        }
        catch (BindFailure)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<(TextSpan Place, ObjectReference Named)> NamesIn(DatabaseCatalog catalog, Expression expression, DefinitionScope scope)
    {
        List<(TextSpan Place, ObjectReference Named)> found = [];
        try
        {
            Visit(new Binder(catalog, new SourceText("", ""), BindOptions.Default).BindDefinition(expression, scope));
        }
        catch (BindFailure)
        {
            // What does not bind was refused where it was defined.
        }

        return found;

        void Visit(BoundExpression node)
        {
            if (node is BoundConstant { Named: { } named }) found.Add((node.Span, named));
            for (int i = 0; i < node.ChildCount; i++) Visit(node.Child(i));
        }
    }

    /// <inheritdoc/>
    public DefinitionBody BindBody(DatabaseCatalog catalog, Routine routine, SourceText source)
    {
        if (BodyInput.Of(catalog, routine, null, source) is not { } body) return new([], null);
        HashSet<ObjectReference> references = [];
        List<string?> forms = [];
        foreach (BodyStatement statement in body.Statements)
        {
            if (statement.Node is null) continue;
            Binder binder = new(catalog, source, body.Options);
            string? form = null;
            try
            {
                if (binder.BindStatement(statement.Node) is { } query)
                {
                    references.UnionWith(ReferenceCollector.Collect(binder, query));
                    form = BoundQueryForm.Of(query);
                }
            }
            catch (BindFailure)
            {
                // The body's own check tells.
            }

            forms.Add(form);
        }

        return new(references.ToEquatableArray(), forms.Contains(null) ? null : string.Join("; ", forms));
    }

    /// <summary>
    /// What the server refuses of a routine's body when it creates the routine: for <c>language sql</c> all that binding finds; other languages look at their bodies
    /// by themselves, and are not asked here.
    /// </summary>
    /// <param name="catalog">The catalog with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="source">The text that defines the routine; places in a body that is a string count from that string's first character.</param>
    public static EquatableArray<Finding> BodyErrors(DatabaseCatalog catalog, Routine routine, SourceText source) =>
        routine.Language == "sql" && RoutineBinder.Bind(catalog, routine, null, source) is { } body ? body.Errors : [];

    /// <summary>The volatility of what is left when SQL functions have given way to their bodies: the server looks only then (contain_mutable_functions).</summary>
    private static RoutineVolatility VolatilityOf(DatabaseCatalog catalog, EffectRecorder effects)
    {
        bool isStable = effects.UsesSqlValue || effects.ConvertsBySettings;
        foreach (Routine routine in effects.Mutable)
        {
            RoutineVolatility volatility = VolatilityOf(catalog, routine);
            if (volatility == RoutineVolatility.Volatile) return volatility;
            isStable |= volatility == RoutineVolatility.Stable;
        }

        return isStable ? RoutineVolatility.Stable : RoutineVolatility.Immutable;
    }

    private static RoutineVolatility VolatilityOf(DatabaseCatalog catalog, Routine routine)
    {
        if (routine is { IsUserDefined: false, Name: "textanycat" or "anytextcat" }) return RoutineVolatility.Immutable;
        if (routine is not { Language: "sql", IsUserDefined: true, Kind: RoutineForm.Function, ReturnsSet: false, SecurityDefiner: false } || !routine.Settings.IsEmpty) return routine.Volatility;
        if (RoutineBinder.Bind(catalog, routine) is not { HasErrors: false, Statements: { Count: 1 } statements }) return routine.Volatility;
        BoundStatement body = statements[0];
        if (body is not { Command: "SELECT", Reads.IsEmpty: true }) return routine.Volatility;

        // What a body calls may give way, too.
        if (body.Routines.Any(used => catalog.FindRoutine(used.Oid) is { Language: "sql" })) return RoutineVolatility.Immutable;
        return body.CallsVolatile ? RoutineVolatility.Volatile : body.CallsStable ? RoutineVolatility.Stable : RoutineVolatility.Immutable;
    }
}
