using System.Globalization;
using Perennial.Migrations;
using Spectre.Console;

namespace Perennial.Cli.Output;

/// <summary>Shows a run: bars with counts on a terminal, plain lines in a log, JSON for programs.</summary>
internal static class MigrationDisplay
{
    public static async Task<UpgradeReport> RunAsync(Terminal terminal, string format, Func<IProgress<MigrationProgress>, Task<UpgradeReport>> work)
    {
        if (format == "jsonl") return await work(new JsonProgress(terminal.Output)).ConfigureAwait(false);
        if (!terminal.IsLive) return await work(new LineProgress(terminal)).ConfigureAwait(false);
        return await terminal.Ansi.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(context => work(new BarProgress(context, terminal.Ansi)))
            .ConfigureAwait(false);
    }

    public static void Summarize(Terminal terminal, string format, UpgradeReport report)
    {
        if (format == "jsonl")
        {
            JsonLines.Write(terminal.Output, report);
            return;
        }

        string procedures = report.ChangedProcedures == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {report.ChangedProcedures} procedures changed");
        if (report.FinishedSteps > 0) terminal.Line(string.Create(CultureInfo.InvariantCulture, $"ok: {report.FinishedSteps} online step(s) of version {report.FinishedVersion} that an earlier run had left are done"));
        if (report.From == report.To && report.Versions.IsEmpty && report.FinishedSteps > 0 && procedures.Length == 0) return;
        terminal.Line(report.From == report.To && report.Versions.IsEmpty
            ? string.Create(CultureInfo.InvariantCulture, $"ok: the database has version {report.To} already{procedures}")
            : string.Create(CultureInfo.InvariantCulture, $"ok: version {report.From} -> {report.To}, {report.Versions.Count} step(s){procedures}"));
    }

    private sealed class JsonProgress(TextWriter output) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => JsonLines.Write(output, value);
    }

    private sealed class LineProgress(Terminal terminal) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => terminal.Note(value.Phase == MigrationPhase.Statement
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Version} {value.Step} {value.Statement}/{value.Statements}: {value.Message}")
            : value.Message);
    }

    // A bar for each file of each version; it is full when the next one begins.
    private sealed class BarProgress(ProgressContext context, IAnsiConsole console) : IProgress<MigrationProgress>
    {
        private ProgressTask? _bar;
        private (int, string) _shown;

        public void Report(MigrationProgress value)
        {
            if (value.Phase != MigrationPhase.Statement)
            {
                if (value.Phase == MigrationPhase.VersionDone) Fill();
                else console.MarkupLineInterpolated($"[yellow]{value.Message}[/]");
                return;
            }

            if (_bar is null || _shown != (value.Version, value.Step))
            {
                Fill();
                _bar = context.AddTask("", maxValue: Math.Max(value.Statements, 1));
                _shown = (value.Version, value.Step);
            }

            _bar.Value = value.Statement - 1;
            _bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"version {value.Version} {value.Step} {value.Statement}/{value.Statements}"));
        }

        private void Fill()
        {
            if (_bar is not null) _bar.Value = _bar.MaxValue;
            _bar = null;
        }
    }
}
