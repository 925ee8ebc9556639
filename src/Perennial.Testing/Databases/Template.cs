namespace Perennial.Testing.Databases;

/// <summary>A database to copy. One caller fills it; others wait for their turn and then find it filled.</summary>
internal sealed record Template(string Database)
{
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Read and written only by who has the turn.</summary>
    public bool IsFilled { get; set; }
}
