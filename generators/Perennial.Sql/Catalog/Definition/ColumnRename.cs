using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Lets the expressions of a table follow when one of its columns gets another name; the server keeps them by number.</summary>
internal static class ColumnRename
{
    public static Relation InExpressions(Relation relation, string from, Identifier to) => relation with
    {
        Columns = relation.Columns.Select(column => column.Generated == ColumnGeneration.None || column.Default is null
            ? column
            : column with { Default = Replace(column.Default, from, to) }).ToEquatableArray(),
        Constraints = relation.Constraints.Select(constraint => constraint.Condition is null
            ? constraint
            : constraint with { Condition = Replace(constraint.Condition, from, to) }).ToEquatableArray(),
        Indexes = relation.Indexes.Select(index => index with
        {
            Elements = index.Elements.Select(element => element with { Value = Replace(element.Value, from, to) }).ToEquatableArray(),
            Predicate = index.Predicate is null ? null : Replace(index.Predicate, from, to),
        }).ToEquatableArray(),
        Statistics = relation.Statistics.Select(statistics => statistics.Expressions.IsEmpty
            ? statistics
            : statistics with { Expressions = statistics.Expressions.Select(expression => Replace(expression, from, to)).ToEquatableArray() }).ToEquatableArray(),
        Policies = relation.Policies.Select(policy => policy with
        {
            Using = policy.Using is null ? null : Replace(policy.Using, from, to),
            WithCheck = policy.WithCheck is null ? null : Replace(policy.WithCheck, from, to),
        }).ToEquatableArray(),
        PartitionKey = relation.PartitionKey is { } key
            ? key with { Elements = key.Elements.Select(element => element with { Value = Replace(element.Value, from, to) }).ToEquatableArray() }
            : null,
        Triggers = relation.Triggers.Select(trigger => trigger.When is null ? trigger : trigger with { When = Replace(trigger.When, from, to) }).ToEquatableArray(),
    };

    private static Expression Replace(Expression expression, string from, Identifier to) =>
        ExpressionRewriter.Rewrite(expression, part => part is ColumnReference reference && reference.Name == from
            ? reference with { Parts = reference.Parts.Take(reference.Parts.Count - 1).Append(to).ToEquatableArray() }
            : part);
}
