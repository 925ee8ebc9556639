using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

/// <summary>Writes nodes; the other files of this class hold one family of nodes each.</summary>
internal sealed partial class NodePrinter(SqlWriter output)
{
    public void Print(SqlNode node)
    {
        switch (node)
        {
            case Expression expression: Print(expression); break;
            case Statement statement: Print(statement); break;
            case QueryBody body: PrintBody(body); break;
            case FromItem item: PrintFromItem(item); break;
            case QualifiedName name: Name(name); break;
            case OperatorName name: Operator(name); break;
            case TypeName type: Type(type); break;
            case IntervalQualifier qualifier: Interval(qualifier); break;
            case RoleName role: Role(role); break;
            case RelationName relation: Relation(relation); break;
            default:
                if (!PrintExpressionPart(node) && !PrintQueryPart(node) && !PrintModificationPart(node) && !PrintDefinitionPart(node))
                {
                    throw new ArgumentException($"There is no SQL for a {node.GetType().Name}.", nameof(node));
                }

                break;
        }
    }

    private void Print(Statement statement)
    {
        if (!PrintQueryStatement(statement) && !PrintDefinition(statement) && !PrintObjectStatement(statement)
            && !PrintRoleStatement(statement) && !PrintOperatorClassStatement(statement) && !PrintUtility(statement))
        {
            throw new ArgumentException($"There is no SQL for a {statement.GetType().Name}.", nameof(statement));
        }
    }

    private void Identifier(Identifier name, IdentifierPosition position = IdentifierPosition.Any) =>
        output.Word(IdentifierQuoting.Quote(name.Name, position));

    private void Name(QualifiedName name, IdentifierPosition first = IdentifierPosition.Any) => Path(name.Parts, first);

    private void Path(EquatableArray<Identifier> parts, IdentifierPosition first = IdentifierPosition.Any)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0) output.Glue(".");
            Identifier(parts[i], i == 0 ? first : IdentifierPosition.Label);
        }
    }

    /// <summary>A routine's name: alone it may be a word like <c>left</c>, qualified it starts with a schema.</summary>
    private void RoutineName(QualifiedName name) =>
        Name(name, name.Parts.Count == 1 ? IdentifierPosition.FunctionOrType : IdentifierPosition.Any);

    private void Operator(OperatorName name)
    {
        if (name.Schema is { } schema)
        {
            output.Word("operator");
            output.OpenCall();
            foreach (Identifier outer in name.Outer)
            {
                Identifier(outer);
                output.Glue(".");
            }

            Identifier(schema);
            output.Glue(".");
            output.Word(name.Symbol);
            output.Close();
        }
        else
        {
            output.Word(name.Symbol);
        }
    }

    private void String(string text) => output.Word(SqlPrinter.QuoteLiteral(text));

    private void Number(int number) => output.Word(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The items with commas between them.</summary>
    private void List<T>(EquatableArray<T> items, Action<T> print)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) output.Comma();
            print(items[i]);
        }
    }

    /// <summary>The items in parentheses.</summary>
    private void Group<T>(EquatableArray<T> items, Action<T> print)
    {
        output.Open();
        List(items, print);
        output.Close();
    }

    /// <summary>The items in parentheses, or nothing when there are none.</summary>
    private void OptionalGroup<T>(EquatableArray<T> items, Action<T> print)
    {
        if (!items.IsEmpty) Group(items, print);
    }

    private void Names(EquatableArray<Identifier> names) => List(names, Identifier);

    private void NameGroup(EquatableArray<Identifier> names) => Group(names, Identifier);

    private void OptionalNameGroup(EquatableArray<Identifier> names) => OptionalGroup(names, Identifier);

    private void Identifier(Identifier name) => Identifier(name, IdentifierPosition.Any);

    private void Name(QualifiedName name) => Name(name, IdentifierPosition.Any);

    private void WordIf(bool condition, string word)
    {
        if (condition) output.Word(word);
    }

    // A language may be named by a string, which may be empty.
    private void Language(Identifier name)
    {
        output.Word("language");
        if (name.Name.Length == 0) output.Word("''");
        else Identifier(name);
    }

    /// <summary>A word and a name behind it, when there is one.</summary>
    private void Clause(string word, Identifier? name)
    {
        if (name is not { } given) return;
        output.Word(word);
        Identifier(given);
    }

    /// <summary>A word and an expression behind it, when there is one.</summary>
    private void Clause(string word, Expression? expression)
    {
        if (expression is null) return;
        output.Word(word);
        Print(expression);
    }
}
