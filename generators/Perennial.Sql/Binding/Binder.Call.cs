using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>CALL, and what a result needs at the end.</summary>
internal sealed partial class Binder
{
    public BoundQuery BindCall(CallStatement node)
    {
        Scope scope = new(null);
        BoundQuery query = new(QueryKind.Select, scope);
        scope.Query = query;
        scope.Place = ExpressionPlace.CallArgument;
        FunctionCall call = node.Call;
        List<BoundExpression> arguments = [];
        List<string> names = [];
        foreach (FunctionArgument argument in call.Arguments)
        {
            if (argument.Name is { } name) names.Add(name.Name);
            else if (names.Count > 0) throw Refused(argument.Span, "42601", "positional argument cannot follow named argument");
            arguments.Add(Bind(scope, argument.Value));
        }

        RoutineCallSite site = new(call, call.Name.Schema, call.Name.Name) { Call = call, ArgumentNames = [.. names], IsCallStatement = true };
        BoundExpression bound = BindRoutine(scope, site, arguments)!;
        query.Others.Add((bound, false));
        query.IsCall = true;
        if (bound is BoundCall { Routine: { } routine })
        {
            foreach (Argument argument in routine.Arguments)
            {
                if (argument.IsOutput) query.Targets.Add(new(new BoundPlaceholder(argument.Type, -1, call.Span, null), argument.Name));
            }
        }

        return query;
    }

    /// <summary>Brings what is left of unknown type in the result of an operation or of rows to text.</summary>
    public void SettleResult(BoundQuery query)
    {
        SettleTargets(query);
        if (query.Kind != QueryKind.Values) return;
        foreach (BoundExpression[] row in query.Rows)
        {
            for (int i = 0; i < row.Length; i++) row[i] = SettleUnknown(row[i]);
        }
    }
}
