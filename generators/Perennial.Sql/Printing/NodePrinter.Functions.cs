using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintFunction(Expression expression)
    {
        switch (expression)
        {
            case FunctionCall call: PrintCall(call); break;
            case SqlValueFunction function:
                output.Word(KeywordPhrases.Of(function.Kind));
                Precision(function.Precision);
                break;
            case GroupingFunction grouping: Arguments("grouping", grouping.Arguments); break;
            case MergeAction: output.Word("merge_action()"); break;
            case Coalesce coalesce: Arguments("coalesce", coalesce.Arguments); break;
            case NullIf nullIf: Arguments("nullif", [nullIf.Left, nullIf.Right]); break;
            case Extremum extremum: Arguments(extremum.Kind == ExtremumKind.Greatest ? "greatest" : "least", extremum.Arguments); break;
            case CaseExpression expr: PrintCase(expr); break;
            case ArrayConstructor array:
                if (!array.IsNested) output.Word("array");
                if (array.IsNested) output.Word("[");
                else output.Tight("[");
                output.SuppressBlank();
                Expressions(array.Elements);
                output.Tight("]");
                break;
            case ArraySubquery array:
                output.Word("array");
                output.SuppressBlank();
                Subquery(array.Query);
                break;
            case RowConstructor row:
                if (row.HasKeyword)
                {
                    Arguments("row", row.Elements);
                }
                else
                {
                    Group(row.Elements, Print);
                }

                break;
            default: return false;
        }

        return true;
    }

    private void PrintCase(CaseExpression expression)
    {
        Clause("case", expression.Operand);
        if (expression.Operand is null) output.Word("case");
        foreach (CaseBranch branch in expression.Branches) Branch(branch);
        Clause("else", expression.Else);
        output.Word("end");
    }

    private void Branch(CaseBranch branch)
    {
        Clause("when", branch.When);
        Clause("then", branch.Then);
    }

    private void PrintCall(FunctionCall call)
    {
        if (call.Form != FunctionCallForm.Plain && PrintSpecialCall(call)) return;
        CallName(call.Name);
        output.OpenCall();
        if (call.IsStar) output.Word("*");
        WordIf(call.IsDistinct, "distinct");
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (i > 0) output.Comma();
            WordIf(call.IsVariadic && i == call.Arguments.Count - 1, "variadic");
            Argument(call.Arguments[i]);
        }

        if (!call.IsWithinGroup) OrderBy(call.OrderBy);
        output.Close();
        if (call.IsWithinGroup)
        {
            output.Word("within group");
            output.Open();
            OrderBy(call.OrderBy);
            output.Close();
        }

        FilterAndOver(call.Filter, call.Over);
    }

    /// <summary>CUBE and ROLLUP open grouping sets in GROUP BY; a function of that name is quoted everywhere.</summary>
    private void CallName(QualifiedName name)
    {
        if (name.Parts.Count == 1 && name.Name is "cube" or "rollup") Identifier(name.Parts[0], IdentifierPosition.NoKeyword);
        else RoutineName(name);
    }

    private void Argument(FunctionArgument argument)
    {
        if (argument.Name is { } name)
        {
            Identifier(name, IdentifierPosition.FunctionOrType);
            output.Word("=>");
        }

        Print(argument.Value);
    }

    private void FilterAndOver(Expression? filter, WindowReference? over)
    {
        if (filter is not null)
        {
            output.Word("filter");
            output.Open();
            Clause("where", filter);
            output.Close();
        }

        if (over is null) return;
        output.Word("over");
        Window(over);
    }

    private void Precision(int? precision)
    {
        if (precision is not { } digits) return;
        output.OpenCall();
        Number(digits);
        output.Close();
    }
}
