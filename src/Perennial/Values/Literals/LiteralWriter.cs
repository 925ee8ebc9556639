using System.Globalization;
using System.Text;

namespace Perennial;

/// <summary>
/// Writes arrays and composites in PostgreSQL's text form, which casts to any type: the way of values that the driver could only write with a mapping, which needs
/// reflection. Dates and intervals are in ISO form, which does not depend on the session's settings. For generated code.
/// </summary>
public sealed partial class LiteralWriter
{
    private readonly StringBuilder _text = new();
    private int _quotes;
    private int _containers;
    private bool _isFirst;

    private LiteralWriter()
    {
    }

    /// <summary>The text of an array.</summary>
    public static string Array<T>(T?[] items, Action<LiteralWriter, T> write, char delimiter = ',')
    {
        LiteralWriter writer = new();
        writer.WriteArray(items, write, delimiter);
        return writer._text.ToString();
    }

    /// <summary>The text of a value that is written within arrays and composites.</summary>
    public static string Literal<T>(T value, Action<LiteralWriter, T> write)
    {
        LiteralWriter writer = new();
        write(writer, value);
        return writer._text.ToString();
    }

    /// <summary>An array within an array or composite.</summary>
    /// <param name="items">The elements.</param>
    /// <param name="write">Writes one that is not null.</param>
    /// <param name="delimiter">What stands between elements: a semicolon for boxes, else a comma.</param>
    public void WriteArray<T>(T?[] items, Action<LiteralWriter, T> write, char delimiter = ',')
    {
        Open('{');
        foreach (T? item in items)
        {
            Separate(delimiter);
            if (item is null) _text.Append("NULL");
            else write(this, item);
        }

        Close('}');
    }

    public void OpenRecord() => Open('(');

    /// <summary>Begins a field; one that nothing is written for is null.</summary>
    public void NextField() => Separate();

    public void CloseRecord() => Close(')');

    /// <summary>Text that needs no quotes: digits, letters, signs.</summary>
    private void WriteBare<T>(T value)
        where T : ISpanFormattable =>
        _text.Append(CultureInfo.InvariantCulture, $"{value}");

    private void WriteQuoted(string value)
    {
        PutQuote();
        _quotes++;
        int plain = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] is not ('"' or '\\')) continue;
            _text.Append(value, plain, i - plain).Append('\\', (1 << _quotes) - 1);
            plain = i;
        }

        _text.Append(value, plain, value.Length - plain);
        _quotes--;
        PutQuote();
    }

    private void Separate(char delimiter = ',')
    {
        if (!_isFirst) _text.Append(delimiter);
        _isFirst = false;
    }

    // A container within another is quoted there as a whole.
    private void Open(char bracket)
    {
        if (_containers++ > 0)
        {
            PutQuote();
            _quotes++;
        }

        _text.Append(bracket);
        _isFirst = true;
    }

    private void Close(char bracket)
    {
        _text.Append(bracket);
        if (--_containers > 0)
        {
            _quotes--;
            PutQuote();
        }

        _isFirst = false;
    }

    // Each level of quotes doubles the backslashes of those within.
    private void PutQuote() => _text.Append('\\', (1 << _quotes) - 1).Append('"');
}
