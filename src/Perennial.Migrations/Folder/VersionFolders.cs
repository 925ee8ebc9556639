using System.Globalization;
using Perennial.Migrations.Shipping;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Migrations;

/// <summary>Names and numbers of the folders in <c>versions/</c>.</summary>
public static class VersionFolders
{
    private const string Versions = "versions";

    /// <summary>Gives an open version the first number above the sealed ones that no other version has.</summary>
    /// <param name="directory">The database folder.</param>
    /// <param name="name">The version folder's name.</param>
    /// <returns>The folder's new name.</returns>
    /// <exception cref="MigrationException">There is no such folder, or the version is sealed.</exception>
    public static string Renumber(string directory, string name)
    {
        if (!Directory.Exists(directory)) throw new MigrationException($"There is no folder '{directory}'. Name the folder that holds versions/ (--dir).");
        using FolderLock held = FolderLock.Take(directory);
        string versions = Path.Combine(directory, Versions);
        string old = Path.Combine(versions, name);
        if (name.Length == 0 || !Directory.Exists(old)) throw new MigrationException($"There is no version folder '{old}'. Name one of {versions}, such as 0004-task-rank.");
        ContractFile contract = ReadContract(directory);
        if (contract.Sealed.Any(version => version.Folder == name))
            throw new MigrationException($"{name} is sealed, and databases know it by its number. Renumber the other version of that number.");

        HashSet<int> taken = [.. contract.Sealed.Select(static version => version.Number)];
        foreach (string other in Directory.EnumerateDirectories(versions))
        {
            if (Path.GetFileName(other) != name && SealedVersion.NumberOf(Path.GetFileName(other)) is { } number) taken.Add(number);
        }

        int free = contract.SealedVersion + 1;
        while (taken.Contains(free)) free++;
        string description = name.Contains('-', StringComparison.Ordinal) ? name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..] : name;
        string renamed = Name(free, description);
        if (renamed != name) FolderWriter.Move(old, Path.Combine(versions, renamed));
        return renamed;
    }

    /// <summary>The name of a version folder: four digits and words.</summary>
    internal static string Name(int number, string description) => number.ToString("0000", CultureInfo.InvariantCulture) + "-" + description;

    private static ContractFile ReadContract(string directory)
    {
        string path = Path.Combine(directory, "procedures.shipped.txt");
        return File.Exists(path) ? ContractReader.Read(new SourceText(path, File.ReadAllText(path)), new List<Finding>()) : ContractFile.Empty;
    }
}
