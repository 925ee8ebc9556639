using System.Runtime.CompilerServices;
using Perennial.Sql.Pipeline;

namespace Perennial.Sql.Versions;

/// <summary>Hashes of version folders whose files were hashed before. They live as long as the texts do.</summary>
internal static class HashedFiles
{
    private static readonly ConditionalWeakTable<string, List<(InputFile[] Files, string Hash)>> Known = new();

    /// <param name="files">At least one.</param>
    public static string Of(InputFile[] files)
    {
        List<(InputFile[] Files, string Hash)> known = Known.GetOrCreateValue(files[0].Text);
        lock (known)
        {
            foreach ((InputFile[] same, string hash) in known)
            {
                if (IsSame(same, files)) return hash;
            }

            string made = VersionHash.Of(files.Select(static file => new KeyValuePair<string, string>(VersionFolder.FileName(file), file.Text)));
            if (known.Count == 4) known.RemoveAt(0);
            known.Add((files, made));
            return made;
        }
    }

    private static bool IsSame(InputFile[] one, InputFile[] other)
    {
        if (one.Length != other.Length) return false;
        for (int i = 0; i < one.Length; i++)
        {
            if (!ReferenceEquals(one[i].Text, other[i].Text) || one[i].RelativePath != other[i].RelativePath) return false;
        }

        return true;
    }
}
