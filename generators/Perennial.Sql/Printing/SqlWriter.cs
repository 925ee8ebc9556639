using System.Text;

namespace Perennial.Sql.Printing;

/// <summary>Gathers tokens and puts the blanks between them.</summary>
internal sealed class SqlWriter(PrintOptions options)
{
    private readonly StringBuilder _text = new();
    private bool _isTight = true;
    private int _indentation;

    public bool IsMultiline => options.IsMultiline;

    public int Length => _text.Length;

    public char this[int index] => _text[index];

    /// <summary>Adds a token with a blank before it, unless it opens the text, a line or a bracket.</summary>
    public void Word(string token)
    {
        if (!_isTight) _text.Append(' ');
        _text.Append(token);
        _isTight = false;
    }

    /// <summary>Adds a token directly behind the one before; a blank may follow.</summary>
    public void Tight(string token)
    {
        _text.Append(token);
        _isTight = false;
    }

    /// <summary>Adds a token without blanks on either side, such as a dot.</summary>
    public void Glue(string token)
    {
        _text.Append(token);
        _isTight = true;
    }

    /// <summary>Leaves out the next blank.</summary>
    public void SuppressBlank() => _isTight = true;

    /// <summary>An opening parenthesis with a blank before it.</summary>
    public void Open()
    {
        Word("(");
        _isTight = true;
    }

    /// <summary>An opening parenthesis that belongs to the word before it.</summary>
    public void OpenCall() => Glue("(");

    public void Close() => Tight(")");

    public void Comma() => Tight(",");

    /// <summary>Puts a blank where two tokens written without one would become another token.</summary>
    public void Separate(int position) => _text.Insert(position, ' ');

    /// <summary>A new line in multi-line layout, else nothing: the next token brings its blank.</summary>
    public void Line()
    {
        if (!options.IsMultiline) return;
        _text.Append('\n');
        for (int i = 0; i < _indentation; i++) _text.Append(options.Indentation);
        _isTight = true;
    }

    public void Indent() => _indentation++;

    public void Outdent() => _indentation--;

    public override string ToString() => _text.ToString();
}
