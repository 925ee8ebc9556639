using System.Globalization;
using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>Keeps the methods of a group apart.</summary>
internal static class MethodNames
{
    /// <summary>Methods whose name and C# parameter types are equal get a number; overloads that C# can tell apart keep their name.</summary>
    public static EquatableArray<MethodModel> MakeDistinct(List<MethodModel> methods)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<MethodModel> result = [];
        foreach (MethodModel method in methods)
        {
            string parameters = "(" + string.Join(",", method.Parameters.Select(static parameter => parameter.DeclaredType.TrimEnd('?'))) + ")";
            string name = method.Name;
            for (int number = 2; !taken.Add(name + parameters); number++) name = method.Name + "_" + number.ToString(CultureInfo.InvariantCulture);
            result.Add(name == method.Name ? method : method with { Name = name });
        }

        return result.ToEquatableArray();
    }
}
