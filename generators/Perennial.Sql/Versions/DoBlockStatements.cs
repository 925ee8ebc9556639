using Perennial.Sql.Routines;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Versions;

/// <summary>Why the build cannot tell what a DO block defines.</summary>
/// <param name="What">What the block does, behind "This DO block".</param>
/// <param name="Definition">The first definition that this is true of; null where it is not known as a statement.</param>
internal sealed record DoBlockObstacle(string What, string? Definition);

/// <summary>
/// The statements of SQL in a DO block that run once whenever the block comes to its end, and what stands in the way of telling what it defines besides
/// (PostgreSQL documentation, "PL/pgSQL", "Control Structures"). Assignments, PERFORM, RAISE and the like define nothing, and neither do conditions and loops around data.
/// </summary>
internal sealed class DoBlockStatements
{
    private const string Condition = "defines objects under a condition";

    private readonly string _body;
    private readonly List<string> _plain = [];

    // Blocks and loops that an EXIT before this place may have left.
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private bool _mayHaveReturned;

    private DoBlockStatements(string body) => _body = body;

    /// <summary>The texts of what is folded as if it stood outside of the block, in their order.</summary>
    public IReadOnlyList<string> Plain => _plain;

    /// <summary>Null where every definition is among <see cref="Plain"/>.</summary>
    public DoBlockObstacle? Obstacle { get; private set; }

    public static DoBlockStatements Of(DoStatement block)
    {
        string body = block.Body.Value;
        DoBlockStatements statements = new(body);
        string code = DoBlockText.WithoutTexts(body);
        if (block.Language is { Name: not "plpgsql" and var language })
        {
            if (DoBlockText.Definition.IsMatch(body)) statements.Obstacle = new($"is written in {language} and speaks of definitions", null);
        }
        else if (PlpgsqlReader.Read(body) is not { } read)
        {
            if (DoBlockText.Dynamic.IsMatch(code)) statements.Obstacle = Dynamic;
            else if (DoBlockText.Definition.IsMatch(code)) statements.Obstacle = new("has definitions beside something that the build does not read as PL/pgSQL", null);
        }
        else if (read.RunsText)
        {
            statements.Obstacle = Dynamic;
        }
        else
        {
            statements.Follow(read.Block, null);
        }

        return statements;
    }

    private static DoBlockObstacle Dynamic => new("runs statements that it puts together itself", null);

    // What a statement does not run under: null for a place that every run comes to, once.
    private void Follow(IReadOnlyList<PlpgsqlNode> statements, string? obstacle)
    {
        foreach (PlpgsqlNode statement in statements) Follow(statement, obstacle);
    }

    private void Follow(PlpgsqlNode statement, string? obstacle)
    {
        switch (statement)
        {
            case PlpgsqlStep step:
                foreach (PlpgsqlPart part in step.Parts)
                {
                    if (part.Kind == PlpgsqlPartKind.Statement) Read(part.Span, obstacle);
                }

                break;
            case PlpgsqlBlock block:
                // A statement that fails takes back what the block did before it.
                string? own = block.Handlers.Count == 0 ? obstacle : obstacle ?? "defines objects in a block with EXCEPTION, which takes them back where a statement fails";
                Follow(block.Statements, own);
                foreach (IReadOnlyList<PlpgsqlNode> handler in block.Handlers) Follow(handler, obstacle ?? "defines objects under EXCEPTION");
                if (block.Label is { } label) _left.Remove(label);
                break;
            case PlpgsqlChoice choice:
                foreach (PlpgsqlBranch branch in choice.Branches) Follow(branch.Statements, obstacle ?? Condition);
                if (choice.Otherwise is { } otherwise) Follow(otherwise, obstacle ?? Condition);
                break;
            case PlpgsqlLoop loop:
                Follow(loop.Statements, obstacle ?? "defines objects in a loop");
                if (loop.Label is { } name) _left.Remove(name);
                break;
            case PlpgsqlReturn { Kind: PlpgsqlReturnKind.End }:
                _mayHaveReturned = true;
                break;
            // An EXIT without a label leaves a loop, where nothing can be told of definitions anyway. An error that is raised ends the whole version, or is an exception's matter.
            case PlpgsqlJump { Left: { } left }:
                _left.Add(left);
                break;
        }
    }

    private void Read(TextSpan place, string? obstacle)
    {
        string text = _body.Substring(place.Start, place.Length);
        obstacle ??= _mayHaveReturned ? "defines objects behind a RETURN" : _left.Count > 0 ? "defines objects behind an EXIT" : null;
        if (obstacle is null) _plain.Add(text);
        else if (DoBlockText.StatementOfDefinition.IsMatch(text)) Obstacle ??= new(obstacle, text);
    }
}
