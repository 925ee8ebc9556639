namespace Perennial.Sql.Routines;

/// <summary>What conditions tell of variables and of FOUND.</summary>
internal sealed partial class PlpgsqlProof
{
    // What is known where the condition is true (x IS NOT NULL AND ...), or where it is not (x IS NULL OR ...).
    private void Learn(string condition, bool isTrue, PlpgsqlState state)
    {
        PlpgsqlTokens tokens = new(condition);
        List<PlpgsqlVariable> variables = [];
        bool? isFound = null;
        int first = 0;
        int depth = 0;
        for (; ; tokens.Position++)
        {
            string word = tokens.Word();
            if (tokens.IsAtEnd || (depth == 0 && word == (isTrue ? "and" : "or")))
            {
                int end = tokens.Position;
                tokens.Position = first;
                isFound ??= FoundTest(tokens, end - first, isTrue);
                if (NullTest(tokens, end - first, isTrue, state) is { } variable) variables.Add(variable);
                tokens.Position = end;
                if (tokens.IsAtEnd) break;
                first = end + 1;
            }

            // Without these words every AND and OR belongs to the condition as a whole.
            bool isDistinctFrom = word == "from" && tokens.Position > 0 && tokens.Word(-1) == "distinct";
            if (depth == 0 && !isDistinctFrom && (word is "between" or "case" or "from" or "where" or "by" or "having" or "union" or "intersect" or "except" || (isTrue && word == "or"))) return;
            if (word is "(" or "[") depth++;
            else if (word is ")" or "]") depth--;
        }

        if (isFound is { } known) state.LearnFound(known);
        foreach (PlpgsqlVariable variable in variables) state.LearnValue(variable);
    }

    // FOUND, NOT FOUND: what it is where the test is as it is said to be.
    private bool? FoundTest(PlpgsqlTokens tokens, int length, bool isTrue)
    {
        int name = tokens.Word() == "not" ? 1 : 0;
        if (length != name + 1 || !tokens.IsName(name) || _found is null || Find(tokens.Name(name)) != _found) return null;
        return isTrue == (name == 0);
    }

    // The variable that is not null where x IS NOT NULL or x IS DISTINCT FROM NULL is true, or where the opposite is false; or where it is the same as some value.
    private PlpgsqlVariable? NullTest(PlpgsqlTokens tokens, int length, bool isTrue, PlpgsqlState state)
    {
        if (length < 3 || !tokens.IsName() || tokens.Word(1) != "is" || Find(tokens.Name()) is not { } variable || _types.IsRowType(variable.Type.Oid)) return null;
        bool isNegated = tokens.Word(2) == "not";
        int next = isNegated ? 3 : 2;
        if (tokens.Word(next) == "null") return length == next + 1 && isNegated == isTrue ? variable : null;
        if (tokens.Word(next) != "distinct" || tokens.Word(next + 1) != "from") return null;
        bool isNull = length == next + 3 && tokens.Word(next + 2) == "null";
        if (isNull) return isNegated != isTrue ? variable : null;
        string value = tokens.TextOf(tokens.Span(tokens.Position + next + 2, tokens.Position + length));
        return isNegated == isTrue && HasValue(value, state) ? variable : null;
    }

    private bool HasValue(string expression, PlpgsqlState state) =>
        Bind("select " + expression, state) is { HasErrors: false, Cardinality: Binding.Cardinality.One, Columns: { Count: 1 } columns } && !columns[0].IsNullable;
}
