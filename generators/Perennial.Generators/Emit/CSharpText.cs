using System.Text;

namespace Perennial.Generators.Emit;

/// <summary>Literals and documentation in C#.</summary>
internal static class CSharpText
{
    /// <summary>A string literal.</summary>
    public static string Literal(string value)
    {
        StringBuilder result = new(value.Length + 2);
        result.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\r': result.Append("\\r"); break;
                case '\t': result.Append("\\t"); break;
                default:
                    if (char.IsControl(c) || c is '\u2028' or '\u2029') result.Append("\\u").Append(((int)c).ToString("x4"));
                    else result.Append(c);
                    break;
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>Text inside an XML documentation element, on one line.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A summary element for comment lines.</summary>
    public static void Summary(CodeWriter writer, string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length == 1)
        {
            writer.Line($"/// <summary>{Xml(lines[0].Trim())}</summary>");
            return;
        }

        writer.Line("/// <summary>");
        foreach (string line in lines) writer.Line("/// " + Xml(line.Trim()));
        writer.Line("/// </summary>");
    }
}
