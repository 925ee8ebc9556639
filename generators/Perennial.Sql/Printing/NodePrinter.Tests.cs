using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private bool PrintTest(Expression expression)
    {
        switch (expression)
        {
            case NullTest test: Is(test.Operand, test.IsNegated, "null"); break;
            case BooleanTest test:
                Is(test.Operand, test.IsNegated, test.Value switch { TruthValue.True => "true", TruthValue.False => "false", _ => "unknown" });
                break;
            case DistinctTest test:
                Is(test.Left, test.IsNegated, "distinct from");
                Operand(test.Right, Precedence.Is + 1);
                break;
            case DocumentTest test: Is(test.Operand, test.IsNegated, "document"); break;
            case NormalizedTest test:
                Is(test.Operand, test.IsNegated, test.Form is { } form ? NormalForm(form) + " normalized" : "normalized");
                break;
            case JsonTest test:
                Is(test.Operand, test.IsNegated, test.Kind switch
                {
                    JsonTestKind.Scalar => "json scalar",
                    JsonTestKind.Array => "json array",
                    JsonTestKind.Object => "json object",
                    _ => "json",
                });
                WordIf(test.UniqueKeys, "with unique keys");
                break;
            case PatternMatch match: PrintPattern(match); break;
            case BetweenTest between:
                Operand(between.Operand, Precedence.Pattern + 1);
                Negatable(between.IsNegated, between.IsSymmetric ? "between symmetric" : "between");
                Restricted(between.Low, Precedence.Pattern + 1);
                output.Word("and");
                Operand(between.High, Precedence.Pattern + 1);
                break;
            case InList list:
                Operand(list.Operand, Precedence.Pattern + 1);
                Negatable(list.IsNegated, "in");
                Group(list.Items, Print);
                break;
            case InSubquery subquery:
                Operand(subquery.Operand, Precedence.Pattern + 1);
                Negatable(subquery.IsNegated, "in");
                Subquery(subquery.Query);
                break;
            case ExistsTest test:
                output.Word("exists");
                Subquery(test.Query);
                break;
            case ScalarSubquery subquery: Subquery(subquery.Query); break;
            default: return false;
        }

        return true;
    }

    private void PrintPattern(PatternMatch match)
    {
        Operand(match.Operand, Precedence.Pattern + 1);
        Negatable(match.IsNegated, match.Kind switch { PatternKind.Like => "like", PatternKind.ILike => "ilike", _ => "similar to" });
        Operand(match.Pattern, Precedence.Pattern + 1);
        if (match.Escape is null) return;
        output.Word("escape");
        Operand(match.Escape, Precedence.Pattern + 1);
    }

    private void Is(Expression operand, bool isNegated, string test)
    {
        Operand(operand, Precedence.Is + 1);
        output.Word(isNegated ? "is not" : "is");
        output.Word(test);
    }

    private void Negatable(bool isNegated, string word)
    {
        WordIf(isNegated, "not");
        output.Word(word);
    }

    private static string NormalForm(UnicodeNormalForm form) => form switch
    {
        UnicodeNormalForm.Nfc => "nfc",
        UnicodeNormalForm.Nfd => "nfd",
        UnicodeNormalForm.Nfkc => "nfkc",
        _ => "nfkd",
    };
}
