using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Fixes;

/// <summary>Where the body of a routine uses the routine's own name: in front of an argument (<c>count_items.size</c>) and in calls of itself.</summary>
internal static class OwnNames
{
    /// <summary>The places in the file; strings and comments are passed over.</summary>
    public static IEnumerable<TextSpan> In(FolderState state, InputFile file, Procedure routine)
    {
        if (state.Schema.Declarations.Routines.FirstOrDefault(declaration => declaration.Location == routine.Location)?.BodySpan is not { } body) yield break;
        string text = file.Text.Substring(body.Start, body.Length);
        using Lexer lexer = new(text, ParseOptions.Default);
        while (lexer.ReadStatement())
        {
            for (int i = 0; i + 1 < lexer.Count; i++)
            {
                Token token = lexer.Tokens[i];
                string next = lexer.TextOf(i + 1);
                if (lexer.TextOf(i) != routine.Signature.Name || next is not ("." or "(")) continue;
                bool isQualified = i > 0 && lexer.TextOf(i - 1) == ".";
                if (isQualified && (i < 2 || lexer.TextOf(i - 2) != routine.Signature.Schema)) continue;
                yield return new TextSpan(body.Start + token.Start, token.End - token.Start);
            }
        }
    }
}
