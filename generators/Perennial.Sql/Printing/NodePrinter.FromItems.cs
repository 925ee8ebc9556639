using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void PrintFromItem(FromItem item)
    {
        switch (item)
        {
            case TableItem table:
                Relation(table.Relation);
                Alias(table.Alias);
                if (table.Sample is not null) Sample(table.Sample);
                break;
            case SubqueryItem subquery:
                WordIf(subquery.IsLateral, "lateral");
                Subquery(subquery.Query);
                Alias(subquery.Alias);
                break;
            case FunctionItem function: PrintFunctionItem(function); break;
            case JoinItem { Alias: not null } join:
                output.Open();
                PrintJoin(join);
                output.Close();
                Alias(join.Alias);
                break;
            case JoinItem join: PrintJoin(join); break;
            case XmlTableItem table: PrintXmlTable(table); break;
            case JsonTableItem table: PrintJsonTable(table); break;
            default: throw new ArgumentException($"There is no SQL for a {item.GetType().Name}.", nameof(item));
        }
    }

    private void Relation(RelationName relation)
    {
        WordIf(relation.IsOnly, "only");
        Name(relation.Name);
    }

    private void Alias(TableAlias? alias)
    {
        if (alias is null) return;
        Clause("as", alias.Name);
        OptionalNameGroup(alias.Columns);
    }

    private void Sample(TableSample sample)
    {
        output.Word("tablesample");
        RoutineName(sample.Method);
        output.OpenCall();
        Expressions(sample.Arguments);
        output.Close();
        if (sample.Repeatable is null) return;
        output.Word("repeatable");
        Parenthesized(sample.Repeatable);
    }

    private void PrintFunctionItem(FunctionItem item)
    {
        WordIf(item.IsLateral, "lateral");
        if (item.IsRowsFrom) SpecialCall("rows from", () => List(item.Functions, RowsFrom));
        else List(item.Functions, RowsFrom);
        WordIf(item.WithOrdinality, "with ordinality");
        Alias(item.Alias);
        if (item.ColumnDefinitions.IsEmpty) return;
        WordIf(item.Alias is null, "as");
        Group(item.ColumnDefinitions, Column);
    }

    private void RowsFrom(RowsFromFunction function)
    {
        Print(function.Function);
        if (function.ColumnDefinitions.IsEmpty) return;
        output.Word("as");
        Group(function.ColumnDefinitions, Column);
    }

    private void PrintJoin(JoinItem join)
    {
        Stack<JoinItem> spine = new();
        FromItem first = join;
        while (first is JoinItem next && (spine.Count == 0 || next.Alias is null))
        {
            spine.Push(next);
            first = next.Left;
        }

        PrintFromItem(first);
        while (spine.Count > 0) JoinedItem(spine.Pop());
    }

    private void JoinedItem(JoinItem join)
    {
        WordIf(join.IsNatural, "natural");
        output.Word(join.Kind switch
        {
            JoinKind.Inner => "join",
            JoinKind.Left => "left join",
            JoinKind.Right => "right join",
            JoinKind.Full => "full join",
            _ => "cross join",
        });
        bool isParenthesized = join.Right is JoinItem { Alias: null };
        if (isParenthesized) output.Open();
        PrintFromItem(join.Right);
        if (isParenthesized) output.Close();
        Clause("on", join.On);
        if (join.Using.IsEmpty) return;
        output.Word("using");
        NameGroup(join.Using);
        Clause("as", join.UsingAlias);
    }

    private void PrintXmlTable(XmlTableItem table)
    {
        WordIf(table.IsLateral, "lateral");
        SpecialCall("xmltable", () =>
        {
            if (!table.Namespaces.IsEmpty)
            {
                SpecialCall("xmlnamespaces", () => List(table.Namespaces, XmlNamespace));
                output.Comma();
            }

            Primary(table.Row);
            output.Word("passing");
            Primary(table.Document);
            output.Word("columns");
            List(table.Columns, XmlColumn);
        });
        Alias(table.Alias);
    }

    private void XmlNamespace(XmlNamedValue value)
    {
        WordIf(value.Name is null, "default");
        Restricted(value.Value);
        if (value.Name is not { } name) return;
        output.Word("as");
        Identifier(name, IdentifierPosition.Label);
    }

    private void XmlColumn(XmlTableColumn column)
    {
        Identifier(column.Name);
        if (column.Type is null)
        {
            output.Word("for ordinality");
            return;
        }

        Type(column.Type);
        RestrictedClause("path", column.Path);
        RestrictedClause("default", column.Default);
        if (column.IsNotNull is { } isNotNull) output.Word(isNotNull ? "not null" : "null");
    }

    private void RestrictedClause(string word, Expression? expression)
    {
        if (expression is null) return;
        output.Word(word);
        Restricted(expression);
    }

    private void PrintJsonTable(JsonTableItem table)
    {
        WordIf(table.IsLateral, "lateral");
        SpecialCall("json_table", () =>
        {
            Print(table.Context);
            output.Comma();
            Print(table.Path);
            Clause("as", table.PathName);
            Passing(table.Passing);
            JsonColumns(table.Columns);
            Behavior(table.OnError, "on error");
        });
        Alias(table.Alias);
    }

    private void JsonColumns(EquatableArray<JsonTableColumn> columns)
    {
        output.Word("columns");
        Group(columns, JsonColumn);
    }

    private void JsonColumn(JsonTableColumn column)
    {
        switch (column)
        {
            case JsonTableOrdinality ordinality:
                Identifier(ordinality.Name);
                output.Word("for ordinality");
                break;
            case JsonTableNested nested:
                Clause("nested path", nested.Path);
                Clause("as", nested.PathName);
                JsonColumns(nested.Columns);
                break;
            case JsonTableValue value:
                // A column may be called "nested", which would open a nested path.
                Identifier(value.Name, value.Name.Name == "nested" ? IdentifierPosition.NoKeyword : IdentifierPosition.Any);
                Type(value.Type);
                WordIf(value.IsExists, "exists");
                Format(value.Format);
                Clause("path", value.Path);
                WrapperAndQuotes(value.Wrapper, value.Quotes);
                Behavior(value.OnEmpty, "on empty");
                Behavior(value.OnError, "on error");
                break;
            default: throw new ArgumentException($"There is no SQL for a {column.GetType().Name}.", nameof(column));
        }
    }
}
