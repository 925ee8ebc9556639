using System.Runtime.CompilerServices;

namespace Perennial.Generators.Tests.Snapshots;

/// <summary>
/// Compares a text with the file <c>Class.Method#name.verified.cs</c> beside the test. A difference leaves <c>.received.cs</c> there;
/// accepting it is renaming that file, or running the tests with <c>PERENNIAL_ACCEPT=1</c>.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string actual, string name, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        string prefix = Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}.{method}#{name}");
        string verifiedPath = prefix + ".verified.cs";
        string receivedPath = prefix + ".received.cs";
        string? expected = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(receivedPath);
            return;
        }

        if (Environment.GetEnvironmentVariable("PERENNIAL_ACCEPT") == "1")
        {
            File.WriteAllText(verifiedPath, actual);
            return;
        }

        File.WriteAllText(receivedPath, actual);
        Assert.Fail($"{Path.GetFileName(verifiedPath)} {(expected is null ? "does not exist" : "differs")}. Compare it with {receivedPath}; to accept, rename that file or run with PERENNIAL_ACCEPT=1.\n{FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string? expected, string actual)
    {
        string[] old = (expected ?? "").Split('\n');
        string[] now = actual.Split('\n');
        int line = 0;
        while (line < old.Length && line < now.Length && old[line] == now[line]) line++;
        return $"First difference in line {line + 1}:\n- {(line < old.Length ? old[line] : "(end)")}\n+ {(line < now.Length ? now[line] : "(end)")}";
    }
}
