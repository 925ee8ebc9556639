namespace Perennial.Sql.Pipeline;

public enum Evolution { Strict, Additive }

public enum Gate { Full, Calls }

/// <summary>The settings of files.md, "MSBuild", that the analysis depends on.</summary>
public sealed record DatabaseOptions
{
    public static DatabaseOptions Default { get; } = new();

    /// <summary>Schema of queries without a <c>-- schema:</c> line.</summary>
    public string DefaultSchema { get; init; } = "public";

    /// <summary>Schemas that bodies resolve against, after pg_catalog.</summary>
    public EquatableArray<string> SearchPath { get; init; } = ["$user", "public"];

    /// <summary>Oldest server to support, 13 to 18.</summary>
    public int OldestPostgres { get; init; } = 14;

    public Evolution Evolution { get; init; }

    /// <summary>Only what this service may call; null for all.</summary>
    public string? Service { get; init; }

    public Gate Gate { get; init; }

    /// <summary>What the names of the services' roles begin with, before an underscore and the service's name; empty when that is not known.</summary>
    public EquatableArray<string> AccessPrefixes { get; init; }

    /// <summary>Whether <c>-- inline</c> is allowed.</summary>
    public bool AllowInline { get; init; } = true;
}
