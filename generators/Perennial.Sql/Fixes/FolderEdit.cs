using System.Text;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Text;

namespace Perennial.Sql.Fixes;

/// <summary>One way to repair something: edits of files' texts, and files that are added.</summary>
internal sealed class FolderEdit
{
    private readonly List<(string Path, TextSpan Span, string Text)> _replacements = [];
    private readonly List<(string Path, string Text)> _files = [];

    /// <summary>Procedures that shall have exactly these texts afterwards, by <see cref="Contract.ContractReader.Key"/>; a way that reaches that is better than one that does not.</summary>
    public Dictionary<string, string> Wanted { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether findings about what it writes may remain: a draft says itself what is still to do.</summary>
    public bool IsDraft { get; init; }

    /// <summary>What it cannot keep; null when it keeps all.</summary>
    public string? Note { get; init; }

    public bool AddsFiles => _files.Count > 0;

    /// <summary>Replaces a part of a file; several edits of one file do not overlap, and those of one place keep their order.</summary>
    /// <param name="path">The file's relative path.</param>
    public FolderEdit Replace(string path, TextSpan span, string text)
    {
        _replacements.Add((path, span, text));
        return this;
    }

    public FolderEdit Add(string path, string text)
    {
        _files.Add((path, text));
        return this;
    }

    /// <summary>The folder with the edits in it.</summary>
    public EquatableArray<InputFile> Apply(EquatableArray<InputFile> files)
    {
        List<InputFile> result = files.Select(Apply).ToList();
        string root = files.IsEmpty ? "" : files[0].Path.Substring(0, Math.Max(0, files[0].Path.Length - files[0].RelativePath.Length));
        foreach ((string path, string text) in _files) result.Add(new InputFile(InputFile.Classify(path)!.Value, root + path, path, text));
        return result.OrderBy(static file => file.RelativePath, StringComparer.Ordinal).ToEquatableArray();
    }

    private InputFile Apply(InputFile file)
    {
        StringBuilder? text = null;
        int position = 0;
        foreach ((string _, TextSpan span, string inserted) in _replacements.Where(edit => edit.Path == file.RelativePath).OrderBy(static edit => edit.Span.Start))
        {
            text ??= new StringBuilder();
            text.Append(file.Text, position, span.Start - position).Append(LineEnding.Like(file.Text, inserted));
            position = span.End;
        }

        return text is null ? file : file with { Text = text.Append(file.Text, position, file.Text.Length - position).ToString() };
    }
}
