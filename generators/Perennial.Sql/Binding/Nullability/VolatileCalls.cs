using Perennial.Sql.Syntax;

namespace Perennial.Sql.Binding;

/// <summary>Finds calls that may give something else each time: what is proven of one evaluation says nothing about the next.</summary>
internal static class VolatileCalls
{
    public static bool Contains(BoundExpression node)
    {
        bool isVolatile = node switch
        {
            BoundCall call => call.Routine.Volatility == RoutineVolatility.Volatile || call.ReturnsSet,
            BoundOperator op => op.Routine is null or { Volatility: RoutineVolatility.Volatile },
            BoundConversion { Function: { } function } => function.Volatility == RoutineVolatility.Volatile,
            BoundSubquery => true,
            _ => false,
        };
        if (isVolatile) return true;
        for (int i = 0; i < node.ChildCount; i++)
        {
            if (Contains(node.Child(i))) return true;
        }

        return false;
    }
}
