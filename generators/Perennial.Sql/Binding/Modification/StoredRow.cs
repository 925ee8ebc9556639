using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>What one action of a modification stores into its target.</summary>
/// <param name="Event">The statement's, which decides how it passes through views.</param>
/// <param name="IsNew">A row of INSERT: other columns take their defaults.</param>
/// <param name="Span">Where the action stands.</param>
/// <param name="Columns">Those that it names, or that its values stand for.</param>
internal sealed record StoredRow(TriggerEvents Event, bool IsNew, TextSpan Span, List<StoredColumn> Columns);

/// <summary>A column that is stored into.</summary>
/// <param name="IsPart">Only an element or a field of it: several may be stored beside each other.</param>
/// <param name="IsDefault">DEFAULT stands there, so that the column might as well not be named.</param>
internal sealed record StoredColumn(Column Column, bool IsPart, bool IsDefault, TextSpan Span)
{
    /// <summary>DEFAULT stands there in some row.</summary>
    public bool MayBeDefault { get; init; }
}
