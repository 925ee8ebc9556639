using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Sessions;

namespace Perennial.Sql.Pipeline;

/// <summary>What the stages know about a database folder: the value that generator, analyzers and command line share.</summary>
public sealed record DatabaseModel
{
    /// <summary>Every procedure of the working tree, by schema, name and argument types in ordinal order.</summary>
    public EquatableArray<Procedure> Procedures { get; init; }

    /// <summary>The queries whose SQL travels with the call: no procedures, and in no contract.</summary>
    public EquatableArray<Procedure> InlineQueries { get; init; }

    /// <summary>Enums, composites and domains that signatures use, each once, by display name.</summary>
    public EquatableArray<SignatureType> Types { get; init; }

    /// <summary>What calls may leave in their sessions, by routine. When it is empty, connections need no reset between their borrowers.</summary>
    public EquatableArray<SessionState> SessionStates { get; init; }

    /// <summary>The highest version folder's number, 0 without any: the version S of a service built from this tree.</summary>
    public int Version { get; init; }

    /// <summary>Hash of version S's files, as <c>perennial.check_contract</c> compares it; lower-case hex of SHA-256.</summary>
    public string VersionHash { get; init; } = "";

    /// <summary>Everything that was found, by path and place.</summary>
    public EquatableArray<Finding> Findings { get; init; }
}
