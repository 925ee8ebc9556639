using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Collects the edits of a statement's text.</summary>
internal sealed class ReplacementRecorder
{
    private readonly SortedDictionary<int, TextReplacement> _byStart = [];

    /// <summary>Schemas outside of pg_catalog whose operators the statement uses without naming them.</summary>
    public SortedSet<string> OperatorSchemas { get; } = new(StringComparer.Ordinal);

    /// <summary>The last edit of a place counts; a place is edited once however often it is bound.</summary>
    public void Replace(TextSpan span, string text) => _byStart[span.Start] = new(span, text);

    /// <summary>Qualifies a name that is not in pg_catalog and is written without its schema.</summary>
    public void Qualify(TextSpan span, string? writtenSchema, string schema, string name)
    {
        if (writtenSchema is null && schema != SchemaName.Catalog) Replace(span, NameRules.Quote(schema) + "." + NameRules.Quote(name));
    }

    /// <summary>Turns <c>in (sqlc.slice(x))</c> into a comparison with the array that the parameter then is.</summary>
    /// <param name="before">What stands before the parameter's number.</param>
    public void ReplaceSlice(TextSpan span, string before, ParameterSlot slot) => Slices.Add((span, before, slot));

    public List<(TextSpan Span, string Before, ParameterSlot Slot)> Slices { get; } = [];

    public void UseOperatorSchema(string schema) => OperatorSchemas.Add(schema);

    public EquatableArray<TextReplacement> ToArray()
    {
        List<TextReplacement> result = new(_byStart.Count);
        int end = 0;
        foreach (TextReplacement replacement in _byStart.Values)
        {
            // A replaced range swallows what stands inside of it.
            if (replacement.Span.Start < end) continue;
            result.Add(replacement);
            end = replacement.Span.End;
        }

        return result.ToEquatableArray();
    }
}
