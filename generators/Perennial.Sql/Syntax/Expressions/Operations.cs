namespace Perennial.Sql.Syntax;

public sealed record UnaryOperation(OperatorName Operator, Expression Operand) : Expression;

public sealed record BinaryOperation(Expression Left, OperatorName Operator, Expression Right) : Expression;

public enum BooleanOperator { And, Or }

/// <summary>A chain of one operator, flattened: <c>a and b and c</c> has three operands. Never fewer than two.</summary>
public sealed record BooleanOperation(BooleanOperator Operator, EquatableArray<Expression> Operands) : Expression;

public sealed record NotOperation(Expression Operand) : Expression;

/// <summary><c>is [not] null</c>, also written <c>isnull</c> and <c>notnull</c>.</summary>
public sealed record NullTest(Expression Operand, bool IsNegated) : Expression;

public enum TruthValue { True, False, Unknown }

/// <summary><c>is [not] true | false | unknown</c>.</summary>
public sealed record BooleanTest(Expression Operand, TruthValue Value, bool IsNegated) : Expression;

/// <summary><c>is [not] distinct from</c>; not negated means that the test is true for different values.</summary>
public sealed record DistinctTest(Expression Left, Expression Right, bool IsNegated) : Expression;

/// <summary><c>is [not] document</c>.</summary>
public sealed record DocumentTest(Expression Operand, bool IsNegated) : Expression;

public enum UnicodeNormalForm { Nfc, Nfd, Nfkc, Nfkd }

/// <summary><c>is [not] [form] normalized</c>; null is the default form.</summary>
public sealed record NormalizedTest(Expression Operand, UnicodeNormalForm? Form, bool IsNegated) : Expression;

public enum JsonTestKind { Value, Scalar, Array, Object }

/// <summary><c>is [not] json [kind] [with unique keys]</c>.</summary>
public sealed record JsonTest(Expression Operand, JsonTestKind Kind, bool UniqueKeys, bool IsNegated) : Expression;

public enum PatternKind { Like, ILike, SimilarTo }

/// <summary><c>a [not] like b [escape c]</c> and its relatives.</summary>
public sealed record PatternMatch(PatternKind Kind, Expression Operand, Expression Pattern, Expression? Escape, bool IsNegated) : Expression;

public sealed record BetweenTest(Expression Operand, Expression Low, Expression High, bool IsSymmetric, bool IsNegated) : Expression;

/// <summary><c>a [not] in (1, 2)</c>; at least one item.</summary>
public sealed record InList(Expression Operand, EquatableArray<Expression> Items, bool IsNegated) : Expression;

public sealed record InSubquery(Expression Operand, SelectStatement Query, bool IsNegated) : Expression;

public enum Quantifier { Any, All }

/// <summary><c>a op any (array)</c>. SOME is ANY; LIKE and ILIKE are the operators <c>~~</c>, <c>~~*</c> and their negations.</summary>
public sealed record QuantifiedComparison(Expression Left, OperatorName Operator, Quantifier Quantifier, Expression Array) : Expression;

/// <summary><c>a op any (select ...)</c>.</summary>
public sealed record QuantifiedSubquery(Expression Left, OperatorName Operator, Quantifier Quantifier, SelectStatement Query) : Expression;

public sealed record ExistsTest(SelectStatement Query) : Expression;

public sealed record ScalarSubquery(SelectStatement Query) : Expression;

public sealed record AtTimeZone(Expression Operand, Expression Zone) : Expression;

/// <summary><c>a at local</c> (since 17).</summary>
public sealed record AtLocal(Expression Operand) : Expression;

public sealed record Collate(Expression Operand, QualifiedName Collation) : Expression;

public enum CastForm { DoubleColon, Cast }

public sealed record Cast(Expression Operand, TypeName Type, CastForm Form) : Expression;
