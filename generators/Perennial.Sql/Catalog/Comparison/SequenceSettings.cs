using System.Globalization;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>What a sequence does, whichever of its options are written out (init_params).</summary>
internal sealed record SequenceSettings(uint Type, long Start, long Increment, long Minimum, long Maximum, long Cache, bool Cycle)
{
    public static SequenceSettings Of(DatabaseCatalog catalog, EquatableArray<SequenceOption> options)
    {
        uint type = TypeOid.Int8;
        long increment = 1, cache = 1;
        long? start = null, minimum = null, maximum = null;
        bool cycle = false;
        foreach (SequenceOption option in options)
        {
            switch (option.Kind)
            {
                case SequenceOptionKind.As when option.Type is not null:
                    type = TypeNameResolver.Resolve(catalog, option.Type, out _).Oid;
                    break;
                case SequenceOptionKind.Increment:
                    increment = Number(option) ?? 1;
                    break;
                case SequenceOptionKind.Start:
                    start = Number(option);
                    break;
                case SequenceOptionKind.MinValue or SequenceOptionKind.NoMinValue:
                    minimum = Number(option);
                    break;
                case SequenceOptionKind.MaxValue or SequenceOptionKind.NoMaxValue:
                    maximum = Number(option);
                    break;
                case SequenceOptionKind.Cache:
                    cache = Number(option) ?? 1;
                    break;
                case SequenceOptionKind.Cycle or SequenceOptionKind.NoCycle:
                    cycle = option.Kind == SequenceOptionKind.Cycle;
                    break;
            }
        }

        (long lowest, long highest) = Bounds(type);
        long least = minimum ?? (increment > 0 ? 1 : lowest), most = maximum ?? (increment > 0 ? highest : -1);
        return new(type, start ?? (increment > 0 ? least : most), increment, least, most, cache, cycle);
    }

    /// <summary>The least and the greatest value of a sequence's type.</summary>
    public static (long Lowest, long Highest) Bounds(uint type) => type switch
    {
        TypeOid.Int2 => (short.MinValue, short.MaxValue),
        TypeOid.Int4 => (int.MinValue, int.MaxValue),
        _ => (long.MinValue, long.MaxValue),
    };

    /// <summary>The number that an option gives; null without one, or when it is beyond <c>bigint</c>.</summary>
    public static long? Number(SequenceOption option) => long.TryParse(option.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;
}
