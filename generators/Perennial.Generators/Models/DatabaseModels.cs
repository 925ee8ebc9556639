using Perennial.Sql;
using Perennial.Sql.Findings;

namespace Perennial.Generators.Models;

/// <summary>All that is emitted for one database, split so that an edit touches few of the parts.</summary>
internal sealed record DatabaseModels(ClassModel Class, TypesModel Types, EquatableArray<GroupModel> Groups)
{
    /// <summary>For each group the file that it stands in; of several the first by name.</summary>
    public EquatableArray<string> GroupFiles { get; init; }

    /// <summary>Mistakes that methods and records are missing for; empty when all files are right.</summary>
    public EquatableArray<Finding> Errors { get; init; }

    /// <summary>What the project itself has to declare.</summary>
    public EquatableArray<ChosenType> ChosenTypes { get; init; }

    /// <summary>The groups of each file, by its path.</summary>
    public ILookup<string, GroupModel> GroupsByFile() =>
        Enumerable.Range(0, Groups.Count).ToLookup(index => GroupFiles[index], index => Groups[index], StringComparer.Ordinal);
}
