namespace Perennial.Testing.Discovery;

/// <summary>Whether a folder has a server that runs: either <paramref name="Binaries"/> or <paramref name="WhyNot"/> is set.</summary>
internal readonly record struct BinariesCheck(ServerBinaries? Binaries, string? WhyNot)
{
    public static BinariesCheck Failed(string whyNot) => new(null, whyNot);
}
