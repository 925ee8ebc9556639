namespace Perennial.EndToEnd.Tests;

/// <summary>A folder of its own under the system's temporary folder, deleted at the end.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("perennial-e2e-").FullName;

    public string Path { get; }

    public string File(string relative) => System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(relative))!);
        System.IO.File.WriteAllText(File(relative), text);
    }

    public void Edit(string relative, string old, string @new)
    {
        string text = System.IO.File.ReadAllText(File(relative));
        Assert.Contains(old, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(File(relative), text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Copies a folder of the repository, without build output.</summary>
    public void CopyFromRepository(string folder)
    {
        string source = System.IO.Path.Combine(Repository.Root, folder);
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = System.IO.Path.GetRelativePath(source, file).Replace('\\', '/');
            if (relative.Split('/').Any(static part => part is "bin" or "obj")) continue;
            string target = File(folder + "/" + relative);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A build server may still hold a file; the system cleans its temporary folder.
        }
    }
}
