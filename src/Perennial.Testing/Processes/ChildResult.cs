namespace Perennial.Testing.Processes;

/// <summary>How a program ended; the exit code is -1 when it could not be started, and the output then says why.</summary>
internal readonly record struct ChildResult(int ExitCode, string Output);
