using System.Globalization;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Versions.Drafting;

/// <content>What CREATE STATISTICS makes.</content>
internal sealed partial class DraftWriter
{
    private void DraftStatistics(Relation table)
    {
        Relation? old = _from.FindRelation(table.Schema, table.Name);
        foreach (ExtendedStatistics statistics in table.Statistics)
        {
            string key = "statistics " + statistics.QualifiedName;
            if (IsMissing(key))
            {
                AddStatistics(table, statistics);
            }
            else if (old?.Statistics.FirstOrDefault(before => before.QualifiedName == statistics.QualifiedName) is { } before && CallsReplaced(before.References) is var isInTheWay
                && (isInTheWay || _differences[key].Any(static difference => difference.Property != "target" && !IsSetApart(difference))))
            {
                (isInTheWay ? _asides : _first).Add("drop " + key);
                _remade.Add(key);
                AddStatistics(table, statistics);
            }
            else if (IsLostWithColumn(table, statistics.Columns, [.. statistics.Expressions]))
            {
                _remade.Add(key);
                AddStatistics(table, statistics);
            }
            else if (IsChanged(key))
            {
                _last.Add(TargetOf(statistics));
            }
        }
    }

    private void AddStatistics(Relation table, ExtendedStatistics statistics)
    {
        _last.Add(CatalogText.CreateStatistics(table, statistics));
        if (statistics.Target is not null) _last.Add(TargetOf(statistics));
    }

    // -1 is the default, which has a word of its own only since 17.
    private static string TargetOf(ExtendedStatistics statistics) => $"alter statistics {statistics.QualifiedName} set statistics {(statistics.Target ?? -1).ToString(CultureInfo.InvariantCulture)}";

    private void DropStatistics(Relation table, Relation old)
    {
        foreach (ExtendedStatistics statistics in old.Statistics.Where(statistics => Is("statistics " + statistics.QualifiedName, CatalogDifferenceKind.Unexpected)))
        {
            // They go with any of their columns.
            if (!StatisticsDdl.UsedColumns(old, statistics).Any(number => IsGone(table, old, number))) (CallsReplaced(statistics.References) ? _asides : _first).Add("drop statistics " + statistics.QualifiedName);
        }
    }
}
