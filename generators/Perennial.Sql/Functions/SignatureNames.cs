using System.Globalization;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Functions;

/// <summary>Makes the names of a function's result columns and arguments different from each other, as PostgreSQL demands (42P13).</summary>
internal static class SignatureNames
{
    /// <summary>As sqlc does: an unnamed column is <c>column_1</c>, and a name that is there already gets a number: <c>id</c>, <c>id_2</c>.</summary>
    public static string[] OfColumns(IReadOnlyList<string> names)
    {
        HashSet<string> written = new(names, StringComparer.Ordinal);
        HashSet<string> used = new(StringComparer.Ordinal);
        string[] result = new string[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i] == "?column?" ? "column_" + Number(i + 1) : names[i];
            string unique = name;
            for (int n = 2; !used.Add(unique); n++)
            {
                do unique = name + "_" + Number(n++);
                while (written.Contains(unique));
                n--;
            }

            result[i] = unique;
        }

        return result;
    }

    /// <summary>
    /// A parameter that is called as a result column gets an underscore behind its name: arguments and result columns share one list of names on the server.
    /// Bodies use positions, so no other text changes.
    /// </summary>
    public static string[] OfArguments(IReadOnlyList<string> names, IEnumerable<string> columns)
    {
        HashSet<string> used = new(columns, StringComparer.Ordinal);
        string[] result = new string[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i];
            while (!used.Add(name)) name += "_";
            result[i] = name;
        }

        return result;
    }

    /// <summary>The result column that is called <c>$n</c> as PL/pgSQL calls the n-th of all arguments and result columns by itself; null without.</summary>
    public static string? FindPosition(ProcedureSignature signature)
    {
        if (signature.IsScalar) return null;
        HashSet<string> positions = new(Enumerable.Range(1, signature.Arguments.Count + signature.Columns.Count).Select(static number => "$" + Number(number)), StringComparer.Ordinal);
        return signature.Columns.FirstOrDefault(column => positions.Contains(column.Name))?.Name;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
