using System.Text;
using Perennial.Sql.Parsing;

namespace Perennial.Sql.Sessions;

/// <summary>Texts that PL/pgSQL's EXECUTE runs, as far as they are known.</summary>
internal static class DynamicText
{
    /// <summary>Stands for a name that <c>%I</c> puts in.</summary>
    public const string AnyName = "\u0001";

    /// <summary>The same as it stands in the text.</summary>
    public const string QuotedName = "\"\u0001\"";

    /// <summary>A name as the server sees it; null for a token that is none.</summary>
    public static string? NameOf(string text, Token token)
    {
        if (token.Kind == TokenKind.Identifier && (token.Value != 0 || text[token.Start] == '"')) return StringDecoder.DecodeIdentifier(text, token);
        return token.Kind == TokenKind.Identifier || Keywords.TextOf(token.Kind) is not null
            ? text.Substring(token.Start, token.End - token.Start).ToLowerInvariant()
            : null;
    }

    /// <summary>The text of a string constant, or of <c>format()</c> of one where nothing but names and literals are put in; null for any other expression.</summary>
    /// <param name="position">The expression's first token; then the one behind it.</param>
    public static string? Constant(string text, Token[] tokens, int count, ref int position)
    {
        if (position >= count) return null;
        if (tokens[position].Kind == TokenKind.StringConstant) return StringDecoder.DecodeString(text, tokens[position++]);
        if (NameOf(text, tokens[position]) != "format" || position + 2 >= count || tokens[position + 1].Kind != TokenKind.OpenParen || tokens[position + 2].Kind != TokenKind.StringConstant) return null;
        if (tokens[position + 3].Kind is not (TokenKind.Comma or TokenKind.CloseParen)) return null;
        string? format = Fill(StringDecoder.DecodeString(text, tokens[position + 2]));
        int depth = 0;
        for (position++; position < count; position++)
        {
            if (tokens[position].Kind == TokenKind.OpenParen) depth++;
            if (tokens[position].Kind == TokenKind.CloseParen && --depth == 0) break;
        }

        position++;
        return format;
    }

    // Documentation, "format": %[position][flags][width]type.
    private static string? Fill(string format)
    {
        StringBuilder result = new(format.Length);
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                result.Append(format[i]);
                continue;
            }

            i++;
            while (i < format.Length && (char.IsDigit(format[i]) || format[i] is '$' or '-' or '*')) i++;
            if (i >= format.Length) return null;
            switch (format[i])
            {
                case '%': result.Append('%'); break;
                case 'I': result.Append(QuotedName); break;
                case 'L': result.Append("''"); break;
                default: return null;
            }
        }

        return result.ToString();
    }
}
