using Perennial.Generators.Inputs;
using Perennial.Sql;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>A line <c>-- type:</c> that names a C# type of the project or of what it references.</summary>
/// <param name="Name">The parameter or column.</param>
/// <param name="CSharpType">As it is written.</param>
/// <param name="Place">Of the query or routine.</param>
internal sealed record ChosenType(string Name, string CSharpType, SourceLocation Place)
{
    /// <summary>The lines of all procedures that get a method.</summary>
    public static EquatableArray<ChosenType> Of(DatabaseModel database, GeneratorOptions options) =>
        database.Procedures.Concat(database.InlineQueries)
            .Where(procedure => !procedure.Types.IsEmpty && DatabaseModelsBuilder.IsCallable(procedure, options.Database.Service))
            .SelectMany(static procedure => procedure.Types.Where(static chosen => IsOfTheProject(chosen.CSharpType)).Select(chosen => new ChosenType(chosen.Name, chosen.CSharpType, procedure.Location)))
            .ToEquatableArray();

    // The others are known without the project: elements that may be null are the usual ones, of generated types as well.
    private static bool IsOfTheProject(string type) =>
        type is not ("string" or "System.String" or "TimeSpan" or "System.TimeSpan") && !type.EndsWith("?[]", StringComparison.Ordinal);
}
