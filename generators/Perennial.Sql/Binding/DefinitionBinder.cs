using Perennial.Sql.Catalog;
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
        Binder binder = new(catalog, source, BindOptions.Default);
        try
        {
            BoundQuery bound = query is SelectStatement select ? binder.BindSelect(new Scope(null), select) : binder.BindModification(new Scope(null), query);
            binder.SettleResult(bound);
            binder.RefuseParameters(query.Span);
            List<DefinitionColumn> columns = [];
            foreach (BoundTarget target in bound.Targets) columns.Add(new(target.Name, target.Value.Type, target.Value.Typmod, CollationOf(binder, target.Value)));
            return new(columns.ToEquatableArray(), ReferenceCollector.Collect(binder, bound), []) { Form = BoundQueryForm.Of(bound, query) };
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
            RoutineVolatility volatility = binder.Effects.CallsVolatile ? RoutineVolatility.Volatile : binder.Effects.CallsStable ? RoutineVolatility.Stable : RoutineVolatility.Immutable;
            return new(bound.Type, volatility, ReferenceCollector.Collect(binder, bound, scope.Relation), []);
        }
        catch (BindFailure failure)
        {
            return new(0, RoutineVolatility.Volatile, [], [failure.Finding]);
        }
    }

    /// <inheritdoc/>
    public EquatableArray<ObjectReference> BindBody(DatabaseCatalog catalog, Routine routine, SourceText source)
    {
        if (BodyInput.Of(catalog, routine, null, source) is not { } body) return [];
        HashSet<ObjectReference> references = [];
        foreach (BodyStatement statement in body.Statements)
        {
            if (statement.Node is null) continue;
            Binder binder = new(catalog, source, body.Options);
            try
            {
                if (binder.BindStatement(statement.Node) is { } query) references.UnionWith(ReferenceCollector.Collect(binder, query));
            }
            catch (BindFailure)
            {
                // The body's own check tells.
            }
        }

        return references.ToEquatableArray();
    }

    private static uint CollationOf(Binder binder, BoundExpression value)
    {
        if (!binder.Types.IsCollatable(value.Type)) return 0;
        while (true)
        {
            switch (value)
            {
                case BoundCollate collate:
                    return collate.CollationOid;
                case BoundColumnReference { Column.Column.Collation: not 0 and uint declared }:
                    return declared;
                case BoundConversion conversion when binder.Types.IsCollatable(conversion.Operand.Type):
                    value = conversion.Operand;
                    continue;
                default:
                    return binder.Types.Find(value.Type)?.Collation ?? 0;
            }
        }
    }
}
