using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>The calls that sqlc's files know: <c>sqlc.arg</c>, <c>sqlc.narg</c>, <c>sqlc.slice</c>, <c>sqlc.embed</c>.</summary>
internal sealed partial class Binder
{
    private BoundExpression BindSqlcCall(FunctionCall call)
    {
        switch (call.Name.Name)
        {
            case "arg":
                return BindNamedParameter(SqlcName(call), null, call.Span);
            case "narg":
                return BindNamedParameter(SqlcName(call), true, call.Span);
            case "slice":
                throw Fail(FindingRules.Annotation, call.Span, "42601", "sqlc.slice(names) is the only item of an IN list: x in (sqlc.slice(names)). Elsewhere write a parameter with an array's type, as in @names::text[].");
            case "embed":
                throw Fail(FindingRules.Annotation, call.Span, "42601", "sqlc.embed(t) stands in the select list, as an item of its own: select sqlc.embed(t), t.id from table t. Elsewhere write the column that is meant.");
            default:
                throw Fail(FindingRules.Annotation, call.Span, "42883", $"There is no sqlc.{call.Name.Name}. There are sqlc.arg(name) and sqlc.narg(name) for parameters, sqlc.slice(names) for lists and sqlc.embed(table) for a table's record.");
        }
    }

    private string SqlcName(FunctionCall call)
    {
        if (call.Arguments.Count == 1)
        {
            switch (call.Arguments[0].Value)
            {
                case ColumnReference { Parts.Count: 1 } reference:
                    return reference.Name;
                case StringLiteral literal:
                    return literal.Value;
            }
        }

        throw Fail(FindingRules.Annotation, call.Span, "42601", $"sqlc.{call.Name.Name} takes one name, as in sqlc.{call.Name.Name}({(call.Name.Name == "embed" ? "t" : "task_id")}).");
    }

    // x in (sqlc.slice(ids)) compares with any element of an array parameter.
    private BoundExpression? TryBindSlice(Scope scope, InList node)
    {
        if (!_options.QueryAnnotations || node.Items.Count > 1 || node.Items[0] is not FunctionCall { Name: { Schema: "sqlc", Name: "slice" } } call) return null;
        BoundExpression left = Bind(scope, node.Operand);
        ParameterSlot slot = Parameters.ByName(SqlcName(call));
        slot.IsSlice = true;
        BoundExpression array = Refer(slot, call.Span);
        string symbol = node.IsNegated ? "<>" : "=";
        string qualified = symbol;
        WrittenOperator written = new(default, node.Span, node.Operand, null, OperatorLevel.Comparison);
        BoundExpression result = CompareWithArray(scope, null, symbol, !node.IsNegated, left, array, node.Span, node.Span, written);
        if (result is BoundArrayComparison { Operator: { IsUserDefined: true } found } && found.Schema != SchemaName.Catalog) qualified = WrittenOperator.Qualified(found);
        Replacements.ReplaceSlice(TextSpan.FromBounds(node.Operand.Span.End, node.Span.End), symbol, qualified, node.IsNegated ? "all" : "any", ((BoundParameterReference)array).Slot);
        return result;
    }

    private List<BoundTarget>? TryBindEmbed(Scope scope, SelectItem item)
    {
        if (!_options.QueryAnnotations || item.Value is not FunctionCall { Name: { Schema: "sqlc", Name: "embed" } } call) return null;
        string name = SqlcName(call);
        NamespaceItem found = FindItem(scope, null, name, call.Span) ?? throw MissingEmbedded(scope, name, call.Span);
        List<BoundTarget> targets = [];
        List<string> texts = [];
        foreach (VisibleColumn column in found.Columns)
        {
            targets.Add(new(Refer(column, call.Span), column.Name) { EmbeddedIn = name });
            texts.Add(NameRules.Quote(name) + "." + NameRules.Quote(column.Name));
        }

        Replacements.Replace(call.Span, string.Join(", ", texts));
        return targets;
    }

    private BindFailure MissingEmbedded(Scope scope, string name, TextSpan span)
    {
        Finding missing = MissingTable(scope, null, name, span).Finding;
        string[] known = [.. scope.Namespace.Where(static item => item.IsRelationVisible).Select(static item => item.Entry.Name)];
        string advice = missing.Message.EndsWith("?", StringComparison.Ordinal) || missing.Message.Contains("; FROM ") || known.Length == 0 ? "" : $" sqlc.embed takes a table of FROM by its alias: here {string.Join(" or ", known)}.";
        return new(missing with { Message = Finding.Sentence(missing.Message) + advice });
    }
}
