using Perennial.Sql;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Versions;

namespace Perennial.Migrations.Folder;

/// <summary>Cuts the files of <c>versions/</c> into statements.</summary>
internal static class RunnableVersions
{
    /// <param name="contract">What is sealed.</param>
    /// <returns>By number.</returns>
    public static EquatableArray<RunnableVersion> Read(EquatableArray<InputFile> files, ContractFile contract)
    {
        // What is wrong with names and numbers is among the model's findings, and those stop a run.
        List<Finding> known = [];
        return VersionFolderReader.Read(files, contract, known).Folders
            .Select(version => new RunnableVersion(version.Number, version.Name, version.Hash, contract.Sealed.Any(candidate => candidate.Number == version.Number))
            {
                SealHash = version.SealHash,
                Upgrade = Script(version.Upgrade),
                Downgrade = Script(version.Downgrade),
                Online = Script(version.Online),
                Procedures = Script(version.Procedures),
            })
            .ToEquatableArray();
    }

    private static SqlScript? Script(InputFile? file) => file is null ? null : ScriptReader.Read(Path.GetFileName(file.RelativePath), file.Path, file.Text);
}
