using Perennial.Sql;

namespace Perennial.Generators.Models;

/// <summary>The database class: what does not change when one method does.</summary>
/// <param name="Groups">Names of the groups in order.</param>
/// <param name="Version">The version S.</param>
/// <param name="VersionHash">Hash of that version's files.</param>
/// <param name="Procedures">Signatures that the compatibility check asks for.</param>
/// <param name="Features">What the slim data source builder has to enable, in order: <c>EnableArrays</c>.</param>
internal sealed record ClassModel(
    string ClassName, string Namespace, EquatableArray<string> Groups, int Version, string VersionHash, EquatableArray<string> Procedures, EquatableArray<string> Features)
{
    /// <summary>What calls may leave in their sessions, as a sentence without a full stop; null when they leave nothing.</summary>
    public string? LeftState { get; init; }
}
