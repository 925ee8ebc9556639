namespace Perennial.Cli.Tests;

/// <summary>One run of the command line in this process.</summary>
internal sealed record Cli(int Status, string Output, string Error)
{
    public static async Task<Cli> RunAsync(params string[] args)
    {
        await using StringWriter output = new();
        await using StringWriter error = new();
        int status = await CommandLine.RunAsync(args, output, error);
        return new Cli(status, output.ToString(), error.ToString());
    }
}
