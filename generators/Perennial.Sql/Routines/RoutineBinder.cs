using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>Binds the bodies of routines: statement by statement, like queries, with the arguments in scope.</summary>
internal static class RoutineBinder
{
    /// <summary>The body, bound; null where none can be bound by itself (<see cref="BodyInput.Of"/>).</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="searchPath">Where names are looked up unless the routine says so; null for the catalog's.</param>
    /// <param name="file">The file that defines the routine, when places matter.</param>
    public static BoundBody? Bind(DatabaseCatalog catalog, Routine routine, EquatableArray<string>? searchPath = null, SourceText? file = null) =>
        BodyInput.Of(catalog, routine, searchPath, file) is { } input ? Bind(catalog, routine, input) : null;

    private static BoundBody Bind(DatabaseCatalog catalog, Routine routine, BodyInput input)
    {
        List<BoundStatement> statements = [];
        foreach (BodyStatement statement in input.Statements)
        {
            statements.Add(statement.Node is { } node
                ? QueryBinder.Bind(catalog, node, input.Source, input.Options)
                : new BoundStatement { Command = "", Findings = [Finding.Create(FindingRules.Syntax, input.Source, statement.Error!.Span, statement.Error.Message, statement.Error.SqlState)] });
        }

        if (!NonVolatileBody.MayBeInlined(routine, statements.ToEquatableArray()))
        {
            for (int i = 0; i < statements.Count; i++)
            {
                if (NonVolatileBody.Refusal(routine, statements[i]) is not { } refusal) continue;
                Finding finding = Finding.Create(FindingRules.NeverRuns, input.Source, input.Statements[i].Span, refusal, NonVolatileBody.SqlState);
                statements[i] = statements[i] with { Findings = [.. statements[i].Findings, finding] };
            }
        }

        if (!statements.Exists(static statement => statement.HasErrors) && new RoutineReturn(catalog, routine, input.Options).Mismatch(input.Return, statements) is { } mismatch)
        {
            TextSpan place = input.Statements.Count > 0 ? input.Statements[input.Statements.Count - 1].Span : routine.Body?.Span ?? new TextSpan(0, input.Source.Text.Length);
            Finding finding = Finding.Create(FindingRules.TypeMismatch, input.Source, place, mismatch.Message, mismatch.SqlState);
            if (statements.Count == 0) statements.Add(new BoundStatement { Command = "" });
            int last = statements.Count - 1;
            statements[last] = statements[last] with { Findings = [.. statements[last].Findings, finding] };
        }

        return new BoundBody(input.StandsInFile ? "" : input.Source.Text, statements.ToEquatableArray(), input.StandsInFile);
    }
}
