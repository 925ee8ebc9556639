using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintOperation(Expression expression)
    {
        switch (expression)
        {
            case BooleanOperation operation: PrintBoolean(operation); break;
            case NotOperation not:
                output.Word("not");
                Operand(not.Operand, Precedence.Not);
                break;
            case BinaryOperation binary: PrintBinary(binary); break;
            case UnaryOperation unary: PrintUnary(unary); break;
            case QuantifiedComparison comparison:
                Quantified(comparison.Left, comparison.Operator, comparison.Quantifier);
                Parenthesized(comparison.Array);
                break;
            case QuantifiedSubquery comparison:
                Quantified(comparison.Left, comparison.Operator, comparison.Quantifier);
                Subquery(comparison.Query);
                break;
            case AtTimeZone at:
                Operand(at.Operand, Precedence.AtTimeZone);
                output.Word("at time zone");
                Operand(at.Zone, Precedence.AtTimeZone + 1);
                break;
            case AtLocal at:
                Operand(at.Operand, Precedence.AtTimeZone);
                output.Word("at local");
                break;
            case Collate collate:
                Operand(collate.Operand, Precedence.Collate);
                output.Word("collate");
                Name(collate.Collation);
                break;
            case Cast { Form: CastForm.DoubleColon } cast:
                Operand(cast.Operand, Precedence.Cast);
                output.Glue("::");
                Type(cast.Type);
                break;
            case Cast cast:
                output.Word("cast");
                output.OpenCall();
                Print(cast.Operand);
                output.Word("as");
                Type(cast.Type);
                output.Close();
                break;
            default: return false;
        }

        return true;
    }

    private void PrintBoolean(BooleanOperation operation)
    {
        Precedence own = ExpressionPrecedence.Of(operation);
        for (int i = 0; i < operation.Operands.Count; i++)
        {
            if (i > 0) output.Word(operation.Operator == BooleanOperator.And ? "and" : "or");
            // A chain inside a chain of the same operator was in parentheses, else it would be part of the outer one.
            Operand(operation.Operands[i], own + 1);
        }
    }

    /// <summary>A chain of operators leans to the left and may be long, so its spine is walked without recursion.</summary>
    private void PrintBinary(BinaryOperation operation)
    {
        Stack<BinaryOperation> spine = new();
        Expression first = operation;
        while (first is BinaryOperation binary)
        {
            spine.Push(binary);
            first = binary.Left;
            if (ExpressionPrecedence.Of(first) < LeastLeft(ExpressionPrecedence.Of(binary.Operator))) break;
        }

        Operand(first, LeastLeft(ExpressionPrecedence.Of(spine.Peek().Operator)));
        while (spine.Count > 0)
        {
            BinaryOperation binary = spine.Pop();
            Operator(binary.Operator);
            Operand(binary.Right, ExpressionPrecedence.Of(binary.Operator) + 1);
        }
    }

    /// <summary>What a left operand must have at least: comparisons do not chain, all other operators lean to the left.</summary>
    private static Precedence LeastLeft(Precedence own) => own is Precedence.Comparison or Precedence.Pattern ? own + 1 : own;

    private void PrintUnary(UnaryOperation unary)
    {
        if (!ExpressionPrecedence.IsSign(unary.Operator))
        {
            PrefixOperator(unary.Operator);
            Operand(unary.Operand, Precedence.Operator);
            return;
        }

        Operator(unary.Operator);
        int start = output.Length;
        output.SuppressBlank();
        Operand(unary.Operand, Precedence.Sign);
        // "--" is a comment, and "+-" one operator.
        if (start < output.Length && IsOperatorCharacter(output[start])) output.Separate(start);
    }

    // The operators that have tokens of their own are prefixes only when written with OPERATOR().
    private void PrefixOperator(OperatorName name)
    {
        if (name.Schema is not null || ExpressionPrecedence.Of(name) == Precedence.Operator)
        {
            Operator(name);
            return;
        }

        output.Word("operator");
        output.OpenCall();
        output.Word(name.Symbol);
        output.Close();
    }

    private static bool IsOperatorCharacter(char c) =>
        c is '+' or '-' or '*' or '/' or '<' or '>' or '=' or '~' or '!' or '@' or '#' or '%' or '^' or '&' or '|' or '`' or '?';

    private void Quantified(Expression left, OperatorName name, Quantifier quantifier)
    {
        string? words = ExpressionPrecedence.PatternWords(name);
        Operand(left, LeastLeft(words is null ? ExpressionPrecedence.Of(name) : Precedence.Pattern));
        if (words is null) Operator(name);
        else output.Word(words);
        output.Word(quantifier == Quantifier.Any ? "any" : "all");
    }
}
