using System.Text.RegularExpressions;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Paths of SQL/JSON (PostgreSQL documentation, "The SQL/JSON Path Language") as one text, however they are spelt: <c>lax $.a</c> is <c>$."a"</c>. All parentheses are written and no blanks, which
/// the output function does otherwise.
/// </summary>
internal sealed class JsonPathForm
{
    private const int DeepestNesting = 200;

    private static readonly Regex Token = new(
        """\G(?>\s|/\*.*?\*/)*(?<token>\$?"([^"\\]|\\.)*"|\$?[\p{L}_][\w$]*|\d[\w.]*\d\w*|\d+|\.\d+|&&|\|\||==|!=|<>|<=|>=|\*\*|[$@!<>+\-*/%.?()\[\]{},])""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline);

    // From the loosest to the closest; comparisons stand between && and +.
    private static readonly string[][] Operators = [["||"], ["&&"], ["==", "!=", "<>", "<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<string> _tokens = [];
    private int _position;
    private int _depth;
    private bool _isLost;

    private JsonPathForm(string text)
    {
        int end = 0;
        for (Match match = Token.Match(text); match.Success; match = Token.Match(text, end))
        {
            _tokens.Add(match.Groups["token"].Value);
            end = match.Index + match.Length;
        }

        _isLost = text.Substring(end).Trim().Length > 0;
    }

    /// <summary>The path's form; a text that is no path stays as it is.</summary>
    public static string Of(string text)
    {
        JsonPathForm path = new(text);
        bool isStrict = path.TakeWord("strict");
        if (!isStrict) path.TakeWord("lax");
        string form = path.Operation(0);
        return path._isLost || path._position < path._tokens.Count ? text : (isStrict ? "strict " : "") + form;
    }

    private string Next => _position < _tokens.Count ? _tokens[_position] : "";

    private string Operation(int level)
    {
        if (level == Operators.Length) return Operand();
        string left = Operation(level + 1);
        while (!_isLost)
        {
            if (Array.IndexOf(Operators[level], Next) >= 0)
            {
                string found = _tokens[_position++];
                left = $"({left}{(found == "<>" ? "!=" : found)}{Operation(level + 1)})";
            }
            else if (level == 2 && TakeWord("starts"))
            {
                if (!TakeWord("with")) _isLost = true;
                left = $"({left} starts with {Operand()})";
            }
            else if (level == 2 && TakeWord("like_regex"))
            {
                left = $"({left} like_regex {Word()}{(TakeWord("flag") ? " flag " + Word() : "")})";
            }
            else if (level == 2 && TakeWord("is"))
            {
                if (!TakeWord("unknown")) _isLost = true;
                left = $"({left} is unknown)";
            }
            else
            {
                return left;
            }
        }

        return left;
    }

    private string Operand()
    {
        if (_isLost || ++_depth > DeepestNesting)
        {
            _isLost = true;
            return "";
        }

        string operand = Take("(") ? Closed(")") : Next is "!" or "-" or "+" ? $"({_tokens[_position++]}{Operand()})" : TakeWord("exists") ? $"exists({(Take("(") ? Closed(")") : Lost())})" : Word();
        while (!_isLost && Accessor() is { } accessor) operand += accessor;
        _depth--;
        return operand;
    }

    private string Closed(string end)
    {
        string inner = Operation(0);
        return Take(end) ? inner : Lost();
    }

    // A key may be written without quotes, a method has parentheses behind it.
    private string? Accessor()
    {
        if (Take("?")) return Take("(") ? $"?({Closed(")")})" : Lost();
        if (Take("[")) return $"[{(Take("*") ? "*" : Subscripts())}{(Take("]") ? "]" : Lost())}";
        if (!Take(".")) return null;
        if (Take("*")) return ".*";
        if (Take("**")) return ".**" + (Take("{") ? $"{{{Subscripts()}{(Take("}") ? "}" : Lost())}" : "");
        string key = Word();
        if (key.Length == 0 || key[0] == '$') return Lost();
        if (key[0] != '"' && Take("(")) return $".{key}({(Next == ")" ? "" : Subscripts())}{(Take(")") ? ")" : Lost())}";
        return key[0] == '"' ? "." + key : $".\"{key}\"";
    }

    private string Subscripts()
    {
        string list = "";
        do
        {
            list += (list.Length == 0 ? "" : ",") + Operation(3);
            if (TakeWord("to")) list += " to " + Operation(3);
        }
        while (!_isLost && Take(","));
        return list;
    }

    // A number, a text, a variable, a key or one of $, @, last, null, true and false.
    private string Word()
    {
        string word = Next;
        if (word.Length == 0 || !(char.IsLetterOrDigit(word[0]) || word[0] is '"' or '$' or '@' or '_' or '.') || word == ".") return Lost();
        _position++;
        return word.Length > 1 && word[0] == '$' && word[1] != '"' ? $"$\"{word.Substring(1)}\"" : word;
    }

    private bool Take(string token)
    {
        if (Next != token) return false;
        _position++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (!Next.Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _position++;
        return true;
    }

    private string Lost()
    {
        _isLost = true;
        return "";
    }
}
