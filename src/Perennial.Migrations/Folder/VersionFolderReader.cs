using Perennial.Sql;
using Perennial.Sql.Contract;
using Perennial.Sql.Pipeline;

namespace Perennial.Migrations.Folder;

/// <summary>Puts the files of <c>versions/</c> together.</summary>
internal static class VersionFolderReader
{
    /// <param name="contract">What is sealed.</param>
    /// <returns>By number.</returns>
    /// <exception cref="MigrationException">Numbers are missing or given twice.</exception>
    public static EquatableArray<VersionFolder> Read(EquatableArray<InputFile> files, ContractFile contract)
    {
        Dictionary<string, List<InputFile>> folders = new(StringComparer.Ordinal);
        foreach (InputFile file in files)
        {
            string[] parts = file.RelativePath.Split('/');
            if (file.Kind != InputKind.Version || parts.Length != 3) continue;
            if (!folders.TryGetValue(parts[1], out List<InputFile>? members)) folders[parts[1]] = members = [];
            members.Add(file);
        }

        List<VersionFolder> versions = [];
        foreach ((string name, List<InputFile> members) in folders)
        {
            int number = SealedVersion.NumberOf(name)
                ?? throw new MigrationException($"versions/{name} is no version: a folder is named by four digits and words, as 0001-initial.");
            SqlScript? Script(string file) =>
                members.Find(member => member.RelativePath.EndsWith("/" + file, StringComparison.Ordinal)) is { } input ? ScriptReader.Read(file, input.Path, input.Text) : null;
            SqlScript? upgrade = Script("upgrade.sql");
            SqlScript? downgrade = Script("downgrade.sql");
            SqlScript? online = Script("online.sql");
            versions.Add(new VersionFolder(number, name, Hash(upgrade, downgrade, online), contract.Sealed.Any(version => version.Number == number))
            {
                Upgrade = upgrade,
                Downgrade = downgrade,
                Online = online,
                Procedures = Script("procedures.sql"),
            });
        }

        versions.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        for (int i = 0; i < versions.Count; i++)
        {
            if (versions[i].Number != i + 1)
                throw new MigrationException($"versions/{versions[i].Name} has number {versions[i].Number} where {i + 1} is expected. Numbers run from 1 without gaps or repeats.");
        }

        return versions.ToEquatableArray();
    }

    private static string Hash(params SqlScript?[] scripts) =>
        Perennial.Sql.Versions.VersionHash.Of(scripts.OfType<SqlScript>().Select(static script => KeyValuePair.Create(script.Name, script.Text)));
}
