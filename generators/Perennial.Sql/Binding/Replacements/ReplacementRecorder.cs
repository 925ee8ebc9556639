using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Collects the edits of a statement's text.</summary>
internal sealed class ReplacementRecorder
{
    private readonly SortedDictionary<int, TextReplacement> _byStart = [];
    private readonly Dictionary<int, string?> _former = [];
    private readonly HashSet<TextSpan> _parenthesized = [];
    private readonly List<(TextSpan Span, string Symbol, string Qualified, string Quantifier, ParameterSlot Slot)> _slices = [];
    private readonly List<(TextSpan Span, TextSpan Row, IReadOnlyList<string> Fields)> _rowStars = [];

    /// <summary>Schemas outside of pg_catalog whose operators the statement uses without naming them.</summary>
    public SortedSet<string> OperatorSchemas { get; } = new(StringComparer.Ordinal);

    /// <summary>The last edit of a place counts; a place is edited once however often it is bound.</summary>
    public void Replace(TextSpan span, string text) => _byStart[span.Start] = new(span, text);

    /// <summary>Qualifies a name that is not in pg_catalog and is written without its schema.</summary>
    public void Qualify(TextSpan span, string? writtenSchema, string schema, string name)
    {
        if (writtenSchema is null && schema != SchemaName.Catalog) Replace(span, NameRules.Quote(schema) + "." + NameRules.Quote(name));
    }

    /// <summary>Adds text around an edit; without effect where there is none.</summary>
    public void Surround(TextSpan span, string before, string behind)
    {
        if (_byStart.TryGetValue(span.Start, out TextReplacement edit) && edit.Span == span) _byStart[span.Start] = edit with { Text = before + edit.Text + behind };
    }

    /// <summary>Gives an operator its schema.</summary>
    /// <param name="former">What releases wrote that left operators as they were; null for no edit.</param>
    public void ReplaceOperator(TextSpan span, string text, string? former = null)
    {
        Replace(span, text);
        _former[span.Start] = former;
    }

    /// <summary>Puts parentheses around an expression: once, however often it is asked for.</summary>
    public void Parenthesize(TextSpan span) => _parenthesized.Add(span);

    /// <summary>Writes out <c>(row).*</c>; the row's own edits hold in each of the fields.</summary>
    /// <param name="span">The star with its row.</param>
    /// <param name="row">What stands in the parentheses.</param>
    /// <param name="fields">Quoted names.</param>
    public void ReplaceRowStar(TextSpan span, TextSpan row, IReadOnlyList<string> fields) => _rowStars.Add((span, row, fields));

    /// <summary>Turns <c>in (sqlc.slice(x))</c> into a comparison with the array that the parameter then is.</summary>
    /// <param name="symbol">The comparison.</param>
    /// <param name="qualified">The comparison with its schema; the same when it is in pg_catalog.</param>
    /// <param name="quantifier">ANY or ALL.</param>
    public void ReplaceSlice(TextSpan span, string symbol, string qualified, string quantifier, ParameterSlot slot) => _slices.Add((span, symbol, qualified, quantifier, slot));

    /// <summary>Writes the lists, whose parameters have their numbers by now.</summary>
    public void WriteSlices()
    {
        foreach ((TextSpan span, string symbol, string qualified, string quantifier, ParameterSlot slot) in _slices)
        {
            if (symbol == qualified) Replace(span, Text(symbol));
            else ReplaceOperator(span, Text(qualified), Text(symbol));

            string Text(string comparison) => $" {comparison} {quantifier} (${slot.Number})";
        }
    }

    /// <summary>An operator outside of pg_catalog is used without its schema: where the statement writes it, it can be named; what IN, LIKE, CASE and their like use cannot.</summary>
    public void UseOperator(Operator found, WrittenOperator? written, SourceText source)
    {
        if (written is not { } place)
        {
            OperatorSchemas.Add(found.Schema);
            return;
        }

        place.Qualify(found, source, this);
    }

    public EquatableArray<TextReplacement> ToArray(SourceText source)
    {
        // Stars within stars: the inner ones are the shorter ones.
        foreach ((TextSpan span, TextSpan row, IReadOnlyList<string> fields) in _rowStars.OrderBy(static star => star.Span.Length))
        {
            string text = TextReplacement.Apply(source, row, Ordered());
            Replace(span, string.Join(", ", fields.Select(field => $"({text}).{field}")));
        }

        return Ordered();
    }

    /// <summary>The edits as releases made them that left operators as they were; null where that makes no difference.</summary>
    public EquatableArray<TextReplacement>? ToFormerArray()
    {
        if (_former.Count == 0) return null;
        SortedDictionary<int, TextReplacement> former = new(_byStart);
        foreach (KeyValuePair<int, string?> edit in _former)
        {
            if (edit.Value is null) former.Remove(edit.Key);
            else former[edit.Key] = former[edit.Key] with { Text = edit.Value };
        }

        return Ordered(former.Values);
    }

    private EquatableArray<TextReplacement> Ordered() =>
        Ordered(_parenthesized.Count == 0 ? _byStart.Values : Parentheses().Concat(_byStart.Values).OrderBy(static edit => edit.Span.Start));

    private static EquatableArray<TextReplacement> Ordered(IEnumerable<TextReplacement> edits)
    {
        List<TextReplacement> result = [];
        int end = 0;
        foreach (TextReplacement replacement in edits)
        {
            // A replaced range swallows what stands inside of it.
            if (replacement.Span.Start < end) continue;
            result.Add(replacement);
            end = replacement.Span.End;
        }

        return result.ToEquatableArray();
    }

    // No expression begins where another one ends, so the order at a place does not matter.
    private IEnumerable<TextReplacement> Parentheses()
    {
        foreach (TextSpan span in _parenthesized)
        {
            yield return new(new TextSpan(span.Start, 0), "(");
            yield return new(new TextSpan(span.End, 0), ")");
        }
    }
}
