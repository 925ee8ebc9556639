namespace Perennial.Testing.Processes;

/// <summary>A program to run to its end.</summary>
internal sealed record ChildCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Whom to run it as; null is the caller.</summary>
    public ServerAccount? Account { get; init; }

    /// <summary>Where it runs; the caller's folder may be closed to the account, so the root folder is the default.</summary>
    public string WorkingFolder { get; init; } = OperatingSystem.IsWindows() ? Path.GetTempPath() : "/";
}
