using System.Runtime.Versioning;
using Perennial.Testing.Data;

namespace Perennial.Testing.Tests.Discovery;

/// <summary>Programs that only tell a version, for tests of the search; no test starts one.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FakeServer
{
    public static string Install(string folder, string version)
    {
        WriteProgram(folder, "postgres", $"echo 'postgres (PostgreSQL) {version}'");
        WriteProgram(folder, "initdb", "exit 1");
        return folder;
    }

    public static void WriteProgram(string folder, string name, string script)
    {
        Folders.Create(folder, Folders.Readable);
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, Folders.Readable);
    }
}
