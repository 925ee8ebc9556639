using Perennial.Generators.Inputs;

namespace Perennial.Generators.Models;

/// <summary>The groups of methods that have not changed since the last run, as the very objects of then: comparing them costs nothing.</summary>
internal static class BuiltGroups
{
    /// <param name="name">The group's name.</param>
    /// <param name="built">Its methods in order, one at least; all have models.</param>
    public static BuiltGroup Build(string name, List<BuiltMethod> built, GeneratorOptions options)
    {
        if (built[0].Group is { } known && known.IsOf(name, built, options)) return known;
        List<MethodModel> methods = [];
        foreach (BuiltMethod one in built)
        {
            MethodModel method = one.Method!;
            methods.Add(options.Deprecated switch
            {
                Deprecation.Allow => method with { Obsolete = null },
                Deprecation.Error => method with { IsObsoleteError = true },
                _ => method,
            });
        }

        GroupModel model = new(name, options.ClassName, options.Namespace, MethodNames.MakeDistinct(methods));
        BuiltGroup group = new(model, built, options.Deprecated, built.SelectMany(static one => one.Features).Distinct(StringComparer.Ordinal).ToArray());
        built[0].Group = group;
        return group;
    }
}

/// <param name="Features">What the slim data source builder has to enable.</param>
internal sealed record BuiltGroup(GroupModel Model, List<BuiltMethod> Methods, Deprecation Deprecated, string[] Features)
{
    /// <summary>Whether the same would be built again.</summary>
    public bool IsOf(string name, List<BuiltMethod> methods, GeneratorOptions options)
    {
        if (Model.Name != name || Model.ClassName != options.ClassName || Model.Namespace != options.Namespace || Deprecated != options.Deprecated || Methods.Count != methods.Count) return false;
        for (int i = 0; i < methods.Count; i++)
        {
            if (!ReferenceEquals(Methods[i], methods[i])) return false;
        }

        return true;
    }
}
