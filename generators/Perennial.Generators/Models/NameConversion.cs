using System.Text;

namespace Perennial.Generators.Models;

/// <summary>C# names from SQL names.</summary>
internal static class NameConversion
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do",
        "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw",
        "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    private static readonly string[] RecordMembers =
        ["EqualityContract", "Equals", "GetHashCode", "ToString", "Deconstruct", "GetType", "MemberwiseClone", "PrintMembers", "Finalize", "ReferenceEquals"];

    /// <summary><c>task_state</c> and <c>taskState</c> become <c>TaskState</c>. Characters that C# does not take start a new word; a leading digit gets an underscore.</summary>
    public static string Pascal(string name)
    {
        StringBuilder result = new(name.Length);
        bool startsWord = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }

            result.Append(startsWord ? char.ToUpperInvariant(c) : c);
            startsWord = false;
        }

        if (result.Length == 0) return "_";
        if (char.IsDigit(result[0])) result.Insert(0, '_');
        return result.ToString();
    }

    /// <summary><c>task_id</c> becomes <c>taskId</c>; a C# keyword gets an at sign.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>Makes names fit for the properties of a record, which may not have the record's own name, nor that of a member that records have.</summary>
    public static string[] Properties(IEnumerable<string> names, string record) => Distinct(names, [record, .. RecordMembers]);

    /// <summary>Makes each name unique by a number from 2 on where an earlier one is equal.</summary>
    public static string[] Distinct(IEnumerable<string> names, params string[] reserved)
    {
        HashSet<string> taken = new(reserved, StringComparer.Ordinal);
        List<string> result = [];
        foreach (string name in names)
        {
            string candidate = name;
            for (int number = 2; !taken.Add(candidate); number++) candidate = name + "_" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            result.Add(candidate);
        }

        return [.. result];
    }
}
