using System.CommandLine;
using Perennial.Cli.Output;

namespace Perennial.Cli.Commands;

/// <summary><c>perennial explain</c></summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> rule = new("rule") { Description = "The id that a finding begins with, such as PRN1002. Default: a list of all.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("explain", "Says what a finding means, why it matters, and what to do.") { rule };
        command.SetAction(result =>
        {
            if (result.GetValue(rule) is not { } id)
            {
                foreach (string known in RulePages.Ids) terminal.Line(RulePages.Find(known)!.Split('\n')[0].TrimStart('#', ' ').TrimEnd());
                return CommandLine.Success;
            }

            string page = RulePages.Find(id.ToUpperInvariant()) ?? throw new UsageException($"There is no rule '{id}'. 'perennial explain' lists all.");
            terminal.Line(page.TrimEnd());
            return CommandLine.Success;
        });
        return command;
    }
}
