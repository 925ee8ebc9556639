using Perennial.Testing.Data;

namespace Perennial.Testing.Tests;

/// <summary>A folder that a test may fill; the user that servers run as under root may enter it.</summary>
internal sealed class TestFolder : IDisposable
{
    public TestFolder()
    {
        Root = System.IO.Path.Combine(MemoryFolder.HasRoom() ? MemoryFolder.Parent : "/tmp", $"perennial-tests-{Guid.NewGuid():n}");
        Folders.Create(Root, Folders.Readable);
    }

    public string Root { get; }

    public string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
