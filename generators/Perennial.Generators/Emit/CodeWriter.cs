using System.Text;

namespace Perennial.Generators.Emit;

/// <summary>Writes indented lines of C#. Lines end with <c>\n</c> on every platform.</summary>
internal sealed class CodeWriter
{
    [ThreadStatic]
    private static StringBuilder? _spare;

    private readonly StringBuilder _text = TakeSpare();
    private int _indent;

    public CodeWriter Line(string text)
    {
        if (text.Length > 0) _text.Append(' ', _indent * 4).Append(text);
        _text.Append('\n');
        return this;
    }

    public CodeWriter Line() => Line("");

    /// <summary>Opens a block with a brace on its own line.</summary>
    public CodeWriter Open(string header) => Line(header).Open();

    /// <summary>Opens a block whose header is written already.</summary>
    public CodeWriter Open()
    {
        Line("{");
        _indent++;
        return this;
    }

    public CodeWriter Close(string suffix = "")
    {
        _indent--;
        return Line("}" + suffix);
    }

    /// <summary>Indents what <paramref name="write"/> writes.</summary>
    public CodeWriter Indented(Action<CodeWriter> write)
    {
        _indent++;
        write(this);
        _indent--;
        return this;
    }

    /// <summary>The whole text. The writer must not be used afterwards.</summary>
    public string Finish()
    {
        string result = _text.ToString();
        _text.Clear();
        if (_text.Capacity <= 1 << 20) _spare = _text;
        return result;
    }

    private static StringBuilder TakeSpare()
    {
        StringBuilder result = _spare ?? new StringBuilder(4096);
        _spare = null;
        return result;
    }
}
