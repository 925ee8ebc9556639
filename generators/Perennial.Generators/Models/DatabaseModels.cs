using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>All that is emitted for one database, split so that an edit touches few of the parts.</summary>
internal sealed record DatabaseModels(ClassModel Class, TypesModel Types, EquatableArray<GroupModel> Groups);
