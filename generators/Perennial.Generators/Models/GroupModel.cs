using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>The methods of one query file or schema.</summary>
/// <param name="Name">Pascal case; the property's name on the database class.</param>
internal sealed record GroupModel(string Name, string ClassName, string Namespace, EquatableArray<MethodModel> Methods);
