using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>Array constants in braces (PostgreSQL documentation, "Array Input and Output Syntax").</summary>
internal static class ArrayLiteral
{
    // Since then rows without elements count as none.
    private const int FirstVersionWithEmptyRows = 17;

    private const int MaxDimensions = 6;

    private static readonly Regex Bounds = new(@"^(?<part>\[([+-]?\d{1,9}:)?[+-]?\d{1,9}\])+\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The error of the array itself or of its first bad element, or null.</summary>
    public static LiteralError? Check(TypeSystem types, SqlType array, string text)
    {
        string trimmed = text.Trim();
        LiteralError malformed = new("22P02", $"malformed array literal: \"{text}\"; an array is written as '{{a,b}}' or array['a', 'b']");
        List<int>? declared = null;
        if (trimmed.Length > 0 && trimmed[0] == '[')
        {
            int equals = trimmed.IndexOf('=');
            if (equals < 0 || !AreBounds(trimmed, equals)) return malformed;
            declared = Lengths(trimmed.Substring(0, equals), out bool isReversed);
            if (isReversed) return new("2202E", $"upper bound cannot be less than lower bound: \"{text}\"");
            trimmed = trimmed.Substring(equals + 1).TrimStart();
        }

        if (trimmed.Length < 2 || trimmed[0] != '{' || trimmed[trimmed.Length - 1] != '}') return malformed;

        // The separator of every built-in type but box is a comma; a user's own type has one that is not known.
        if (array.Name == "_box" || types.Find(array.ElementType) is { Kind: TypeKind.Base, IsUserDefined: true }) return null;
        Reader reader = new(types, array.ElementType, trimmed);
        List<int>? lengths = reader.Read();
        if (reader.ElementError is { } error) return error;
        if (lengths is null) return malformed;
        if (lengths[lengths.Count - 1] == 0) return declared is not null || (lengths.Count > 1 && types.Catalog.ServerVersion < FirstVersionWithEmptyRows) ? malformed : null;
        return declared is null || declared.SequenceEqual(lengths) ? null : malformed;
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

    // How many elements the bounds leave room for, dimension by dimension; null where they are written in an unusual way.
    private static List<int>? Lengths(string bounds, out bool isReversed)
    {
        isReversed = false;
        if (Bounds.Match(bounds) is not { Success: true } match) return null;
        List<int> lengths = [];
        foreach (Capture part in match.Groups["part"].Captures)
        {
            string[] ends = part.Value.Trim('[', ']').Split(':');
            int low = ends.Length == 1 ? 1 : int.Parse(ends[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), high = int.Parse(ends[ends.Length - 1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            isReversed |= high < low;
            lengths.Add(high - low + 1);
        }

        return lengths;
    }

    /// <summary>Reads what stands in the braces.</summary>
    private sealed class Reader(TypeSystem types, uint elementType, string text)
    {
        private int _position;
        private int _depth;

        /// <summary>Why an element is none of its type; null when all are.</summary>
        public LiteralError? ElementError { get; private set; }

        /// <summary>How many elements there are in each dimension; null when the array is malformed or an element is wrong.</summary>
        public List<int>? Read() => Level() is { } lengths && _position == text.Length ? lengths : null;

        // All parts of a level have the same shape: an element has none.
        private List<int>? Level()
        {
            if (++_depth > MaxDimensions) return null;
            _position++;
            SkipSpace();
            if (Accept('}')) return Leave([0]);
            List<int>? shape = null;
            int count = 0;
            while (true)
            {
                SkipSpace();
                if (_position == text.Length) return null;
                List<int>? part = text[_position] == '{' ? Level() : Element() ? [] : null;
                if (part is null || (shape is not null && !shape.SequenceEqual(part))) return null;
                shape = part;
                count++;
                SkipSpace();
                if (Accept('}')) return Leave([count, .. shape]);
                if (!Accept(',')) return null;
            }
        }

        private List<int> Leave(List<int> lengths)
        {
            _depth--;
            return lengths;
        }

        private bool Element()
        {
            StringBuilder value = new();
            bool isQuoted = Accept('"');
            int end = 0;
            for (; _position < text.Length && (isQuoted ? text[_position] != '"' : text[_position] is not (',' or '}')); _position++)
            {
                char c = text[_position];
                if (!isQuoted && c is '{' or '"') return false;
                bool isEscaped = c == '\\';
                if (isEscaped && ++_position == text.Length) return false;
                value.Append(text[_position]);
                if (isEscaped || isQuoted || !char.IsWhiteSpace(c)) end = value.Length;
            }

            if (_position == text.Length || (isQuoted && !Accept('"')) || (!isQuoted && end == 0)) return false;
            value.Length = end;
            string element = value.ToString();
            if (isQuoted || !element.Equals("null", StringComparison.OrdinalIgnoreCase)) ElementError ??= LiteralInput.Check(types, elementType, element);
            return ElementError is null;
        }

        private bool Accept(char c)
        {
            if (_position == text.Length || text[_position] != c) return false;
            _position++;
            return true;
        }

        private void SkipSpace()
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        }
    }
}
