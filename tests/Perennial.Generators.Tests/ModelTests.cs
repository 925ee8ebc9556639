using System.Reflection;
using Perennial.Generators.Models;

namespace Perennial.Generators.Tests;

public sealed class ModelTests
{
    [Fact]
    public void Models_hold_nothing_of_the_compiler()
    {
        HashSet<Type> seen = [];
        Queue<Type> open = new([typeof(DatabaseModels), typeof(Sql.Pipeline.DatabaseModel), typeof(Inputs.GeneratorOptions), typeof(Sql.Pipeline.InputFile)]);
        while (open.TryDequeue(out Type? type))
        {
            if (!seen.Add(type)) continue;
            Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), $"{type} would keep compilations alive");
            foreach (Type argument in type.GetGenericArguments()) open.Enqueue(argument);
            if (type.GetElementType() is { } element) open.Enqueue(element);
            if (type.Namespace?.StartsWith("Perennial", StringComparison.Ordinal) != true) continue;
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)) open.Enqueue(field.FieldType);
        }

        Assert.True(seen.Count > 20, "the walk has to reach the models");
    }
}
