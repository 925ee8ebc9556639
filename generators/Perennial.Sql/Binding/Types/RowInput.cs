using System.Text;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Rows in literals (PostgreSQL documentation, "Composite Type Input and Output Syntax"; record_in).</summary>
internal static class RowInput
{
    /// <summary>A value of a composite type: <c>(1,"a b",)</c>.</summary>
    public static LiteralError? Check(TypeSystem types, SqlType type, string text)
    {
        string trimmed = text.Trim();
        if (trimmed.Length < 2 || trimmed[0] != '(') return Malformed("it begins with a left parenthesis");
        if (types.RelationOf(type.Oid) is not { } relation) return null;
        int position = 1, count = 0;
        foreach (Column column in relation.Columns)
        {
            if (count++ > 0)
            {
                if (trimmed[position] != ',') return Malformed($"it has too few columns: {type.Name} has {relation.Columns.Count}");
                position++;
            }

            if (!Field(trimmed, ref position, out string? field)) return Malformed("it ends with a right parenthesis");
            if (field is not null && LiteralInput.Check(types, column.Type, field) is { } error) return error;
        }

        if (position >= trimmed.Length) return Malformed("it ends with a right parenthesis");
        if (trimmed[position] == ',') return Malformed($"it has too many columns: {type.Name} has {relation.Columns.Count}");
        return trimmed[position] != ')' || position != trimmed.Length - 1 ? Malformed("nothing stands behind its right parenthesis") : null;

        LiteralError Malformed(string why) => new("22P02", $"malformed record literal: \"{text}\"; {why}");
    }

    // Up to a comma or the parenthesis, which is not passed; null for no value. False at the end of the text.
    private static bool Field(string text, ref int position, out string? field)
    {
        field = null;
        if (position < text.Length && text[position] is ',' or ')') return true;
        StringBuilder value = new();
        bool isQuoted = false;
        for (; position < text.Length && (isQuoted || text[position] is not (',' or ')')); position++)
        {
            char c = text[position];
            if (c == '\\')
            {
                if (++position == text.Length) return false;
                value.Append(text[position]);
            }
            else if (c != '"')
            {
                value.Append(c);
            }
            else if (isQuoted && position + 1 < text.Length && text[position + 1] == '"')
            {
                value.Append(text[++position]);
            }
            else
            {
                isQuoted = !isQuoted;
            }
        }

        field = value.ToString();
        return position < text.Length;
    }
}
