using System.Text.RegularExpressions;

namespace Perennial.Sql.Versions;

/// <summary>The words of a DO block that decide whether the build can tell what it does.</summary>
internal static class DoBlockText
{
    private const string CommentOrText = @"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'";

    private const string DollarText = @"\$(?<tag>\w*)\$(?<dollar>.*?)\$\k<tag>\$";

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Quoted = new(CommentOrText, RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private static readonly Regex Opaque = new($"{CommentOrText}|{DollarText}", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture);

    public static readonly Regex Definition = new(@"\b(create|alter|drop|rename|comment\s+on|truncate)\b", Words);

    public static readonly Regex Dynamic = new(@"\bexecute\b(?!\s+(function|procedure)\b)", Words);

    /// <summary>How a statement begins that changes what there is. What is in tables (TRUNCATE) and who may do what under a condition (GRANT) are not asked for.</summary>
    public static readonly Regex StatementOfDefinition = new(@"^(create|alter|drop|comment)\b", Words);

    public static readonly Regex Spaces = new(@"\s+", RegexOptions.CultureInvariant);

    // IF [NOT] EXISTS (...) asks whether the definition is needed; any other condition may be false.
    public static readonly Regex OtherCondition = new(@"(?<!\bend\s+)\b(if|elsif)\b(?!\s+(not\s+)?(exists|found)\b)|\belse\b", Words);

    public static readonly Regex Boundary = new(@"\b(begin|then|else|elsif|loop|exception|end)\b", Words);

    public static readonly Regex ConstantExecute = new($@"\bexecute\s+('(?<plain>(?:[^']|'')*)'|{DollarText})\s*;", Words | RegexOptions.Singleline);

    public static readonly Regex ConditionalDefinition = new(@"(?<=^|;|\b(begin|then|else|loop))\s*(?<text>(create|alter|drop|comment\s+on)\b[^;]*)", Words);

    /// <summary>The block without comments and with empty texts: what is left are its own words.</summary>
    public static string WithoutTexts(string body) => Quoted.Replace(body, static match => match.Value[0] == '\'' ? "''" : " ");

    /// <summary>The block with blanks for comments and texts, so that names keep their places.</summary>
    public static string Blanked(string body) => Opaque.Replace(body, static match => new string(' ', match.Length));
}
