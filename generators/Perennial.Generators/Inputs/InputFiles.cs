using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Perennial.Sql;
using Perennial.Sql.Pipeline;

namespace Perennial.Generators.Inputs;

/// <summary>Turns the compiler's additional files into the value-equal inputs of the stages.</summary>
internal static class InputFiles
{
    private const string KindKey = "build_metadata.AdditionalFiles.PerennialKind";
    private const string PathKey = "build_metadata.AdditionalFiles.PerennialPath";

    // The compiler keeps a text until its file is edited. Generator and analyzers get the same object, so that comparing and hashing it costs nothing.
    private static readonly ConditionalWeakTable<SourceText, InputFile> Known = new();

    /// <summary>The file as an input, or null when it is none of the database's or cannot be read.</summary>
    public static InputFile? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        if (!options.TryGetValue(KindKey, out string? kindText) || !Enum.TryParse(kindText, ignoreCase: true, out InputKind kind)) return null;
        if (file.GetText(cancellationToken) is not { } text) return null;
        string relative = options.TryGetValue(PathKey, out string? path) && path.Length > 0 ? path : Path.GetFileName(file.Path);
        relative = relative.Replace('\\', '/');
        InputFile known = Known.GetValue(text, one => new InputFile(kind, file.Path, relative, IsUnicode(one.Encoding) ? one.ToString() : Undecoded(one.ToString())));
        return known.Kind == kind && known.Path == file.Path && known.RelativePath == relative ? known : new InputFile(kind, file.Path, relative, known.Text);
    }

    // The compiler reads what is no UTF-8 in an old code page, which no other reader of the file would do: then the file is told as what it is.
    private static bool IsUnicode(Encoding? encoding) => encoding is null or UTF8Encoding or UnicodeEncoding or UTF32Encoding;

    private static string Undecoded(string text)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] > '\u007F') characters[i] = '\uFFFD';
        }

        return new string(characters);
    }

    /// <summary>All inputs of a compilation, in ordinal order of their relative paths.</summary>
    public static EquatableArray<InputFile> ReadAll(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        List<InputFile> files = [];
        EquatableArray<AdditionalText> repeated = Repeated(options.AdditionalFiles);
        foreach (AdditionalText file in options.AdditionalFiles)
        {
            if (!repeated.Contains(file) && Read(file, options.AnalyzerConfigOptionsProvider.GetOptions(file), cancellationToken) is { } input) files.Add(input);
        }

        return Sort(files);
    }

    /// <summary>The texts whose path an earlier one has: a project that lists a file twice means one file.</summary>
    public static EquatableArray<AdditionalText> Repeated(IEnumerable<AdditionalText> texts)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        return texts.Where(text => !paths.Add(text.Path)).ToEquatableArray();
    }

    /// <summary>The order that the stages rely on, whatever order the compiler had.</summary>
    public static EquatableArray<InputFile> Sort(IEnumerable<InputFile> files) =>
        files.OrderBy(static file => file.RelativePath, StringComparer.Ordinal).ToEquatableArray();
}
