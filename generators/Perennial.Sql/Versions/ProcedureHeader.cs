using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>
/// The comment lines that <c>perennial ship</c> writes above a procedure: what neither its statement nor the contract holds, so that a procedure can be restored as it was written. The
/// lines mean nothing to the server and are no part of what is compared.
/// </summary>
internal static class ProcedureHeader
{
    private const string From = "From ";

    /// <summary>The lines, each with its dashes; empty for a routine that has nothing of the kind.</summary>
    public static EquatableArray<string> Write(Procedure procedure, InputFile? file)
    {
        List<string> lines = [];
        if (procedure.Origin == ProcedureOrigin.Query)
        {
            if (file is not null) lines.Add($"-- {From}{file.RelativePath}.");
            lines.Add($"-- name: {procedure.DeclaredName} :{procedure.Command.ToString().ToLowerInvariant()}");
        }

        lines.AddRange(Annotations(procedure));
        lines.AddRange(Documentation(procedure.Documentation));
        return lines.ToEquatableArray();
    }

    /// <summary>The lines of a record's name, of chosen types, and of what is never null.</summary>
    public static IEnumerable<string> Annotations(Procedure procedure)
    {
        if (procedure.RowName is { } row) yield return "-- row: " + row;
        if (!procedure.NotNull.IsEmpty) yield return "-- not-null: " + string.Join(", ", procedure.NotNull);
        foreach (TypeOverride type in procedure.Types) yield return $"-- type: {type.Name} {type.CSharpType}";
    }

    /// <summary>A text's lines as comments.</summary>
    public static IEnumerable<string> Documentation(string text) =>
        text.Length == 0 ? [] : text.Split('\n').Select(static line => line.Length == 0 ? "--" : "-- " + line);

    /// <summary>The file that a header names; null without.</summary>
    public static string? File(EquatableArray<string> header)
    {
        if (header.IsEmpty || !header[0].StartsWith("-- " + From + "queries/", StringComparison.Ordinal) || !header[0].EndsWith(".sql.", StringComparison.Ordinal)) return null;
        int start = "-- ".Length + From.Length;
        return header[0].Substring(start, header[0].Length - start - 1);
    }

    /// <summary>The name and the command of the query that it was, as <c>-- name:</c> has them; null for a routine, and for what was shipped without a header.</summary>
    public static (string Name, string Command)? Query(EquatableArray<string> header)
    {
        foreach (string line in header)
        {
            if (!line.StartsWith("-- name: ", StringComparison.Ordinal)) continue;
            string[] words = line.Substring("-- name: ".Length).Split([' '], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 2 && words[1].StartsWith(":", StringComparison.Ordinal)) return (words[0], words[1].Substring(1));
        }

        return null;
    }

    /// <summary>The lines that go back above the procedure: all but the file and the name.</summary>
    public static IEnumerable<string> Lines(EquatableArray<string> header) =>
        header.Where((line, index) => !line.StartsWith("-- name: ", StringComparison.Ordinal) && !(index == 0 && File(header) is not null));
}
