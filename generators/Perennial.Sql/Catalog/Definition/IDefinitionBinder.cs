using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>What applying DDL needs to know about queries and expressions. The binder implements it; the catalog stage does not depend on binding.</summary>
public interface IDefinitionBinder
{
    /// <summary>The columns of a view's or CREATE TABLE AS query.</summary>
    /// <param name="catalog">The catalog as it is when the statement runs.</param>
    /// <param name="query">SELECT, VALUES, or a data-modifying statement with RETURNING.</param>
    /// <param name="source">The text that the query's spans refer to.</param>
    DefinitionQuery BindQuery(DatabaseCatalog catalog, Statement query, SourceText source);

    /// <summary>What a statement of a rule uses, means and returns.</summary>
    /// <param name="catalog">The catalog as it is when the statement runs.</param>
    /// <param name="action">SELECT, INSERT, UPDATE or DELETE.</param>
    /// <param name="scope">The rule's relation and event.</param>
    /// <param name="source">The text that the statement's spans refer to.</param>
    DefinitionQuery BindRuleAction(DatabaseCatalog catalog, Statement action, DefinitionScope scope, SourceText source);

    /// <summary>The type of a default, a condition or an index expression.</summary>
    /// <param name="catalog">The catalog as it is when the statement runs.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">What it may name.</param>
    /// <param name="source">The text that the expression's spans refer to.</param>
    DefinitionExpression BindExpression(DatabaseCatalog catalog, Expression expression, DefinitionScope scope, SourceText source);

    /// <summary>What a condition means, in the form of <see cref="DefinitionQuery.Form"/>; null when only its text tells, or when it does not bind.</summary>
    /// <param name="catalog">The catalog that has the condition.</param>
    /// <param name="expression">The condition.</param>
    /// <param name="scope">What it may name.</param>
    string? FormOf(DatabaseCatalog catalog, Expression expression, DefinitionScope scope);

    /// <summary>The constants that name an object, as those of <c>regconfig</c> do, and the objects; those of subqueries excepted. Empty when the expression does not bind.</summary>
    /// <param name="catalog">The catalog in which the names are looked up.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">What it may name.</param>
    IReadOnlyList<(TextSpan Place, ObjectReference Named)> NamesIn(DatabaseCatalog catalog, Expression expression, DefinitionScope scope);

    /// <summary>What an SQL-standard body uses and means.</summary>
    /// <param name="catalog">The catalog as it is when the statement runs.</param>
    /// <param name="routine">The routine, with its body.</param>
    /// <param name="source">The text that the body's spans refer to.</param>
    DefinitionBody BindBody(DatabaseCatalog catalog, Routine routine, SourceText source);
}

/// <summary>A column of a bound query.</summary>
/// <param name="Name">As the server names it.</param>
/// <param name="Type">Oid; an unknown literal is <c>text</c> already.</param>
/// <param name="Typmod">-1 without modifier.</param>
/// <param name="Collation">Oid; 0 when not collatable.</param>
public sealed record DefinitionColumn(string Name, uint Type, int Typmod, uint Collation);

/// <summary>A query as DDL sees it.</summary>
/// <param name="Columns">Its result.</param>
/// <param name="References">Every user object that it uses: a drop of one of them meets RESTRICT or CASCADE.</param>
/// <param name="Findings">What the server would refuse.</param>
public sealed record DefinitionQuery(EquatableArray<DefinitionColumn> Columns, EquatableArray<ObjectReference> References, EquatableArray<Finding> Findings)
{
    /// <summary>What the query means, for comparing views; null when only its text tells.</summary>
    public string? Form { get; init; }

    /// <summary>Oid of the one relation that a view with this query passes changes on to; 0 when there is none.</summary>
    internal uint UpdateTarget { get; init; }

    /// <summary>For each column of such a view the number of the target's column that it shows; 0 for an expression.</summary>
    internal EquatableArray<int> UpdateColumns { get; init; }

    /// <summary>What keeps a view with this query from being automatically updatable; null when nothing does.</summary>
    internal string? UpdateObstacle { get; init; }

    /// <summary>What a read-only connection refuses in the query: <c>locks rows</c>, <c>calls nextval</c>; null when nothing is known.</summary>
    internal string? RefusedReadOnly { get; init; }
}

/// <summary>An SQL-standard body as DDL sees it.</summary>
/// <param name="References">Every user object that it uses, as far as it binds: the server records them, other than those of a body in a string.</param>
/// <param name="Form">What it means, in the form of <see cref="DefinitionQuery.Form"/>; null when only its text tells, or when it does not bind.</param>
public sealed record DefinitionBody(EquatableArray<ObjectReference> References, string? Form);

/// <summary>An expression as DDL sees it.</summary>
/// <param name="Type">Oid of its type after coercion to the scope's target; 0 when it could not be told.</param>
/// <param name="Volatility">The most volatile routine in it.</param>
/// <param name="References">Every user object that it uses, the scope's own relation excepted.</param>
/// <param name="Findings">What the server would refuse.</param>
public sealed record DefinitionExpression(uint Type, RoutineVolatility Volatility, EquatableArray<ObjectReference> References, EquatableArray<Finding> Findings)
{
    /// <summary>The type has collations, and which one the values have cannot be told: parts of the expression contradict each other.</summary>
    public bool LacksCollation { get; init; }
}

/// <summary>What an expression in DDL may name, and what it has to give.</summary>
public sealed record DefinitionScope
{
    /// <summary>The table whose columns are in scope; null for none, as in DEFAULT.</summary>
    public Relation? Relation { get; init; }

    /// <summary>The type of <c>value</c> in a domain's CHECK; 0 otherwise.</summary>
    public uint DomainValue { get; init; }

    /// <summary>For WHEN of triggers: <c>old</c> and <c>new</c> are rows of the relation.</summary>
    public bool HasOldAndNew { get; init; }

    /// <summary>For WHERE of rules: <c>insert</c>, <c>update</c>, <c>delete</c> or <c>select</c>, which say whether there is <c>old</c>, <c>new</c> or both; null otherwise.</summary>
    public string? RuleEvent { get; init; }

    /// <summary>The type that the value is assigned to; 0 when the expression's own type counts.</summary>
    public uint Target { get; init; }

    /// <summary>Modifier of <see cref="Target"/>.</summary>
    public int TargetTypmod { get; init; } = TypeModifier.None;

    /// <summary>What the expression is, as the server's messages name it: <c>CHECK</c>, <c>DEFAULT</c>, <c>WHERE</c>, <c>WHEN</c>, <c>USING</c>, <c>STATISTICS</c>.</summary>
    public string Construct { get; init; } = "";
}
