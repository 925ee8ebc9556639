using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>What DDL reads off an expression without binding it. Subqueries are not entered: constraints, defaults and index expressions have none.</summary>
internal static class ExpressionParts
{
    /// <summary>The distinct columns of a table that an expression names, in order of appearance; names that are no columns are left out.</summary>
    public static List<Column> Columns(Expression expression, Relation relation)
    {
        List<Column> columns = [];
        foreach (Expression part in SelfAndParts(expression))
        {
            if (part is ColumnReference reference && relation.FindColumn(reference.Name) is { } column && !columns.Contains(column)) columns.Add(column);
        }

        return columns;
    }

    /// <summary>The first system column other than <c>tableoid</c> that an expression names; null for none.</summary>
    public static ColumnReference? SystemColumnIn(Expression expression, Relation relation) => SelfAndParts(expression).OfType<ColumnReference>()
        .FirstOrDefault(reference => reference.Name != "tableoid" && SystemColumn.Find(reference.Name) is not null && relation.FindColumn(reference.Name) is null);

    /// <summary>The first reference to the whole row of the table; null for none.</summary>
    public static ColumnReference? WholeRowIn(Expression expression, Relation relation) => SelfAndParts(expression).OfType<ColumnReference>()
        .FirstOrDefault(reference => reference.Parts.Count == 1 && reference.Name == relation.Name && relation.FindColumn(reference.Name) is null);

    /// <summary>The name that a result column of this expression would get, or null (FigureColname).</summary>
    public static string? FigureName(Expression expression) => Figure(expression).Name;

    /// <summary>The sequence that <c>nextval('s'::regclass)</c> names; null for another expression.</summary>
    public static string? SequenceOfNextval(Expression expression)
    {
        if (expression is not FunctionCall { Name.Name: "nextval", Arguments: { Count: 1 } arguments }) return null;
        return arguments[0].Value switch
        {
            StringLiteral literal => literal.Value,
            Cast { Operand: StringLiteral literal, Type.Name.Name: "regclass" } => literal.Value,
            TypedLiteral { Type.Name.Name: "regclass" } literal => literal.Value,
            _ => null,
        };
    }

    /// <summary>The expression and all expressions in it, outer ones first.</summary>
    public static IEnumerable<Expression> SelfAndParts(Expression root)
    {
        Stack<Expression> pending = new();
        pending.Push(root);
        while (pending.Count > 0)
        {
            Expression next = pending.Pop();
            yield return next;
            foreach (Expression? part in Parts(next).Reverse())
            {
                if (part is not null) pending.Push(part);
            }
        }
    }

    private static IEnumerable<Expression?> Parts(Expression expression) => expression switch
    {
        FieldSelection e => [e.Operand],
        FieldStar e => [e.Operand],
        Subscript e => [e.Operand, e.Index],
        Slice e => [e.Operand, e.Lower, e.Upper],
        UnaryOperation e => [e.Operand],
        BinaryOperation e => [e.Left, e.Right],
        BooleanOperation e => e.Operands,
        NotOperation e => [e.Operand],
        NullTest e => [e.Operand],
        BooleanTest e => [e.Operand],
        DistinctTest e => [e.Left, e.Right],
        DocumentTest e => [e.Operand],
        NormalizedTest e => [e.Operand],
        JsonTest e => [e.Operand],
        PatternMatch e => [e.Operand, e.Pattern, e.Escape],
        BetweenTest e => [e.Operand, e.Low, e.High],
        InList e => e.Items.Prepend(e.Operand),
        QuantifiedComparison e => [e.Left, e.Array],
        AtTimeZone e => [e.Operand, e.Zone],
        AtLocal e => [e.Operand],
        Collate e => [e.Operand],
        Cast e => [e.Operand],
        FunctionCall e => e.Arguments.Select(static argument => argument.Value).Append(e.Filter),
        ArrayConstructor e => e.Elements,
        RowConstructor e => e.Elements,
        CaseExpression e => e.Branches.SelectMany(static branch => new[] { branch.When, branch.Then }).Prepend(e.Operand!).Append(e.Else!),
        Coalesce e => e.Arguments,
        NullIf e => [e.Left, e.Right],
        Extremum e => e.Arguments,
        JsonValueExpression e => [e.Value],
        JsonObjectConstructor e => e.Members.SelectMany(static member => new[] { member.Key, member.Value }),
        JsonArrayConstructor e => e.Elements,
        JsonParse e => [e.Value],
        JsonScalar e => [e.Value],
        JsonSerialize e => [e.Value],
        JsonFunction e => e.Passing.Select(static argument => argument.Value).Prepend(e.Path).Prepend(e.Context),
        XmlElement e => e.Attributes.Select(static attribute => attribute.Value).Concat(e.Content),
        XmlForest e => e.Values.Select(static value => value.Value),
        XmlConcat e => e.Arguments,
        XmlParse e => [e.Value],
        XmlProcessingInstruction e => [e.Content],
        XmlRoot e => [e.Value, e.Version],
        XmlSerialize e => [e.Value],
        _ => [],
    };

    // Strength 2 is a real name, 1 a type's name that a stronger one inside a cast or CASE overrides, 0 none.
    private static (string? Name, int Strength) Figure(Expression expression)
    {
        switch (expression)
        {
            case ColumnReference e:
                return (e.Name, 2);
            case FieldSelection e:
                return (e.Field.Name, 2);
            case Subscript e:
                return Figure(e.Operand);
            case Slice e:
                return Figure(e.Operand);
            case FunctionCall e:
                return (e.Name.Name, 2);
            case NullIf:
                return ("nullif", 2);
            case Cast e:
                (string? name, int strength) = Figure(e.Operand);
                return strength <= 1 ? (e.Type.Name.Name, 1) : (name, strength);
            case TypedLiteral e:
                return (e.Type.Name.Name, 1);
            case Collate e:
                return Figure(e.Operand);
            case CaseExpression e:
                (string? elseName, int elseStrength) = e.Else is null ? default : Figure(e.Else);
                return elseStrength <= 1 ? ("case", 1) : (elseName, elseStrength);
            case ArrayConstructor:
                return ("array", 2);
            case RowConstructor:
                return ("row", 2);
            case Coalesce:
                return ("coalesce", 2);
            case Extremum e:
                return (e.Kind == ExtremumKind.Greatest ? "greatest" : "least", 2);
            case AtTimeZone or AtLocal:
                return ("timezone", 2);
            case BooleanLiteral:
                return ("bool", 1);
            default:
                return default;
        }
    }
}
