namespace Perennial.Cli.Commands;

/// <summary>Orders paths as migration tools do: runs of digits by their number, so that 9_a.sql comes before 10_b.sql; all else by ordinal value.</summary>
internal sealed class NumberedNameComparer : IComparer<string>
{
    public static NumberedNameComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        while (left.Length > 0 && right.Length > 0)
        {
            int order;
            if (char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0]))
            {
                ReadOnlySpan<char> leftNumber = Number(ref left), rightNumber = Number(ref right);
                order = leftNumber.Length != rightNumber.Length ? leftNumber.Length - rightNumber.Length : leftNumber.SequenceCompareTo(rightNumber);
            }
            else
            {
                order = left[0] - right[0];
                left = left[1..];
                right = right[1..];
            }

            if (order != 0) return order;
        }

        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(x, y);
    }

    // The digits in front, without leading zeros.
    private static ReadOnlySpan<char> Number(ref ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        if (length < 0) length = text.Length;
        ReadOnlySpan<char> digits = text[..length].TrimStart('0');
        text = text[length..];
        return digits;
    }
}
