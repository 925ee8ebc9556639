using System.Text;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Array constants in braces (PostgreSQL documentation, "Array Input and Output Syntax").</summary>
internal static class ArrayLiteral
{
    /// <summary>The error of the array itself or of its first bad element, or null. Behind bounds that are written out, <c>[0:1]={a,b}</c>, elements are not counted.</summary>
    public static LiteralError? Check(TypeSystem types, SqlType array, string text)
    {
        string trimmed = text.Trim();
        LiteralError malformed = new("22P02", $"malformed array literal: \"{text}\"; an array is written as '{{a,b}}' or array['a', 'b']");
        if (trimmed.Length > 0 && trimmed[0] == '[')
        {
            int equals = trimmed.IndexOf('=');
            if (equals < 0 || !AreBounds(trimmed, equals)) return malformed;
            trimmed = trimmed.Substring(equals + 1).TrimStart();
        }

        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[trimmed.Length - 1] != '}') return malformed;
        // The separator of every built-in type but box is a comma.
        if (array.Name == "_box") return null;
        int depth = 0;
        StringBuilder element = new();
        bool hasElement = false, isQuoted = false;
        for (int i = 0; i < trimmed.Length; i++)
        {
            char c = trimmed[i];
            switch (c)
            {
                case '{':
                    depth++;
                    break;
                case '}' or ',':
                    if (hasElement && CheckElement(types, array.ElementType, element, isQuoted) is { } error) return error;
                    element.Clear();
                    hasElement = isQuoted = false;
                    if (c == '}' && --depth == 0 && i + 1 < trimmed.Length) return malformed;
                    break;
                case '"':
                    hasElement = isQuoted = true;
                    for (i++; i < trimmed.Length && trimmed[i] != '"'; i++)
                    {
                        if (trimmed[i] == '\\') i++;
                        if (i < trimmed.Length) element.Append(trimmed[i]);
                    }

                    break;
                case '\\' when i + 1 < trimmed.Length:
                    hasElement = true;
                    element.Append(trimmed[++i]);
                    break;
                default:
                    hasElement |= !char.IsWhiteSpace(c);
                    element.Append(c);
                    break;
            }
        }

        return depth == 0 ? null : malformed;
    }

    /// <summary>Whether a right literal has some element for sure.</summary>
    public static bool HasElement(string text) => text.TrimStart().StartsWith("{", StringComparison.Ordinal) && text.Any(static c => c is not ('{' or '}') && !char.IsWhiteSpace(c));

    /// <summary>Whether no element of a right literal is null.</summary>
    public static bool HasNoNull(string text) => text.IndexOf("null", StringComparison.OrdinalIgnoreCase) < 0;

    private static bool AreBounds(string text, int end)
    {
        bool hasDigit = false;
        for (int i = 0; i < end; i++)
        {
            if (!char.IsDigit(text[i]) && !char.IsWhiteSpace(text[i]) && text[i] is not ('[' or ']' or ':' or '+' or '-')) return false;
            hasDigit |= char.IsDigit(text[i]);
        }

        return hasDigit;
    }

    private static LiteralError? CheckElement(TypeSystem types, uint elementType, StringBuilder element, bool isQuoted)
    {
        string text = isQuoted ? element.ToString() : element.ToString().Trim();
        return !isQuoted && text.Equals("null", StringComparison.OrdinalIgnoreCase) ? null : LiteralInput.Check(types, elementType, text);
    }
}
