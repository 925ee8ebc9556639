namespace Perennial.Sql.Contract;

/// <summary>Walks along one line of the contract file. A mistake is an exception that never leaves the reader.</summary>
internal sealed class ContractLineScanner(string line)
{
    private int _position;

    /// <summary>Offset of the next character, blanks skipped.</summary>
    public int Position
    {
        get
        {
            while (_position < line.Length && line[_position] is ' ' or '\t') _position++;
            return _position;
        }
    }

    public bool AtEnd => Position >= line.Length;

    /// <summary>Takes the word when it is next and ends where it should.</summary>
    public bool TryWord(string word)
    {
        int start = Position;
        int end = start + word.Length;
        if (end > line.Length || string.CompareOrdinal(line, start, word, 0, word.Length) != 0) return false;
        if (end < line.Length && IsWordCharacter(line[end])) return false;
        _position = end;
        return true;
    }

    public bool TrySymbol(string symbol)
    {
        int start = Position;
        if (string.CompareOrdinal(line, start, symbol, 0, symbol.Length) != 0) return false;
        _position = start + symbol.Length;
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TrySymbol(symbol)) throw Error($"'{symbol}' is expected");
    }

    /// <summary>A bare or double-quoted name.</summary>
    public string Name(string what)
    {
        int start = Position;
        if (start < line.Length && line[start] == '"') return QuotedText();
        while (_position < line.Length && IsWordCharacter(line[_position])) _position++;
        return _position > start ? line.Substring(start, _position - start) : throw Error($"{what} is expected");
    }

    /// <summary>Text in double quotes.</summary>
    public string QuotedText()
    {
        int start = Position;
        if (start >= line.Length || line[start] != '"') throw Error("text in double quotes is expected");
        int i = start + 1;
        while (i < line.Length)
        {
            if (line[i] == '\\') i += 2;
            else if (line[i] != '"') i++;
            else if (i + 1 < line.Length && line[i + 1] == '"') i += 2;
            else break;
        }

        if (i >= line.Length) throw Error("the text that begins here has no closing double quote");
        _position = i + 1;
        return ContractNames.UnquoteText(line.Substring(start + 1, i - start - 1));
    }

    /// <summary>A number of digits only.</summary>
    public int Number(string what)
    {
        int start = Position;
        int value = 0;
        while (_position < line.Length && line[_position] is >= '0' and <= '9' && _position - start < 9) value = (value * 10) + (line[_position++] - '0');
        return _position > start ? value : throw Error($"{what} is expected");
    }

    /// <summary>
    /// A type as displayed. It ends before a comma or parenthesis at its own level and before each of <paramref name="terminators"/>, which are the
    /// words that may follow a type there.
    /// </summary>
    public string Type(params string[] terminators)
    {
        int start = Position;
        int depth = 0;
        int end = start;
        while (_position < line.Length)
        {
            char c = line[_position];
            if (depth == 0 && c is ',' or ')' && depth == 0) break;
            if (c == '"')
            {
                QuotedText();
                end = _position;
                continue;
            }

            if (c == ' ' && depth == 0 && Array.Exists(terminators, NextWordIs)) break;
            if (c == '(') depth++;
            if (c == ')') depth--;
            _position++;
            if (c != ' ') end = _position;
        }

        return end > start ? line.Substring(start, end - start) : throw Error("a type is expected");
    }

    public FormatException Error(string problem)
    {
        int position = Position;
        string found = position >= line.Length ? "the line ends" : $"'{Excerpt(position)}' stands";
        return new FormatException($"{problem} where {found} (character {position + 1})");
    }

    private bool NextWordIs(string words)
    {
        int start = _position + 1;
        int end = start + words.Length;
        return end <= line.Length && string.CompareOrdinal(line, start, words, 0, words.Length) == 0 && (end == line.Length || !IsWordCharacter(line[end]));
    }

    private string Excerpt(int position)
    {
        int end = position + 1;
        while (end < line.Length && end - position < 20 && IsWordCharacter(line[end]) && IsWordCharacter(line[position])) end++;
        return line.Substring(position, end - position);
    }

    private static bool IsWordCharacter(char c) => c is '_' or '-' or '$' || char.IsLetterOrDigit(c);
}
