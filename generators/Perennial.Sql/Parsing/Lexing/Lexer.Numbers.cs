namespace Perennial.Sql.Parsing;

/// <summary>Numbers and what begins with a dollar sign.</summary>
internal sealed partial class Lexer
{
    private const string Junk = "there are letters directly behind a number: put a space between them";

    private bool ReadNumber(int start)
    {
        string text = _text;
        if (text[start] == '0' && start + 1 < text.Length && (text[start + 1] | 0x20) is 'x' or 'o' or 'b')
            return ReadRadixNumber(start);

        bool isInteger = text[start] != '.';
        int end = isInteger ? SkipDigits(start) : start;
        if (end < text.Length && text[end] == '.' && !(isInteger && end + 1 < text.Length && text[end + 1] == '.'))
        {
            isInteger = false;
            end = SkipDigits(end + 1);
        }

        if (end < text.Length && (text[end] | 0x20) == 'e')
        {
            int exponent = end + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-') exponent++;
            if (exponent >= text.Length || !Characters.IsDigit(text[exponent])) return ReadJunk(start, exponent);
            isInteger = false;
            end = SkipDigits(exponent);
        }

        if (end < text.Length && (Characters.IsWordStart(text[end]) || (text[end] == '$' && EndsInWord(start, end)))) return ReadJunk(start, end);
        if (_postgresVersion < 16 && text.AsSpan(start, end - start).IndexOf('_') >= 0) return RefuseNew(start, end, "an underscore in a number");
        return isInteger ? EmitInteger(start, end, start, 10) : Emit(TokenKind.NumericConstant, start, end);
    }

    // 0x1F, 0o17, 0b101, each digit with an underscore before it at most.
    private bool ReadRadixNumber(int start)
    {
        string text = _text;
        int radix = (text[start + 1] | 0x20) switch { 'x' => 16, 'o' => 8, _ => 2 };
        int end = start + 2;
        while (true)
        {
            int digit = end < text.Length && text[end] == '_' ? end + 1 : end;
            if (digit >= text.Length || !Characters.IsHexDigit(text[digit]) || Characters.HexValue(text[digit]) >= radix) break;
            end = digit + 1;
        }

        if (end == start + 2)
        {
            if (end < text.Length && text[end] == '_') end++;
            if (end < text.Length && Characters.IsWordPart(text[end])) return ReadJunk(start, end);
            string name = radix switch { 16 => "hexadecimal", 8 => "octal", _ => "binary" };
            return EmitInvalid(start, end, $"the {name} integer has no digits");
        }

        if (end < text.Length && Characters.IsWordPart(text[end])) return ReadJunk(start, end);
        return _postgresVersion < 16 ? RefuseNew(start, end, "an integer that is not decimal") : EmitInteger(start, end, start + 2, radix);
    }

    // Older servers read "1_000" as 1 with the label _000, which nobody means.
    private bool RefuseNew(int start, int end, string what) =>
        EmitInvalid(start, end, $"{what} needs PostgreSQL 16, and {_postgresVersion} is to be supported", "42601");

    private bool EmitInteger(int start, int end, int digits, int radix)
    {
        long value = 0;
        for (int i = digits; i < end; i++)
        {
            if (_text[i] == '_') continue;
            value = (value * radix) + Characters.HexValue(_text[i]);
            if (value > int.MaxValue) return Emit(TokenKind.NumericConstant, start, end);
        }

        return Emit(TokenKind.IntegerConstant, start, end, (int)value);
    }

    // "1_0$" and "1e5$" are a 1 with a word directly behind it, which is longer than the number.
    private bool EndsInWord(int start, int end)
    {
        int word = end;
        while (word > start && Characters.IsDigit(_text[word - 1])) word--;
        return word > start && Characters.IsWordStart(_text[word - 1]);
    }

    // A digit, then digits with an underscore before each at most.
    private int SkipDigits(int position)
    {
        string text = _text;
        if (position >= text.Length || !Characters.IsDigit(text[position])) return position;
        position++;
        while ((uint)position < (uint)text.Length)
        {
            char c = text[position];
            if (Characters.IsDigit(c)) position++;
            else if (c == '_' && position + 1 < text.Length && Characters.IsDigit(text[position + 1])) position += 2;
            else break;
        }

        return position;
    }

    private bool ReadJunk(int start, int end)
    {
        while (end < _text.Length && Characters.IsWordPart(_text[end])) end++;
        return EmitInvalid(start, end, Junk);
    }

    private bool ReadDollar(int start)
    {
        string text = _text;
        int end = start + 1;
        if (end < text.Length && Characters.IsDigit(text[end])) return ReadPositionalParameter(start);
        if (end < text.Length && Characters.IsWordStart(text[end]))
        {
            while (end < text.Length && Characters.IsWordPart(text[end]) && text[end] != '$') end++;
        }

        return end < text.Length && text[end] == '$' ? ReadDollarString(start, end + 1) : Emit(TokenKind.Stray, start, start + 1);
    }

    private bool ReadPositionalParameter(int start)
    {
        int end = start + 1;
        long number = 0;
        while (end < _text.Length && Characters.IsDigit(_text[end]))
        {
            number = Math.Min((number * 10) + (_text[end] - '0'), uint.MaxValue);
            end++;
        }

        if (end < _text.Length && Characters.IsWordStart(_text[end]))
        {
            while (end < _text.Length && Characters.IsWordPart(_text[end])) end++;
            return EmitInvalid(start, end, "there are letters directly behind a parameter: put a space between them");
        }

        return number > int.MaxValue
            ? EmitInvalid(start, end, "the parameter's number is too large")
            : Emit(TokenKind.PositionalParameter, start, end, (int)number);
    }

    private bool ReadDollarString(int start, int bodyStart)
    {
        ReadOnlySpan<char> delimiter = _text.AsSpan(start, bodyStart - start);
        int length = _text.AsSpan(bodyStart).IndexOf(delimiter);
        return length < 0
            ? EmitInvalid(start, _text.Length, $"the string is not closed: '{delimiter.ToString()}' is missing")
            : Emit(TokenKind.StringConstant, start, bodyStart + length + delimiter.Length);
    }
}
