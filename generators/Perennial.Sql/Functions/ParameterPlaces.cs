using Perennial.Sql.Parsing;

namespace Perennial.Sql.Functions;

/// <summary>Finds <c>$n</c> in SQL, and not in its strings, names and comments.</summary>
internal static class ParameterPlaces
{
    /// <summary>Start, end and number of each, in order.</summary>
    public static List<(int Start, int End, int Number)> Of(string sql)
    {
        List<(int, int, int)> places = [];
        using Lexer lexer = new(sql, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i < lexer.Count; i++)
            {
                Token token = lexer.Tokens[i];
                if (token.Kind != TokenKind.PositionalParameter) continue;
                int number = 0;
                for (int digit = token.Start + 1; digit < token.End; digit++) number = (10 * number) + sql[digit] - '0';
                places.Add((token.Start, token.End, number));
            }
        }

        return places;
    }
}
