using System.Text;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Array constants in braces (PostgreSQL documentation, "Array Input and Output Syntax").</summary>
internal static class ArrayLiteral
{
    /// <summary>The error of the array itself or of its first bad element, or null. Arrays with bounds written out are not judged.</summary>
    public static LiteralError? Check(TypeSystem types, SqlType array, string text)
    {
        string trimmed = text.Trim();
        LiteralError malformed = new("22P02", $"malformed array literal: \"{text}\"");
        if (trimmed.Length > 0 && trimmed[0] == '[') return null;
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

    private static LiteralError? CheckElement(TypeSystem types, uint elementType, StringBuilder element, bool isQuoted)
    {
        string text = isQuoted ? element.ToString() : element.ToString().Trim();
        return !isQuoted && text.Equals("null", StringComparison.OrdinalIgnoreCase) ? null : LiteralInput.Check(types, elementType, text);
    }
}
