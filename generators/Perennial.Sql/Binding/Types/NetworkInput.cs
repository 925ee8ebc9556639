using System.Globalization;
using System.Text.RegularExpressions;

namespace Perennial.Sql.Binding;

/// <summary>Addresses of networks and of network cards in literals (PostgreSQL documentation, "Network Address Types"): what surely is none is refused, the rest passes.</summary>
internal static class NetworkInput
{
    private const string InvalidText = "22P02";
    private const int GroupsOfSix = 8;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Address = new("^(?<host>[0-9a-fA-F.:]+)(/(?<bits>[0-9]{1,3}))?$", Options);

    private static readonly Regex Hexadecimal = new("^0[xX][0-9a-fA-F]+(/[0-9]{1,2})?$", Options);

    private static readonly Regex CardCharacters = new(@"^[0-9a-fA-FxX:.+\-\s]+$", Options);

    /// <param name="isNetwork">For cidr, which has no bits right of its mask.</param>
    /// <param name="text">Without blanks around it.</param>
    public static LiteralError? CheckAddress(bool isNetwork, string text)
    {
        if (isNetwork && Hexadecimal.IsMatch(text)) return null;
        LiteralError invalid = new(InvalidText, $"invalid input syntax for type {(isNetwork ? "cidr" : "inet")}: \"{text}\"");
        Match match = Address.Match(text);
        if (!match.Success) return invalid;
        string host = match.Groups["host"].Value;
        int? bits = match.Groups["bits"].Success ? int.Parse(match.Groups["bits"].Value, CultureInfo.InvariantCulture) : null;
        bool isSix = host.IndexOf(':') >= 0;
        byte[]? bytes = isSix ? ReadSix(host, out bool isValid) : ReadFour(host, isNetwork, bits, out isValid);
        if (!isValid || bits > (isSix ? 128 : 32)) return invalid;
        return isNetwork && bytes is not null && bits is { } mask && HasBitsBehind(bytes, mask)
            ? new(InvalidText, $"invalid cidr value: \"{text}\"; bits of the address stand right of the mask: write the network's own address, or inet for a host with its network")
            : null;
    }

    // Missing bytes are zero, as in 10/8; of an address as many have to be there as the mask covers.
    private static byte[]? ReadFour(string host, bool isNetwork, int? bits, out bool isValid)
    {
        string[] parts = host.Split('.');
        byte[] bytes = new byte[4];
        isValid = false;

        // A dot at the end passes where a mask follows.
        int count = parts.Length > 1 && parts[parts.Length - 1].Length == 0 && bits is not null ? parts.Length - 1 : parts.Length;
        if (count > bytes.Length) return null;
        for (int i = 0; i < count; i++)
        {
            if (parts[i].Any(static c => c is < '0' or > '9') || !int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > byte.MaxValue) return null;
            bytes[i] = (byte)value;
        }

        isValid = isNetwork || (bits is { } mask ? mask / 8 <= count : count == bytes.Length);
        return bytes;
    }

    // Null for a right one whose bytes are not read: with an IPv4 address at its end.
    private static byte[]? ReadSix(string host, out bool isValid)
    {
        isValid = false;
        int gap = host.IndexOf("::", StringComparison.Ordinal);
        if (gap >= 0 && host.IndexOf("::", gap + 1, StringComparison.Ordinal) >= 0) return null;
        string[] before = Groups(gap < 0 ? host : host.Substring(0, gap)), behind = gap < 0 ? [] : Groups(host.Substring(gap + 2));
        string[] groups = [.. before, .. behind];
        bool hasFour = groups.Length > 0 && groups[groups.Length - 1].IndexOf('.') >= 0;
        int count = groups.Length + (hasFour ? 1 : 0);
        for (int i = 0; i < groups.Length; i++)
        {
            if (hasFour && i == groups.Length - 1) continue;
            if (groups[i].Length is 0 or > 4 || groups[i].IndexOf('.') >= 0) return null;
        }

        isValid = gap < 0 ? count == GroupsOfSix : count < GroupsOfSix;
        if (!isValid || hasFour) return null;
        string[] all = [.. before, .. Enumerable.Repeat("0", GroupsOfSix - groups.Length), .. behind];
        return [.. all.Select(static group => int.Parse(group, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).SelectMany(static value => new[] { (byte)(value >> 8), (byte)value })];
    }

    private static string[] Groups(string text) => text.Length == 0 ? [] : text.Split(':');

    private static bool HasBitsBehind(byte[] bytes, int mask)
    {
        for (int bit = mask; bit < bytes.Length * 8; bit++)
        {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) return true;
        }

        return false;
    }

    /// <summary>Six pairs of digits, of macaddr8 also eight, in one of the groupings.</summary>
    /// <param name="isLong">For macaddr8.</param>
    /// <param name="text">As it is written.</param>
    public static LiteralError? CheckCard(bool isLong, string text)
    {
        LiteralError invalid = new(InvalidText, $"invalid input syntax for type {(isLong ? "macaddr8" : "macaddr")}: \"{text}\"");
        if (!CardCharacters.IsMatch(text)) return invalid;
        if (isLong) return text.Count(Uri.IsHexDigit) is 12 or 16 ? null : invalid;
        int colons = text.Count(static c => c == ':'), dashes = text.Count(static c => c == '-'), dots = text.Count(static c => c == '.');

        // What two kinds of separators mean is left to the server.
        if ((colons > 0 ? 1 : 0) + (dashes > 0 ? 1 : 0) + (dots > 0 ? 1 : 0) > 1) return null;
        bool isGrouped = colons is 0 or 1 or 5 && dashes is 0 or 1 or 2 or 5 && dots is 0 or 2;
        return isGrouped && text.Count(Uri.IsHexDigit) is >= 6 and <= 12 ? null : invalid;
    }
}
