using Perennial.Sql.Contract;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Pipeline;

/// <summary>All that one analysis knows: the model that is shared, and what shipping needs besides.</summary>
internal sealed record FolderAnalysis(DatabaseModel Model, ContractFile Contract, ContractMatch Match, EquatableArray<FoldedVersion> Versions);
