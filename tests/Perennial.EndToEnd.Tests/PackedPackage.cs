namespace Perennial.EndToEnd.Tests;

/// <summary>The package as a project outside of the repository gets it.</summary>
internal static class PackedPackage
{
    private const string Version = "0.0.0-test";

    public static string Reference => ReferenceTo("Perennial");

    private static string UserPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static string ReferenceTo(string package) => $"<PackageReference Include=\"{package}\" Version=\"{Version}\" />";

    /// <summary>Packs what is built into the folder <c>packages</c>.</summary>
    public static async Task PackAsync(ScratchFolder scratch, CancellationToken cancellationToken, string project = "src/Perennial")
    {
        DotNetResult pack = await DotNet.RunAsync(
            Repository.Root, cancellationToken, environment: null,
            "pack", project, "-nologo", "-c", Repository.Configuration, "--no-build", "-o", scratch.File("packages"), $"-p:PackageVersion={Version}");
        Assert.True(pack.ExitCode == 0, pack.Output);
    }

    /// <summary>A project file. The package goes to a cache of its own, and all others come from the user's: nothing stays behind, and no network is needed.</summary>
    public static string ProjectFile(ScratchFolder scratch, string reference) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <RootNamespace></RootNamespace>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>{scratch.File("packages")}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{scratch.File("cache")}</RestorePackagesPath>
            <RestoreFallbackFolders>{UserPackages}</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            {reference}
          </ItemGroup>
        </Project>
        """;
}
