namespace Perennial.Migrations.Tests;

/// <summary>A database folder in the temporary directory, written file by file.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "perennial-test-" + Guid.NewGuid().ToString("N"));

    public Scratch Write(string relativePath, string text)
    {
        string path = System.IO.Path.Combine(Path, relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public Scratch Delete(string relativePath)
    {
        File.Delete(System.IO.Path.Combine(Path, relativePath));
        return this;
    }

    public Scratch CopyFrom(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) Write(System.IO.Path.GetRelativePath(folder, file), File.ReadAllText(file));
        return this;
    }

    /// <summary>Writes a contract file that seals the versions up to <paramref name="highest"/> as they are.</summary>
    public async Task SealAsync(int highest)
    {
        Delete("procedures.shipped.txt");
        DatabaseFolder folder = await LoadAsync();
        Write("procedures.shipped.txt", string.Concat(folder.Versions.Where(version => version.Number <= highest).Select(version => $"sealed {version.Name} sha256={version.SealHash}\n")));
    }

    public Task<DatabaseFolder> LoadAsync() => DatabaseFolder.LoadAsync(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>The reference database of the repository.</summary>
    public static string ReferenceDatabase
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "DataAccess.sln"))) folder = System.IO.Path.GetDirectoryName(folder);
            return System.IO.Path.Combine(folder ?? throw new InvalidOperationException("The tests do not run inside the repository."), "db");
        }
    }
}
