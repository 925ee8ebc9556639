namespace Perennial.Sql.Printing;

internal static class DollarQuoting
{
    public static string Quote(string text)
    {
        for (int i = 0; ; i++)
        {
            string delimiter = i == 0 ? "$$" : i == 1 ? "$body$" : $"$body{i}$";
            // The delimiter may also come about where the text's end meets it ("...$" + "$$").
            if ((text + delimiter).IndexOf(delimiter, StringComparison.Ordinal) == text.Length) return delimiter + text + delimiter;
        }
    }
}
