using Perennial.Sql.Binding;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Functions;

/// <summary>Finds the result columns that <c>sqlc.embed(t)</c> stands for.</summary>
internal static class EmbeddedRecords
{
    /// <param name="bound">The columns as they were bound.</param>
    /// <param name="columns">The same columns with the names that the procedure gives them.</param>
    public static EquatableArray<EmbeddedRecord> Of(EquatableArray<BoundColumn> bound, EquatableArray<ResultColumn> columns)
    {
        List<EmbeddedRecord> records = [];
        for (int i = 0; i < bound.Count;)
        {
            if (bound[i].Embedded is not { } embedded)
            {
                i++;
                continue;
            }

            int first = i;
            bool isNullable = false;
            List<ResultColumn> fields = [];
            // Of a relation that stands there twice, the second one begins with the first column again.
            for (; i < bound.Count && bound[i].Embedded is { } next && next.Name == embedded.Name && !(i > first && bound[i].Name == bound[first].Name); i++)
            {
                isNullable |= next.IsNullable;
                fields.Add(new ResultColumn(bound[i].Name, columns[i].Type, bound[i].IsNullableInRow));
            }

            bool isTable = Enumerable.Range(first, i - first).All(index => bound[index].Embedded!.Table is not null);
            string? table = isTable ? embedded.Table!.Schema + "." + embedded.Table.Relation : null;
            records.Add(new EmbeddedRecord(embedded.Name, table, isTable ? embedded.Table!.Relation : "", first, isNullable, fields.ToEquatableArray()));
        }

        return records.ToEquatableArray();
    }
}
