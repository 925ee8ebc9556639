using System.Globalization;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>FOR VALUES and DEFAULT of partitions (transformPartitionBound, check_new_partition_bound). Overlaps are found where all bounds are plain literals.</summary>
internal static class PartitionBoundDdl
{
    public static bool Check(DdlSession session, Relation parent, PartitionBound bound, string name)
    {
        if (parent.PartitionKey is not { } key) return true;
        string strategy = key.Strategy.Name;
        List<Relation> siblings = [.. InheritanceDdl.Children(session.Catalog, parent).Where(sibling => sibling.IsPartition && sibling.PartitionBound is not null && sibling.Name != name)];
        switch (bound)
        {
            case DefaultPartitionBound when strategy == "hash":
                return session.Error("42P16", bound.Span, "a hash-partitioned table may not have a default partition");
            case DefaultPartitionBound:
                return siblings.Find(static sibling => sibling.PartitionBound is DefaultPartitionBound) is not { } other
                    || session.Error("42P17", bound.Span, $"partition \"{name}\" conflicts with existing default partition \"{other.Name}\"");
            case HashPartitionBound hash when strategy == "hash":
                return CheckHash(session, hash, siblings, name);
            case ListPartitionBound list when strategy == "list":
                return CheckList(session, parent, key, list, siblings, name);
            case RangePartitionBound range when strategy == "range":
                return CheckRange(session, parent, key, range, siblings, name);
            default:
                return session.Error("42P16", bound.Span, $"invalid bound specification for a {strategy} partition");
        }
    }

    private static bool CheckHash(DdlSession session, HashPartitionBound bound, List<Relation> siblings, string name)
    {
        if (bound.Modulus <= 0) return session.Error("42P16", bound.Span, "modulus for hash partition must be an integer value greater than zero");
        if (bound.Remainder < 0) return session.Error("42P16", bound.Span, "remainder for hash partition must be an integer value greater than or equal to zero");
        if (bound.Remainder >= bound.Modulus) return session.Error("42P16", bound.Span, "remainder for hash partition must be less than modulus");
        foreach (Relation sibling in siblings)
        {
            if (sibling.PartitionBound is not HashPartitionBound other) continue;
            int small = Math.Min(bound.Modulus, other.Modulus);
            if (Math.Max(bound.Modulus, other.Modulus) % small != 0)
                return session.Error("42P17", bound.Span, $"every hash partition modulus must be a factor of the next larger modulus: {bound.Modulus} does not fit {other.Modulus} of \"{sibling.Name}\"");
        }

        foreach (Relation sibling in siblings)
        {
            if (sibling.PartitionBound is HashPartitionBound other && bound.Remainder % Math.Min(bound.Modulus, other.Modulus) == other.Remainder % Math.Min(bound.Modulus, other.Modulus))
                return Overlap(session, bound.Span, name, sibling);
        }

        return true;
    }

    private static bool CheckList(DdlSession session, Relation parent, PartitionKey key, ListPartitionBound bound, List<Relation> siblings, string name)
    {
        if (!CheckValues(session, parent, key, bound.Values)) return false;
        foreach (Expression value in bound.Values)
        {
            if (LiteralKey(value) is not { } literal) continue;
            if (siblings.Find(sibling => sibling.PartitionBound is ListPartitionBound other && other.Values.Any(own => LiteralKey(own) == literal)) is { } sibling)
                return Overlap(session, value.Span, name, sibling);
        }

        return true;
    }

    private static bool CheckRange(DdlSession session, Relation parent, PartitionKey key, RangePartitionBound bound, List<Relation> siblings, string name)
    {
        if (bound.From.Count != key.Elements.Count) return session.Error("42P16", bound.Span, "FROM must specify exactly one value per partitioning column");
        if (bound.To.Count != key.Elements.Count) return session.Error("42P16", bound.Span, "TO must specify exactly one value per partitioning column");
        if (!CheckInfinities(session, bound.From) || !CheckInfinities(session, bound.To)) return false;
        if (!CheckValues(session, parent, key, bound.From) || !CheckValues(session, parent, key, bound.To)) return false;
        if (bound.From.Concat(bound.To).FirstOrDefault(static value => value is NullLiteral) is { } missing) return session.Error("42P17", missing.Span, "cannot specify NULL in range bound");
        if (Compare(bound.From, bound.To) is >= 0) return session.Error("42P17", bound.Span, $"empty range bound specified for partition \"{name}\"");
        foreach (Relation sibling in siblings)
        {
            if (sibling.PartitionBound is RangePartitionBound other && Compare(bound.From, other.To) is < 0 && Compare(other.From, bound.To) is < 0)
                return Overlap(session, bound.Span, name, sibling);
        }

        return true;
    }

    /// <summary>What follows an infinite value is the same one (validateInfiniteBounds).</summary>
    private static bool CheckInfinities(DdlSession session, EquatableArray<Expression> values)
    {
        for (int i = 1; i < values.Count; i++)
        {
            int before = Infinity(values[i - 1]);
            if (before == 0 || Infinity(values[i]) == before) continue;
            string word = before < 0 ? "MINVALUE" : "MAXVALUE";
            return session.Error("42804", values[i].Span, $"every bound following {word} must also be {word}");
        }

        return true;
    }

    private static bool CheckValues(DdlSession session, Relation parent, PartitionKey key, EquatableArray<Expression> values)
    {
        for (int i = 0; i < values.Count; i++)
        {
            Expression value = values[i];
            if (Infinity(value) != 0 || value is NullLiteral) continue;
            if (ExpressionParts.SelfAndParts(value).FirstOrDefault(static part => part is ColumnReference) is { } reference)
                return session.Error("0A000", reference.Span, "cannot use column reference in partition bound expression");
            Column? column = key.Elements[Math.Min(i, key.Elements.Count - 1)].Value is ColumnReference { Parts.Count: 1 } named ? parent.FindColumn(named.Name) : null;
            DefinitionExpression? bound = session.Bind(value, new DefinitionScope { Construct = "PARTITION BOUND", Target = column?.Type ?? 0, TargetTypmod = column?.Typmod ?? TypeModifier.None });
            if (bound is { Findings.IsEmpty: false }) return false;
        }

        return true;
    }

    private static bool Overlap(DdlSession session, TextSpan span, string name, Relation sibling) =>
        session.Error("42P17", span, $"partition \"{name}\" would overlap partition \"{sibling.Name}\"");

    /// <summary>-1 for MINVALUE and 1 for MAXVALUE, which the grammar reads as columns; 0 for a value.</summary>
    public static int Infinity(Expression value) => value is ColumnReference { Parts.Count: 1 } reference
        ? reference.Name switch { "minvalue" => -1, "maxvalue" => 1, _ => 0 }
        : 0;

    private static string? LiteralKey(Expression value) => value switch
    {
        NullLiteral => "null",
        StringLiteral literal => "'" + literal.Value,
        IntegerLiteral literal => "'" + literal.Value.ToString(CultureInfo.InvariantCulture),
        BooleanLiteral literal => "'" + (literal.Value ? "true" : "false"),
        _ => null,
    };

    /// <summary>Order of two bounds; null when it cannot be told from their literals.</summary>
    private static int? Compare(EquatableArray<Expression> left, EquatableArray<Expression> right)
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            int leftInfinity = Infinity(left[i]), rightInfinity = Infinity(right[i]);
            if (leftInfinity != 0 || rightInfinity != 0)
            {
                // What follows an infinite value does not count.
                return leftInfinity.CompareTo(rightInfinity);
            }

            if (CompareLiterals(left[i], right[i]) is not { } order) return null;
            if (order != 0) return order;
        }

        return 0;
    }

    private static int? CompareLiterals(Expression left, Expression right)
    {
        if (Integer(left) is { } leftNumber && Integer(right) is { } rightNumber) return leftNumber.CompareTo(rightNumber);
        return left is StringLiteral { Value: var leftText } && right is StringLiteral { Value: var rightText } && TimeZone(leftText) is { } zone && leftText.Length == rightText.Length && TimeZone(rightText) == zone
            ? string.CompareOrdinal(leftText, rightText)
            : null;
    }

    private static long? Integer(Expression value) => value switch
    {
        IntegerLiteral literal => literal.Value,
        UnaryOperation { Operator.Symbol: "-", Operand: IntegerLiteral literal } => -literal.Value,
        _ => null,
    };

    // ISO dates and times of one length and zone sort as text. The zone of one, empty without; null for any other text.
    private static string? TimeZone(string text)
    {
        bool HasForm(string form, int length) => text.Length >= length && DateTime.TryParseExact(text.Substring(0, length), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        if (text.Length == 10) return HasForm("yyyy-MM-dd", 10) ? "" : null;
        return HasForm("yyyy-MM-dd HH:mm:ss", 19) && text.Substring(19).TrimStart('+', '-').All(static c => c is (>= '0' and <= '9') or ':') ? text.Substring(19) : null;
    }
}
