using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    /// <summary>An expression where any fits.</summary>
    private void Print(Expression expression)
    {
        if (!PrintReference(expression) && !PrintOperation(expression) && !PrintTest(expression) && !PrintFunction(expression)
            && !PrintJson(expression) && !PrintXml(expression))
        {
            throw new ArgumentException($"There is no SQL for a {expression.GetType().Name}.", nameof(expression));
        }
    }

    /// <summary>An expression as an operand: in parentheses when it holds together less strongly than <paramref name="least"/>.</summary>
    private void Operand(Expression expression, Precedence least)
    {
        if (ExpressionPrecedence.Of(expression) < least) Parenthesized(expression);
        else Print(expression);
    }

    /// <summary>An expression where the grammar asks for a <c>b_expr</c>.</summary>
    private void Restricted(Expression expression, Precedence least = Precedence.Lowest)
    {
        if (ExpressionPrecedence.IsRestricted(expression)) Operand(expression, least);
        else Parenthesized(expression);
    }

    /// <summary>An expression where the grammar asks for a <c>c_expr</c>.</summary>
    private void Primary(Expression expression) => Operand(expression, Precedence.Primary);

    private void Parenthesized(Expression expression)
    {
        output.Open();
        Print(expression);
        output.Close();
    }

    private void Expressions(EquatableArray<Expression> expressions) => List(expressions, Print);

    private void Subquery(SelectStatement query)
    {
        output.Open();
        Query(query);
        output.Close();
    }

    private void Arguments(string function, EquatableArray<Expression> arguments)
    {
        output.Word(function);
        output.OpenCall();
        Expressions(arguments);
        output.Close();
    }

    private bool PrintReference(Expression expression)
    {
        switch (expression)
        {
            case NullLiteral: output.Word("null"); break;
            case BooleanLiteral literal: output.Word(literal.Value ? "true" : "false"); break;
            case IntegerLiteral literal: Number(literal.Value); break;
            case NumericLiteral literal: output.Word(literal.Text); break;
            case StringLiteral literal: String(literal.Value); break;
            case BitStringLiteral literal: output.Word((literal.IsHexadecimal ? "X'" : "B'") + literal.Digits.Replace("'", "''") + "'"); break;
            case TypedLiteral literal: TypedLiteral(literal); break;
            case PositionalParameter parameter: output.Word("$" + parameter.Number); break;
            case NamedParameter parameter:
                output.Word("@" + parameter.Name + (parameter.IsNullable is { } isNullable ? isNullable ? "?" : "!" : ""));
                break;
            case ColumnReference column: Path(column.Parts); break;
            case StarReference { Qualifier.IsEmpty: true }: output.Word("*"); break;
            case StarReference star:
                Path(star.Qualifier);
                output.Tight(".*");
                break;
            case FieldSelection field:
                Indirected(field.Operand, isField: true);
                output.Glue(".");
                Identifier(field.Field, IdentifierPosition.Label);
                break;
            case FieldStar field:
                Indirected(field.Operand, isField: true);
                output.Tight(".*");
                break;
            case Subscript subscript:
                Indirected(subscript.Operand, isField: false);
                Index(subscript);
                break;
            case Slice slice:
                Indirected(slice.Operand, isField: false);
                Bounds(slice);
                break;
            case DefaultValue: output.Word("default"); break;
            case CurrentOf current:
                output.Word("current of");
                Identifier(current.Cursor);
                break;
            default: return false;
        }

        return true;
    }

    /// <summary>What a subscript or a field selection is applied to: parentheses unless the grammar lets it follow directly.</summary>
    private void Indirected(Expression operand, bool isField)
    {
        bool isDirect = operand switch
        {
            Subscript or Slice or FieldSelection or PositionalParameter => true,
            ScalarSubquery => true,
            // A field of a bare column would read as a column of a table.
            ColumnReference => !isField,
            _ => false,
        };
        if (isDirect) Print(operand);
        else Parenthesized(operand);
    }

    private void Index(Subscript subscript)
    {
        output.Glue("[");
        Print(subscript.Index);
        output.Tight("]");
    }

    private void Bounds(Slice slice)
    {
        output.Glue("[");
        if (slice.Lower is not null) Print(slice.Lower);
        output.Tight(":");
        // A name directly behind the colon would be a variable of psql.
        if (slice.Upper is IntegerLiteral) output.SuppressBlank();
        if (slice.Upper is not null) Print(slice.Upper);
        output.Tight("]");
    }
}
