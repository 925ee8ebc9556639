using System.CommandLine;
using Perennial.Cli.Output;
using Perennial.Sql.Parsing;
using Perennial.Sql.Text;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial parse</c></summary>
internal static class ParseCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string[]> files = new("files") { Description = "SQL files. In files below a folder queries/, @name is a parameter.", Arity = ArgumentArity.OneOrMore };
        Option<int?> postgres = CommonOptions.Postgres("The newest PostgreSQL whose grammar is accepted, 13 to 18. Default: 18.");
        Option<string> format = CommonOptions.Format();
        Command command = new("parse", "Says for each statement of SQL files what it is, or what is wrong with it.") { files, postgres, format };
        command.SetAction(async (result, ct) =>
        {
            bool hasErrors = false;
            foreach (string path in result.GetValue(files)!)
            {
                string text = await File.ReadAllTextAsync(path, ct).ConfigureAwait(false);
                ParsedScript script = SqlParser.Parse(new SourceText(path, text), new ParseOptions(result.GetValue(postgres) ?? 18, NamedParameters: IsQueryFile(path)));
                if (result.GetValue(format) == "jsonl") ParseReport.WriteJsonLines(script, terminal.Output);
                else ParseReport.WriteText(script, terminal.Output);
                hasErrors |= ParseReport.HasErrors(script);
            }

            return hasErrors ? CommandLine.Failure : CommandLine.Success;
        });
        return command;
    }

    private static bool IsQueryFile(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) == "queries";
}
