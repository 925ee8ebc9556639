using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>What conditions tell of variables.</summary>
internal sealed partial class PlpgsqlProof
{
    // The variables that have a value where the condition is true (x IS NOT NULL AND ...), or where it is not (x IS NULL OR ...).
    private List<PlpgsqlVariable> WithValue(TextSpan condition, bool isTrue)
    {
        PlpgsqlTokens tokens = new(Text(condition));
        List<PlpgsqlVariable> variables = [];
        int first = 0;
        int depth = 0;
        for (; ; tokens.Position++)
        {
            string word = tokens.Word();
            if (tokens.IsAtEnd || (depth == 0 && word == (isTrue ? "and" : "or")))
            {
                if (NullTest(tokens, first, isTrue) is { } variable) variables.Add(variable);
                if (tokens.IsAtEnd) return variables;
                first = tokens.Position + 1;
            }

            // Without these words every AND and OR belongs to the condition as a whole.
            if (depth == 0 && (word is "between" or "case" or "from" or "where" or "by" or "having" or "union" or "intersect" or "except" || (isTrue && word == "or"))) return [];
            if (word is "(" or "[") depth++;
            else if (word is ")" or "]") depth--;
        }
    }

    // x IS NULL, x IS NOT NULL: nothing else from the first token up to the place.
    private PlpgsqlVariable? NullTest(PlpgsqlTokens tokens, int first, bool isNegated)
    {
        int ahead = first - tokens.Position;
        if (ahead != (isNegated ? -4 : -3) || !tokens.IsName(ahead) || tokens.Word(ahead + 1) != "is" || tokens.Word(-1) != "null" || (isNegated && tokens.Word(-2) != "not")) return null;
        return Find(tokens.Name(ahead)) is { } variable && !_types.IsRowType(variable.Type.Oid) ? variable : null;
    }
}
