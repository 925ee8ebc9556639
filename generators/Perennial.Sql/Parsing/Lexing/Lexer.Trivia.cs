namespace Perennial.Sql.Parsing;

/// <summary>What stands between tokens: comments, psql's commands, the data of COPY.</summary>
internal sealed partial class Lexer
{
    private enum MetaCommand { None, Trivia, Send }

    private bool IsCommentStart(char c, int position) =>
        c is '-' or '/' && position + 1 < _text.Length && _text[position + 1] == (c == '-' ? '-' : '*');

    /// <summary>The offset behind the comment, or -1 when it is not closed. Comments of the form <c>/* */</c> nest.</summary>
    private int SkipComment(int position)
    {
        string text = _text;
        if (text[position] == '-')
        {
            int length = text.AsSpan(position).IndexOfAny('\n', '\r');
            return length < 0 ? text.Length : position + length;
        }

        int depth = 1;
        position += 2;
        while (true)
        {
            int length = text.AsSpan(position).IndexOfAny('*', '/');
            if (length < 0) return -1;
            position += length + 1;
            if (position >= text.Length) return -1;
            if (text[position - 1] == '*' && text[position] == '/')
            {
                position++;
                if (--depth == 0) return position;
            }
            else if (text[position - 1] == '/' && text[position] == '*')
            {
                position++;
                depth++;
            }
        }
    }

    // A backslash begins a command of psql when it is the first character of its line; elsewhere only the commands that send the query
    // so far are known, since the server takes no backslash outside of quotes.
    private MetaCommand SkipMetaCommand(int start, out int after)
    {
        string text = _text;
        int end = start + 1;
        while (end < text.Length && Characters.IsWordPart(text[end])) end++;
        if (end == start + 1 && end < text.Length && text[end] == ';')
        {
            after = end + 1;
            return MetaCommand.Send;
        }

        ReadOnlySpan<char> name = text.AsSpan(start + 1, end - start - 1);
        MetaCommand command = IsSendingCommand(name) ? MetaCommand.Send : IsFirstInLine(start) ? MetaCommand.Trivia : MetaCommand.None;
        after = command == MetaCommand.None ? start : LineEnd(end);
        return command;
    }

    private bool IsFirstInLine(int position)
    {
        while (position > 0 && _text[position - 1] is ' ' or '\t') position--;
        return position == 0 || _text[position - 1] is '\n' or '\r';
    }

    private int LineEnd(int position)
    {
        int length = _text.AsSpan(position).IndexOfAny('\n', '\r');
        return length < 0 ? _text.Length : position + length;
    }

    private static bool IsSendingCommand(ReadOnlySpan<char> name)
    {
        switch (name.Length)
        {
            case 1: return name[0] == 'g';
            case 2: return name.SequenceEqual("gx".AsSpan());
            case 4: return name.SequenceEqual("gset".AsSpan()) || name.SequenceEqual("bind".AsSpan());
            case 5: return name.SequenceEqual("gexec".AsSpan()) || name.SequenceEqual("gdesc".AsSpan()) || name.SequenceEqual("watch".AsSpan()) || name.SequenceEqual("parse".AsSpan());
            case 12: return name.SequenceEqual("crosstabview".AsSpan()) || name.SequenceEqual("sendpipeline".AsSpan());
            default: return false;
        }
    }

    /// <summary>
    /// Steps over the data of a COPY FROM STDIN that has just been read: from the next line up to a line of <c>\.</c> alone. Without such
    /// a line there is no data (a script may only show the command).
    /// </summary>
    public void SkipCopyData()
    {
        string text = _text;
        int line = NextLine(_position);
        if (_noDataEndAfter >= 0 && line >= _noDataEndAfter) return;
        int position = line;
        while (position < text.Length)
        {
            int next = NextLine(position);
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] == '.'
                && text.AsSpan(position + 2, next - position - 2).Trim().IsEmpty)
            {
                _position = next;
                return;
            }

            position = next;
        }

        _noDataEndAfter = line;
    }

    // Where a search for the end of COPY data has failed: later ones need not look again.
    private int _noDataEndAfter = -1;

    private int NextLine(int position)
    {
        int length = _text.AsSpan(position).IndexOf('\n');
        return length < 0 ? _text.Length : position + length + 1;
    }
}
