using System.CommandLine;
using Npgsql;
using Perennial.Cli.Commands;
using Perennial.Cli.Output;
using Perennial.Migrations;

namespace Perennial.Cli;

/// <summary>The command <c>perennial</c>.</summary>
public static class CommandLine
{
    /// <summary>All is well.</summary>
    public const int Success = 0;

    /// <summary>There is an error in the files, or the work could not be done.</summary>
    public const int Failure = 1;

    /// <summary>The command was not understood.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by the user, as shells count SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Runs one command.</summary>
    /// <param name="args">What the user wrote behind <c>perennial</c>.</param>
    /// <param name="output">Receives results.</param>
    /// <param name="error">Receives errors and progress notes.</param>
    /// <param name="ct">Stops at the next safe point.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, CancellationToken ct = default)
    {
        Terminal terminal = new(output, error);
        RootCommand root = new("Typed SQL for .NET in which procedures are forever: checks, ships, upgrades and downgrades databases.")
        {
            UpgradeCommand.Create(terminal),
            DowngradeCommand.Create(terminal),
            StatusCommand.Create(terminal),
            CheckCommand.Create(terminal),
            FixCommand.Create(terminal),
            NewCommand.Create(terminal),
            RenumberCommand.Create(terminal),
            ShipCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            DevCommand.Create(terminal),
            AccessCommand.Create(terminal),
            ParseCommand.Create(terminal),
            DescribeCommand.Create(terminal),
        };
        ParseResult result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (System.CommandLine.Parsing.ParseError problem in result.Errors) terminal.Error(problem.Message);
            terminal.Error("'perennial --help' and 'perennial <command> --help' list what there is.");
            return WrongUsage;
        }

        InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return await result.InvokeAsync(configuration, ct).ConfigureAwait(false);
        }
        catch (UsageException problem)
        {
            terminal.Error(problem.Message);
            return WrongUsage;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            terminal.Error("Stopped. Nothing is half applied: run the same command again to go on.");
            return Interrupted;
        }
        catch (Exception problem) when (problem is MigrationException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            terminal.Error(problem.Message);
            return Failure;
        }
    }
}
