using Spectre.Console;
using Spectre.Console.Rendering;

namespace Perennial.Cli.Output;

/// <summary>Where a command prints: results to one writer, errors and notes to the other.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });

    public TextWriter Output => output;

    /// <summary>Whether somebody watches: the results go to a terminal that can draw over its own lines.</summary>
    public bool IsLive { get; } = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    public IAnsiConsole Ansi => _console;

    public void Line(string text) => output.WriteLine(text);

    public void Note(string text) => error.WriteLine(text);

    public void Error(string text) => error.WriteLine("error: " + text);

    public void Write(IRenderable renderable)
    {
        // Redirected tables would be folded to 80 columns.
        if (!IsLive) _console.Profile.Width = 200;
        _console.Write(renderable);
    }
}
