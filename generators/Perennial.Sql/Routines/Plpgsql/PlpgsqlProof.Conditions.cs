namespace Perennial.Sql.Routines;

/// <summary>What conditions tell of variables and of FOUND.</summary>
internal sealed partial class PlpgsqlProof
{
    // What is known where the condition is true (x IS NOT NULL AND ...), or where it is not (x IS NULL OR ...).
    private void Learn(string condition, bool isTrue, PlpgsqlState state)
    {
        PlpgsqlTokens tokens = new(condition);
        List<(PlpgsqlVariable Variable, string? Field)> values = [];
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
                if (NullTest(tokens, end - first, isTrue, state) is { } value) values.Add(value);
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
        foreach ((PlpgsqlVariable variable, string? field) in values)
        {
            if (field is null) state.LearnValue(variable);
            else state.LearnField(variable, field);
        }
    }

    // FOUND, NOT FOUND: what it is where the test is as it is said to be.
    private bool? FoundTest(PlpgsqlTokens tokens, int length, bool isTrue)
    {
        int name = tokens.Word() == "not" ? 1 : 0;
        if (length != name + 1 || !tokens.IsName(name) || _found is null || Find(tokens.Name(name)) != _found) return null;
        return isTrue == (name == 0);
    }

    // The variable, or the field of its row, that is not null where x IS NOT NULL or x IS DISTINCT FROM NULL is true, or where the opposite is false; or where it is the same as some value.
    private (PlpgsqlVariable Variable, string? Field)? NullTest(PlpgsqlTokens tokens, int length, bool isTrue, PlpgsqlState state)
    {
        if (length < 3 || !tokens.IsName() || Find(tokens.Name()) is not { } variable) return null;
        string? field = tokens.Word(1) == "." && tokens.IsName(2) ? tokens.Name(2) : null;
        int test = field is null ? 1 : 3;
        if (tokens.Word(test) != "is" || !IsSingle(variable, tokens.Name(), field, state)) return null;
        bool isNegated = tokens.Word(test + 1) == "not";
        int next = isNegated ? test + 2 : test + 1;
        if (tokens.Word(next) == "null") return length == next + 1 && isNegated == isTrue ? (variable, field) : null;
        if (tokens.Word(next) != "distinct" || tokens.Word(next + 1) != "from") return null;
        bool isNull = length == next + 3 && tokens.Word(next + 2) == "null";
        if (isNull) return isNegated != isTrue ? (variable, field) : null;
        string value = tokens.TextOf(tokens.Span(tokens.Position + next + 2, tokens.Position + length));
        return isNegated == isTrue && HasValue(value, state) ? (variable, field) : null;
    }

    // Rows have a test for null of their own. Behind a label stands a variable of its block.
    private bool IsSingle(PlpgsqlVariable variable, string name, string? field, PlpgsqlState state) => field is null
        ? !_types.IsRowType(variable.Type.Oid)
        : !_body.Labels.Contains(name) && state.FieldsOf(variable).FirstOrDefault(candidate => candidate.Name == field) is { } found && !_types.IsRowType(found.Type.Oid);

    private bool HasValue(string expression, PlpgsqlState state) =>
        Bind("select " + expression, state) is { HasErrors: false, Cardinality: Binding.Cardinality.One, Columns: { Count: 1 } columns } && !columns[0].IsNullable;
}
