using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Tells annotations from documentation, and refuses what looks like an annotation but is none.</summary>
internal sealed class AnnotationReader(SourceText source, ICollection<Finding> findings)
{
    /// <summary>The annotation that the line is, or null for documentation and for lines that were reported.</summary>
    /// <param name="isDocumentation">Whether the line is plain text.</param>
    public Annotation? Read(CommentLine line, out bool isDocumentation)
    {
        isDocumentation = false;
        string text = line.Text.Trim();
        if (text.StartsWith("perennial-ignore", StringComparison.Ordinal)) return null;
        int keyLength = KeyLength(text);
        string key = text.Substring(0, keyLength);
        int colon = keyLength;
        while (colon < text.Length && text[colon] == ' ') colon++;
        bool hasColon = keyLength > 0 && colon < text.Length && text[colon] == ':';
        if (hasColon)
        {
            AnnotationKind? kind = AnnotationKind.Find(key);
            if (kind is not null) return Known(kind, line, text.Substring(colon + 1).Trim());
            bool isSpaced = colon + 1 == text.Length || text[colon + 1] == ' ';
            if (isSpaced && RefuseUnknown(line, key)) return null;
        }
        else if (keyLength == text.Length && keyLength > 0)
        {
            AnnotationKind? kind = AnnotationKind.Find(key);
            if (kind is not null) return Known(kind, line, "");
            if (IsLowerCase(key) && AnnotationKind.Nearest(key, withoutValue: true) is { } meant && key.Length > 3)
            {
                Report(line, $"Unknown annotation '{key}'. Did you mean '{meant.Example}'? If it is documentation, write a sentence.");
                return null;
            }
        }
        else if (IsValue(key, text.Substring(keyLength).Trim()))
        {
            Report(line, $"The annotation '{key}' needs a colon: {AnnotationKind.Find(key)!.Example}. If it is documentation, begin the line with a capital letter.");
            return null;
        }

        isDocumentation = true;
        return null;
    }

    /// <summary>Reports an annotation that stands where it cannot.</summary>
    public void RefuseScope(Annotation annotation, AnnotationScope scope, string place) =>
        findings.Add(Finding.Create(
            FindingRules.Annotation, source, annotation.Span,
            $"The annotation '{annotation.Key}' cannot stand {place}; what can: {AnnotationKind.List(scope)}."
            + Elsewhere(annotation.Key, scope)));

    /// <summary>The annotation of routines or queries that a line of free text is word for word, with a value of it; null for every other text.</summary>
    public static AnnotationKind? Exact(CommentLine line)
    {
        string text = line.Text.Trim();
        int length = KeyLength(text);
        if (length == 0 || AnnotationKind.Find(text.Substring(0, length)) is not { } kind || !kind.CanStand(AnnotationScope.File | AnnotationScope.Query | AnnotationScope.Routine)) return null;
        string rest = text.Substring(length).TrimStart();
        bool isAnnotation = kind.TakesValue ? rest.StartsWith(":", StringComparison.Ordinal) && rest.Substring(1).Trim() is { Length: > 0 } value && IsValue(kind.Key, value) : rest.Length == 0;
        return isAnnotation ? kind : null;
    }

    /// <summary>Reports an annotation of routines or queries above something that it says nothing about.</summary>
    public void RefuseMisplaced(CommentLine line, AnnotationKind kind, string word)
    {
        string query = kind.CanStand(AnnotationScope.Query) ? "above a query" : "at the top of a file of queries";
        string places = kind.CanStand(AnnotationScope.Routine) ? "directly above CREATE FUNCTION or CREATE PROCEDURE, or " + query : query;
        Report(line, $"The annotation '{kind.Key}' says nothing about {word}; it stands {places}. Remove the line; if it is documentation, begin it with a capital letter.");
    }

    // How the same is said there.
    private static string Elsewhere(string key, AnnotationScope scope) => (key, scope) switch
    {
        ("security", AnnotationScope.Routine) => " A routine says 'security definer' or 'security invoker' itself.",
        ("not-null", AnnotationScope.Query) => " A query says it at the column: as \"total!\".",
        _ => "",
    };

    /// <summary>Where an annotation stands, from 1.</summary>
    public int LineOf(Annotation annotation) => source.GetPosition(annotation.Span.Start).Line;

    public void Report(TextSpan span, string message) => findings.Add(Finding.Create(FindingRules.Annotation, source, span, message));

    private Annotation? Known(AnnotationKind kind, CommentLine line, string value)
    {
        if (kind.TakesValue && value.Length == 0)
        {
            Report(line, $"The annotation '{kind.Key}' needs a value: {kind.Example}.");
            return null;
        }

        if (!kind.TakesValue && value.Length > 0)
        {
            Report(line, $"The annotation '{kind.Key}' takes no value; write '{kind.Example}'.");
            return null;
        }

        int valueStart = line.Span.End - value.Length;
        return new Annotation(kind.Key, value, line.Span, new TextSpan(valueStart, value.Length));
    }

    // A capital or a known word in another case may begin a sentence of documentation; a lower-case word with a colon never does here.
    private bool RefuseUnknown(CommentLine line, string key)
    {
        AnnotationKind? sameWord = AnnotationKind.Find(key.ToLowerInvariant());
        if (sameWord is not null)
        {
            Report(line, $"Unknown annotation '{key}'. Annotations are in lower case: '{sameWord.Example}'. If it is documentation, begin the line with another word.");
            return true;
        }

        if (!IsLowerCase(key)) return false;
        string advice = AnnotationKind.Nearest(key) is { } meant ? $"Did you mean '{meant.Key}'?" : "If it is documentation, begin the line with a capital letter.";
        Report(line, $"Unknown annotation '{key}'. {advice}");
        return true;
    }

    /// <summary>Whether the text behind an annotation's word is a value of it rather than a sentence that begins with the word.</summary>
    public static bool IsValue(string key, string text) => key switch
    {
        "name" => text.Contains(" :"),
        "optional" or "order" or "page" or "not-null" => text.Split(',').All(static part => IsListed(part.Trim())),
        "type" => IsChoice(text.Split(' ')),
        "raises" => text.Length > 5 && text[5] == ' ' && text.Substring(0, 5).All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z')),
        "deprecated" => true,
        "service" or "schema" or "security" or "row" => text.Length > 0 && text.IndexOf(' ') < 0 && !text.EndsWith(".", StringComparison.Ordinal),
        _ => false,
    };

    private static bool IsChoice(string[] words) =>
        words.Length == 2 && (words[1] == "string" || words[1].IndexOf('.') is > 0 and var dot && dot < words[1].Length - 1 || words[1].EndsWith("[]", StringComparison.Ordinal));

    // A name, and perhaps the direction that "page" takes behind it.
    private static bool IsListed(string part)
    {
        if (part.EndsWith(" desc", StringComparison.Ordinal)) part = part.Substring(0, part.Length - 5);
        return part.Length > 0 && part.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
    }

    private void Report(CommentLine line, string message) => Report(line.Span, message);

    private static bool IsLowerCase(string key) => !key.Any(static c => c is >= 'A' and <= 'Z');

    private static int KeyLength(string text)
    {
        int length = 0;
        while (length < text.Length && text[length] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_') length++;
        return length;
    }
}
