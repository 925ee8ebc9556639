using System.Globalization;
using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>Keeps the methods of a group apart.</summary>
internal static class MethodNames
{
    /// <summary>
    /// Methods whose name and C# parameter types are equal get a number; overloads that C# can tell apart keep their name. A query with pages takes a second
    /// name, that of the method that goes through all of them.
    /// </summary>
    public static EquatableArray<MethodModel> MakeDistinct(List<MethodModel> methods)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        HashSet<string> ofPages = new(StringComparer.Ordinal);
        HashSet<string> names = new(methods.Select(static method => method.Name), StringComparer.Ordinal);
        List<MethodModel> result = [];
        foreach (MethodModel method in methods)
        {
            bool hasPages = method.Shape == MethodShape.Page;
            string parameters = "(" + string.Join(",", method.Parameters.Select(static parameter => parameter.DeclaredType.TrimEnd('?'))) + ")";
            string name = method.Name;
            for (int number = 2; ofPages.Contains(name) || (hasPages && names.Contains(name + "All")) || !taken.Add(name + parameters); number++)
                name = method.Name + "_" + number.ToString(CultureInfo.InvariantCulture);
            if (hasPages) ofPages.Add(name + "All");
            result.Add(name == method.Name ? method : method with { Name = name });
        }

        return result.ToEquatableArray();
    }
}
