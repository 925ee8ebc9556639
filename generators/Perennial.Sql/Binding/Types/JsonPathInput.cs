using System.Text.RegularExpressions;

namespace Perennial.Sql.Binding;

/// <summary>Paths of SQL/JSON in literals (PostgreSQL documentation, "The SQL/JSON Path Language"; jsonpath_gram.y).</summary>
internal sealed class JsonPathInput
{
    private const int FirstVersionWithTypeMethods = 17;

    // What is deeper is left to the server.
    private const int MaxDepth = 200;

    private static readonly Regex Token = new(
        @"\G(?<space>\s+|/\*.*?\*/)|\G(?<number>(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?)|\G(?<variable>\$(""(\\.|[^""\\])*""|(\\.|[^\s?%$.\[\]{}()|&!=<>@#,*:\-+/\\""])+))|\G(?<string>""(\\.|[^""\\])*"")"
        + @"|\G(?<word>(\\.|[^\s?%$.\[\]{}()|&!=<>@#,*:\-+/\\""])+)|\G(?<sign>\*\*|&&|\|\||==|<>|!=|<=|>=|.)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline);

    private static readonly HashSet<string> Methods = new(["abs", "size", "type", "floor", "double", "ceiling", "keyvalue", "datetime"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> TypeMethods = new(
        ["bigint", "boolean", "date", "decimal", "integer", "number", "string", "time", "time_tz", "timestamp", "timestamp_tz"], StringComparer.OrdinalIgnoreCase);

    private readonly int _serverVersion;
    private readonly List<(string Kind, string Text)> _tokens = [];
    private int _position;
    private int _filters;
    private int _subscripts;
    private int _depth;
    private bool _isUnsure;

    private JsonPathInput(string text, int serverVersion)
    {
        _serverVersion = serverVersion;
        for (int place = 0; place < text.Length;)
        {
            Match match = Token.Match(text, place);
            string kind = match.Groups["space"].Success ? "space" : match.Groups["number"].Success ? "number" : match.Groups["variable"].Success ? "variable"
                : match.Groups["string"].Success ? "string" : match.Groups["word"].Success ? "word" : "sign";
            if (kind == "string" || kind == "variable" ? match.Value.IndexOf('\\') >= 0 : match.Value is "\\" or "\"") _isUnsure = true;

            // 1a, 0x1, 1_000: what they are differs from server to server.
            _isUnsure |= kind == "word" && _tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind == "number";
            if (kind != "space" || (_tokens.Count > 0 && _tokens[_tokens.Count - 1].Kind == "number")) _tokens.Add((kind, match.Value));
            place += match.Length;
        }

        _tokens.RemoveAll(static token => token.Kind == "space");
    }

    private enum Form { Value, Predicate, Wrong }

    /// <summary>The error of a path, or null.</summary>
    /// <param name="text">As it is written.</param>
    /// <param name="serverVersion">Methods such as bigint() are since 17.</param>
    public static LiteralError? Check(string text, int serverVersion)
    {
        if (text.Trim().Length == 0) return new("22P02", "invalid input syntax for type jsonpath: \"\"");
        JsonPathInput path = new(text, serverVersion);
        if (path._isUnsure) return null;
        if (path.Is("word", "strict") || path.Is("word", "lax")) path._position++;
        bool isRight = path.Or() != Form.Wrong && path._position == path._tokens.Count;
        return isRight || path._isUnsure ? null : path.Error(text);
    }

    private LiteralError Error(string text)
    {
        if (_position >= _tokens.Count) return new("42601", $"syntax error at end of jsonpath input: \"{text}\"");
        string near = _tokens[_position].Text;
        string advice = near switch
        {
            "=" => "; values are compared by ==",
            "->" or ">" when _position > 0 && _tokens[_position - 1].Text == "-" => "; a member is written .name",
            "&" => "; conditions are joined by &&",
            "|" => "; conditions are joined by ||",
            "@" => "; @ stands inside of ? (...)",
            _ when near.Equals("and", StringComparison.OrdinalIgnoreCase) => "; conditions are joined by &&",
            _ when near.Equals("or", StringComparison.OrdinalIgnoreCase) => "; conditions are joined by ||",
            _ when near.Equals("like", StringComparison.OrdinalIgnoreCase) => "; there are like_regex and starts with",
            _ when near[0] == '\'' => "; a string stands in double quotes",
            _ when _position == 0 => "; a path begins with $",
            _ => "",
        };
        return new("42601", $"syntax error at or near \"{near}\" of jsonpath input \"{text}\"{advice}");
    }

    private bool Is(string text) => _position < _tokens.Count && _tokens[_position] is ("sign", var sign) && sign == text;

    private bool Is(string kind, string text) => _position < _tokens.Count && _tokens[_position].Kind == kind && _tokens[_position].Text.Equals(text, StringComparison.OrdinalIgnoreCase);

    private bool IsKind(string kind) => _position < _tokens.Count && _tokens[_position].Kind == kind;

    private bool Accept(string text)
    {
        if (!Is(text)) return false;
        _position++;
        return true;
    }

    private bool AcceptWord(string text)
    {
        if (!Is("word", text)) return false;
        _position++;
        return true;
    }

    private bool AcceptKind(string kind)
    {
        if (!IsKind(kind)) return false;
        _position++;
        return true;
    }

    private Form Or() => Joined("||", And);

    private Form And() => Joined("&&", Not);

    // Only conditions are joined.
    private Form Joined(string sign, Func<Form> operand)
    {
        Form form = operand();
        while (form != Form.Wrong && Is(sign))
        {
            if (form != Form.Predicate) return Form.Wrong;
            _position++;
            int start = _position;
            form = operand();
            if (form == Form.Predicate) continue;
            if (form == Form.Value) _position = start;
            return Form.Wrong;
        }

        return form;
    }

    private Form Not()
    {
        if (!Accept("!")) return Comparison();
        if (Is("word", "exists")) return Exists();
        if (!Is("(")) return Form.Wrong;
        return Parenthesized() == Form.Predicate ? Form.Predicate : Form.Wrong;
    }

    private Form Exists()
    {
        _position++;
        return Accept("(") && Additive() == Form.Value && Accept(")") ? Form.Predicate : Form.Wrong;
    }

    private Form Comparison()
    {
        if (Is("word", "exists")) return Exists();
        Form form = Additive();
        if (form == Form.Predicate && AcceptWord("is")) return AcceptWord("unknown") ? Form.Predicate : Form.Wrong;
        if (form != Form.Value) return form;
        if (Accept("==") || Accept("<>") || Accept("!=") || Accept("<=") || Accept(">=") || Accept("<") || Accept(">")) return Additive() == Form.Value ? Form.Predicate : Form.Wrong;
        if (AcceptWord("starts")) return AcceptWord("with") && (AcceptKind("string") || AcceptKind("variable")) ? Form.Predicate : Form.Wrong;
        if (!AcceptWord("like_regex")) return form;
        if (!AcceptKind("string")) return Form.Wrong;
        return !AcceptWord("flag") || AcceptKind("string") ? Form.Predicate : Form.Wrong;
    }

    private Form Additive() => Computed(Multiplicative, "+", "-");

    private Form Multiplicative() => Computed(Unary, "*", "/", "%");

    private Form Computed(Func<Form> operand, params string[] signs)
    {
        Form form = operand();
        while (form == Form.Value && signs.Any(Is))
        {
            _position++;
            form = operand();
            if (form == Form.Predicate) return Form.Wrong;
        }

        return form;
    }

    private Form Unary()
    {
        if (!Accept("+") && !Accept("-")) return Accessors();
        return Deeper(Unary) == Form.Value ? Form.Value : Form.Wrong;
    }

    private Form Deeper(Func<Form> part)
    {
        if (++_depth > MaxDepth)
        {
            _isUnsure = true;
            return Form.Wrong;
        }

        Form form = part();
        _depth--;
        return form;
    }

    private Form Parenthesized()
    {
        _position++;
        Form form = Deeper(Or);
        return form != Form.Wrong && Accept(")") ? form : Form.Wrong;
    }

    private Form Accessors()
    {
        Form form = Is("(") ? Parenthesized() : Primary();
        while (form != Form.Wrong && (Is(".") || Is("[") || Is("?")))
        {
            if (!Accessor()) return Form.Wrong;
            form = Form.Value;
        }

        return form;
    }

    private Form Primary()
    {
        if (AcceptKind("string") || AcceptKind("number") || AcceptKind("variable") || Accept("$")) return Form.Value;
        if (_filters > 0 && Accept("@")) return Form.Value;
        if (Is("word", "last") ? _subscripts > 0 : _position < _tokens.Count && _tokens[_position] is ("word", "null" or "true" or "false"))
        {
            _position++;
            return Form.Value;
        }

        return Form.Wrong;
    }

    private bool Accessor()
    {
        if (Accept("?"))
        {
            if (!Is("(")) return false;
            _filters++;
            int start = _position;
            Form form = Parenthesized();
            _filters--;
            if (form == Form.Value) _position = start;
            return form == Form.Predicate;
        }

        return Accept("[") ? Subscripts() : Member();
    }

    private bool Subscripts()
    {
        if (Accept("*")) return Accept("]");
        _subscripts++;
        bool isRight;
        do isRight = Deeper(Additive) == Form.Value && (!AcceptWord("to") || Deeper(Additive) == Form.Value);
        while (isRight && Accept(","));
        _subscripts--;
        return isRight && Accept("]");
    }

    private bool Member()
    {
        _position++;
        if (Accept("*") || AcceptKind("string")) return true;
        if (Accept("**")) return !Accept("{") || (Level() && (!AcceptWord("to") || Level()) && Accept("}"));
        if (!IsKind("word")) return false;
        string name = _tokens[_position++].Text;
        if (!Is("(")) return true;
        if (!Methods.Contains(name) && (_serverVersion < FirstVersionWithTypeMethods || !TypeMethods.Contains(name))) return false;
        _position++;
        while (AcceptKind("string") || AcceptKind("number") || Accept(",") || Accept("-") || Accept("+"))
        {
        }

        return Accept(")");
    }

    private bool Level() => AcceptKind("number") || AcceptWord("last");
}
