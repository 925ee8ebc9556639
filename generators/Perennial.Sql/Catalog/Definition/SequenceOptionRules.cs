using System.Globalization;
using System.Numerics;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>What the options of a sequence must agree on (init_params).</summary>
internal static class SequenceOptionRules
{
    /// <summary>False with an error when a statement's options are written twice or cannot be.</summary>
    public static bool CheckWritten(DdlSession session, EquatableArray<SequenceOption> written)
    {
        for (int i = 0; i < written.Count; i++)
        {
            SequenceOption option = written[i];
            for (int j = 0; j < i; j++)
            {
                if (SequenceDdl.Slot(written[j].Kind) == SequenceDdl.Slot(option.Kind)) return session.Error("42601", option.Span, "conflicting or redundant options");
            }
        }

        foreach (SequenceOption option in written)
        {
            if (option.Kind == SequenceOptionKind.As && option.Type is not null)
            {
                if (session.ResolveType(option.Type) is not { } type) return false;
                if (type.Oid is not (TypeOid.Int2 or TypeOid.Int4 or TypeOid.Int8)) return session.Error("22023", option.Span, "sequence type must be smallint, integer, or bigint");
            }

            if (option.Value is { } value && BigInteger.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number) && (number > long.MaxValue || number < long.MinValue))
                return session.Error("22003", option.Span, $"value \"{value}\" is out of range for type bigint");
            if (option is { Kind: SequenceOptionKind.Increment, Value: "0" }) return session.Error("22023", option.Span, "INCREMENT must not be zero");
        }

        return true;
    }

    /// <summary>False with an error when the bounds of a sequence and its first value do not fit each other.</summary>
    /// <param name="options">All options in force, those of earlier statements too.</param>
    /// <param name="written">Those of this statement.</param>
    /// <param name="span">Where an error is shown that belongs to no single option.</param>
    public static bool CheckSettings(DdlSession session, EquatableArray<SequenceOption> options, EquatableArray<SequenceOption> written, Text.TextSpan span)
    {
        SequenceSettings settings = SequenceSettings.Of(session.Catalog, options);
        (long lowest, long highest) = SequenceSettings.Bounds(settings.Type);
        if (settings.Maximum < lowest || settings.Maximum > highest) return session.Error("22023", span, $"MAXVALUE ({settings.Maximum}) is out of range for sequence data type {session.Catalog.FormatType(settings.Type)}");
        if (settings.Minimum < lowest || settings.Minimum > highest) return session.Error("22023", span, $"MINVALUE ({settings.Minimum}) is out of range for sequence data type {session.Catalog.FormatType(settings.Type)}");
        if (settings.Minimum >= settings.Maximum) return session.Error("22023", span, $"MINVALUE ({settings.Minimum}) must be less than MAXVALUE ({settings.Maximum})");
        if (settings.Start < settings.Minimum) return session.Error("22023", span, $"START value ({settings.Start}) cannot be less than MINVALUE ({settings.Minimum})");
        if (settings.Start > settings.Maximum) return session.Error("22023", span, $"START value ({settings.Start}) cannot be greater than MAXVALUE ({settings.Maximum})");
        if (written.FirstOrDefault(static option => option.Kind == SequenceOptionKind.Restart) is { Value: not null } restart && SequenceSettings.Number(restart) is { } again)
        {
            if (again < settings.Minimum) return session.Error("22023", restart.Span, $"RESTART value ({again}) cannot be less than MINVALUE ({settings.Minimum})");
            if (again > settings.Maximum) return session.Error("22023", restart.Span, $"RESTART value ({again}) cannot be greater than MAXVALUE ({settings.Maximum})");
        }

        return settings.Cache > 0 || session.Error("22023", span, $"CACHE ({settings.Cache}) must be greater than zero");
    }
}
