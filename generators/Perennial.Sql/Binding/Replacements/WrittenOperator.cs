using Perennial.Sql.Catalog;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>
/// An operator where a statement writes it out, so that it can be written with its schema instead. <c>OPERATOR(schema.symbol)</c> binds as any other operator does, whatever its
/// symbol is (PostgreSQL documentation, "Operator Precedence"), so parentheses keep the operands of one that binds more or less closely by itself.
/// </summary>
/// <param name="Place">The symbol, or the words of LIKE; empty where other text takes its place.</param>
/// <param name="Whole">The operator with its operands.</param>
/// <param name="Left">Null for a prefix operator.</param>
/// <param name="Right">Null where parentheses stand around it, as those of ANY do.</param>
/// <param name="Level">How closely the operator binds as it is written.</param>
internal readonly record struct WrittenOperator(TextSpan Place, TextSpan Whole, Expression? Left, Expression? Right, OperatorLevel Level)
{
    public static WrittenOperator Of(BinaryOperation node) => new(node.Operator.Span, node.Span, node.Left, node.Right, LevelOf(node.Operator, isPrefix: false));

    public static WrittenOperator Of(UnaryOperation node) => new(node.Operator.Span, node.Span, null, node.Operand, LevelOf(node.Operator, isPrefix: true));

    /// <summary>Before ANY and ALL, where LIKE and its relatives may stand, too.</summary>
    public static WrittenOperator OfQuantified(Expression left, OperatorName name, TextSpan whole) => new(name.Span, whole, left, null, LevelOfQuantified(name));

    /// <summary>For ORDER BY USING, where nothing but the operator stands.</summary>
    public static WrittenOperator Alone(OperatorName name) => new(name.Span, name.Span, null, null, OperatorLevel.Other);

    /// <summary>The operator with its schema.</summary>
    public static string Qualified(Operator found) => $"operator({NameRules.Quote(found.Schema)}.{found.Name})";

    /// <summary>Notes the edits.</summary>
    public void Qualify(Operator found, SourceText source, ReplacementRecorder replacements)
    {
        // Definitions that the catalog has kept come without their text.
        if (Whole.End > source.Text.Length) return;
        bool isBehindWord = Place.Start > 0 && !char.IsWhiteSpace(source.Text[Place.Start - 1]) && source.Text[Place.Start - 1] != '(';
        if (Place.Length > 0) replacements.ReplaceOperator(Place, (isBehindWord ? " " : "") + Qualified(found));
        if (Level == OperatorLevel.Other) return;

        // Operators of one level go from left to right.
        if (Left is not null && LevelOf(Left) < OperatorLevel.Other) replacements.Parenthesize(Left.Span);
        if (Right is not null && LevelOf(Right) <= OperatorLevel.Other) replacements.Parenthesize(Right.Span);
        if (Level > OperatorLevel.Other) replacements.Parenthesize(Whole);
    }

    // What stands in parentheses counts, too: another pair around it changes nothing.
    private static OperatorLevel LevelOf(Expression operand) => operand switch
    {
        BinaryOperation binary => LevelOf(binary.Operator, isPrefix: false),
        UnaryOperation unary => LevelOf(unary.Operator, isPrefix: true),
        QuantifiedComparison quantified => LevelOfQuantified(quantified.Operator),
        QuantifiedSubquery quantified => LevelOfQuantified(quantified.Operator),
        BooleanOperation or NotOperation or NullTest or BooleanTest or DistinctTest or DocumentTest or NormalizedTest or JsonTest => OperatorLevel.Test,
        PatternMatch or BetweenTest or InList or InSubquery => OperatorLevel.Comparison,
        _ => OperatorLevel.Operand,
    };

    private static OperatorLevel LevelOfQuantified(OperatorName name) =>
        name.Schema is null && name.Span.Length != name.Symbol.Length && name.Symbol is "~~" or "!~~" or "~~*" or "!~~*" ? OperatorLevel.Comparison : LevelOf(name, isPrefix: false);

    private static OperatorLevel LevelOf(OperatorName name, bool isPrefix) => name switch
    {
        { Schema: not null } => OperatorLevel.Other,
        { Symbol: "=" or "<>" or "<" or ">" or "<=" or ">=" } => OperatorLevel.Comparison,
        { Symbol: "+" or "-" or "*" or "/" or "%" or "^" } when !isPrefix || name.Symbol is "+" or "-" => OperatorLevel.Arithmetic,
        _ => OperatorLevel.Other,
    };
}

/// <summary>How closely an operator binds, as far as it matters to one that is written as <c>OPERATOR(...)</c>; later ones more closely.</summary>
internal enum OperatorLevel
{
    /// <summary>AND, OR, NOT and IS.</summary>
    Test,

    /// <summary>Comparisons; IN, LIKE and BETWEEN.</summary>
    Comparison,

    /// <summary>Any other operator, and OPERATOR(...).</summary>
    Other,

    /// <summary><c>+ - * / % ^</c> and signs.</summary>
    Arithmetic,

    /// <summary>No operator at all.</summary>
    Operand,
}
