using System.Globalization;
using System.Text;

namespace Perennial.Sql.Parsing;

/// <summary>Builds one JSON object on one line. The compiler's target has no JSON library to rely on.</summary>
internal sealed class JsonLine
{
    private readonly StringBuilder _text = new("{");
    private bool _isFirst = true;

    public void Property(string name, string? value)
    {
        Name(name);
        if (value is null) _text.Append("null");
        else Quoted(value);
    }

    public void Property(string name, int value)
    {
        Name(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Open(string name)
    {
        Name(name);
        _text.Append('{');
        _isFirst = true;
    }

    public void Close()
    {
        _text.Append('}');
        _isFirst = false;
    }

    public string End() => _text.Append('}').ToString();

    private void Name(string name)
    {
        if (!_isFirst) _text.Append(',');
        _isFirst = false;
        Quoted(name);
        _text.Append(':');
    }

    private void Quoted(string value)
    {
        _text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                // Lone halves of surrogate pairs would not survive UTF-8.
                case < ' ' or (>= '\uD800' and <= '\uDFFF') or '\u2028' or '\u2029':
                    _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: _text.Append(c); break;
            }
        }

        _text.Append('"');
    }
}
