using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perennial.Generators.Analyzers;
using Perennial.Sql.Fixes;

namespace Perennial.CodeFixes;

/// <summary>Applies all fixes of one kind in one pass: each SQL file gets its new text once, however many of its queries are edited.</summary>
internal sealed class SqlFixAllProvider : FixAllProvider
{
    public static SqlFixAllProvider Instance { get; } = new();

    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create("Repair all SQL files", token => FixAsync(fixAllContext, token), fixAllContext.CodeActionEquivalenceKey));

    // The identifiers say what to repair. The action's key does not: dotnet format takes it from whatever the analyzer reported first.
    private static async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (Project project in projects)
        {
            HashSet<(FixKind, string)> wanted = [];
            foreach (Diagnostic diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (FixAnalyzer.KindOf(diagnostic.Id) is { } kind && diagnostic.Properties.TryGetValue(FixAnalyzer.SubjectProperty, out string? subject) && subject is not null) wanted.Add((kind, subject));
            }

            if (wanted.Count == 0) continue;

            // Projects may share a database folder; what one has repaired the next one finds repaired.
            solution = await SqlFiles.FixAsync(solution, project.Id, target => wanted.Contains((target.Kind, target.Subject)), cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
