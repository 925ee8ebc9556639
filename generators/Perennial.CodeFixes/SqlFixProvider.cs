using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Perennial.Generators.Analyzers;
using Perennial.Sql.Fixes;

namespace Perennial.CodeFixes;

/// <summary>
/// Offers at the database class what repairs the SQL files: lists the columns of a star, restores a shipped procedure, drafts a missing downgrade.sql. The edits
/// are those of <c>perennial fix</c>; the contract is never among them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlFixProvider))]
[Shared]
public sealed class SqlFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = new FixAnalyzer().SupportedDiagnostics.Select(static descriptor => descriptor.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SqlFixAllProvider.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (FixAnalyzer.KindOf(diagnostic.Id) is not { } kind || !diagnostic.Properties.TryGetValue(FixAnalyzer.SubjectProperty, out string? subject)) continue;
            Project project = context.Document.Project;
            bool IsWanted(FixTarget target) => target.Kind == kind && target.Subject == subject;

            // Where nothing can be done, the light bulb says why; an offer that does nothing would be a riddle.
            string title = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            if (SqlFiles.Note(project, IsWanted, context.CancellationToken) is { } note) title += ": " + note;
            context.RegisterCodeFix(CodeAction.Create(title, token => SqlFiles.FixAsync(project.Solution, project.Id, IsWanted, token), kind.ToString()), diagnostic);
        }

        return Task.CompletedTask;
    }
}
