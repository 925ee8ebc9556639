using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Fixes;

/// <summary>
/// Writes a sealed query for the day when some of its tables are gone: each is read as a table without rows. So a count still counts, to zero, and what is joined from the outside is
/// null. Statements that change data, or lock rows to change them, cannot be written so.
/// </summary>
/// <param name="before">The catalog of the sealed versions, which has the tables.</param>
/// <param name="after">The catalog of schema.sql.</param>
internal sealed class EmptyTables(DatabaseCatalog before, DatabaseCatalog after)
{
    /// <summary>The query over tables without rows; null when none of its tables is gone, and when it changes data.</summary>
    /// <param name="sql">As a sealed body has it: every relation is qualified.</param>
    public string? Write(string sql)
    {
        StringBuilder result = new();
        int position = 0;
        using Lexer lexer = new(sql, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            if (Changes()) return null;
            for (int i = 0; i + 2 < lexer.Count; i++)
            {
                if (lexer.TextOf(i + 1) != "." || Gone(lexer.NameOf(i), lexer.NameOf(i + 2)) is not { } table) continue;
                // A column's full name, a call, and a table without its children.
                if (i + 3 < lexer.Count && lexer.TextOf(i + 3) is "." or "(") return null;
                if (i == 0 || lexer.WordOf(i - 1) == "only") return null;
                int end = lexer.Tokens[i + 2].End;
                result.Append(sql, position, lexer.Tokens[i].Start - position).Append(WithoutRows(table, sql));
                if (!HasAlias(i + 3)) result.Append(" as ").Append(NameRules.Quote(table.Name));
                position = end;
            }

            // What it would change, over tables that are empty all of a sudden, nobody has foreseen: "delete what is in no list" would delete everything.
            bool Changes()
            {
                for (int i = 0; i < lexer.Count; i++)
                {
                    if (lexer.Tokens[i].Kind is TokenKind.Insert or TokenKind.Update or TokenKind.Delete or TokenKind.Merge) return true;
                }

                return false;
            }

            bool HasAlias(int next) =>
                next < lexer.Count && (lexer.WordOf(next) == "as" || lexer.Tokens[next].Kind == TokenKind.Identifier || (Keywords.ClassOf(lexer.Tokens[next].Kind) & KeywordClasses.ColumnId) != KeywordClasses.None);
        }

        return position == 0 ? null : result.Append(sql, position, sql.Length - position).ToString();
    }

    private Relation? Gone(string schema, string name) => after.FindRelation(schema, name) is null && before.FindRelation(schema, name) is { } table ? table : null;

    // The columns that the query speaks of are enough.
    private string WithoutRows(Relation table, string sql)
    {
        IEnumerable<string> columns = table.Columns.Where(column => sql.IndexOf(column.Name, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(column => $"null::{before.FormatType(column.Type, column.Typmod, SearchPath.Empty)} as {NameRules.Quote(column.Name)}");
        return $"(select {string.Join(", ", columns)} where false)";
    }
}
