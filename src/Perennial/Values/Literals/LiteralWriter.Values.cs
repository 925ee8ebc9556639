using System.Collections;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using System.Text.Json;
using NpgsqlTypes;

namespace Perennial;

public sealed partial class LiteralWriter
{
    public void Write(bool value) => _text.Append(value ? 't' : 'f');

    public void Write(short value) => WriteBare(value);

    public void Write(int value) => WriteBare(value);

    public void Write(long value) => WriteBare(value);

    public void Write(uint value) => WriteBare(value);

    public void Write(ulong value) => WriteBare(value);

    public void Write(float value) => WriteBare(value);

    public void Write(double value) => WriteBare(value);

    public void Write(decimal value) => WriteBare(value);

    public void Write(Guid value) => WriteBare(value);

    public void Write(string value) => WriteQuoted(value);

    public void Write(char value) => WriteQuoted(value.ToString());

    public void Write(byte[] value) => WriteQuoted("\\x" + Convert.ToHexStringLower(value));

    /// <summary>The type's bounds are infinity, as the driver has it.</summary>
    public void Write(DateOnly value) => WriteQuoted(
        value == DateOnly.MaxValue ? "infinity" : value == DateOnly.MinValue ? "-infinity" : value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Write(TimeOnly value) => WriteQuoted(value.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture));

    public void Write(DateTime value) => WriteQuoted(Instant(value));

    public void Write(DateTimeOffset value) => WriteQuoted(
        value == DateTimeOffset.MaxValue || value == DateTimeOffset.MinValue ? Instant(value.UtcDateTime) : Instant(value.UtcDateTime) + "+00");

    /// <summary>Time of day and offset, without the date.</summary>
    public void WriteTimeTz(DateTimeOffset value) => WriteQuoted(value.ToString("HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture));

    public void Write(NpgsqlInterval value) => WriteQuoted(Interval(value));

    public void Write(JsonElement value) => WriteQuoted(value.GetRawText());

    public void Write(NpgsqlInet value) => WriteQuoted(value.ToString());

    public void Write(IPNetwork value) => WriteQuoted(value.ToString());

    public void Write(PhysicalAddress value) => WriteQuoted(value.ToString());

    public void Write(BitArray value)
    {
        StringBuilder bits = new(value.Length);
        foreach (bool bit in value) bits.Append(bit ? '1' : '0');
        WriteQuoted(bits.ToString());
    }

    public void Write(NpgsqlTid value) => WriteQuoted(value.ToString());

    public void Write(NpgsqlLogSequenceNumber value) => WriteQuoted(value.ToString());

    public void Write(NpgsqlTsVector value) => WriteQuoted(value.ToString());

    public void Write(NpgsqlTsQuery value) => WriteQuoted(value.ToString());

    public void Write(NpgsqlPoint value) => WriteQuoted(Point(value));

    public void Write(NpgsqlLine value) => WriteQuoted(string.Create(CultureInfo.InvariantCulture, $"{{{value.A},{value.B},{value.C}}}"));

    public void Write(NpgsqlLSeg value) => WriteQuoted($"[{Point(value.Start)},{Point(value.End)}]");

    public void Write(NpgsqlBox value) => WriteQuoted($"{Point(value.UpperRight)},{Point(value.LowerLeft)}");

    public void Write(NpgsqlPath value) => WriteQuoted(value.Open ? $"[{Points(value)}]" : $"({Points(value)})");

    public void Write(NpgsqlPolygon value) => WriteQuoted($"({Points(value)})");

    public void Write(NpgsqlCircle value) => WriteQuoted(string.Create(CultureInfo.InvariantCulture, $"<({value.X},{value.Y}),{value.Radius}>"));

    public void Write(NpgsqlCube value) => WriteQuoted($"({Doubles(value.LowerLeft)}),({Doubles(value.UpperRight)})");

    public void Write(Dictionary<string, string?> value) => WriteQuoted(string.Join(", ", value.Select(static pair => $"{Hstore(pair.Key)}=>{(pair.Value is null ? "NULL" : Hstore(pair.Value))}")));

    public void WriteRange<T>(NpgsqlRange<T> value, Action<LiteralWriter, T> write)
    {
        if (_containers > 0)
        {
            PutQuote();
            _quotes++;
        }

        AppendRange(value, write);
        if (_containers > 0)
        {
            _quotes--;
            PutQuote();
        }
    }

    public void WriteMultirange<T>(NpgsqlRange<T>[] values, Action<LiteralWriter, T> write)
    {
        Open('{');
        foreach (NpgsqlRange<T> value in values)
        {
            Separate();
            AppendRange(value, write);
        }

        Close('}');
    }

    private void AppendRange<T>(NpgsqlRange<T> value, Action<LiteralWriter, T> write)
    {
        if (value.IsEmpty)
        {
            _text.Append("empty");
            return;
        }

        _text.Append(value.LowerBoundIsInclusive ? '[' : '(');
        if (!value.LowerBoundInfinite) write(this, value.LowerBound!);
        _text.Append(',');
        if (!value.UpperBoundInfinite) write(this, value.UpperBound!);
        _text.Append(value.UpperBoundIsInclusive ? ']' : ')');
    }

    private static string Instant(DateTime value) =>
        value.Ticks == DateTime.MaxValue.Ticks ? "infinity"
        : value.Ticks == DateTime.MinValue.Ticks ? "-infinity"
        : value.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    // Seconds by themselves: ISO 8601 has one sign for each number, and a division would lose it for those below a second.
    private static string Interval(NpgsqlInterval value) => value switch
    {
        { Months: int.MaxValue, Days: int.MaxValue, Time: long.MaxValue } => "infinity",
        { Months: int.MinValue, Days: int.MinValue, Time: long.MinValue } => "-infinity",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.Months} mons {value.Days} days {value.Time / 1_000_000m} secs"),
    };

    private static string Point(NpgsqlPoint value) => string.Create(CultureInfo.InvariantCulture, $"({value.X},{value.Y})");

    private static string Points(IEnumerable<NpgsqlPoint> points) => string.Join(",", points.Select(Point));

    private static string Doubles(IEnumerable<double> values) => string.Join(",", values.Select(static value => value.ToString(CultureInfo.InvariantCulture)));

    private static string Hstore(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
