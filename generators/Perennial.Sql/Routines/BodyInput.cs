using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>
/// A routine's body as the binder takes it: statements, and the variables that they may name. What languages have of their own ends here; another language
/// joins by giving its statements with its variables in scope.
/// </summary>
/// <param name="Source">The text that the statements' spans refer to: the body's own, or the file's where <see cref="StandsInFile"/>.</param>
/// <param name="Statements">In order; where there is an error there is no node.</param>
/// <param name="Options">What they may name.</param>
/// <param name="Return">What they have to give.</param>
internal sealed record BodyInput(SourceText Source, IReadOnlyList<BodyStatement> Statements, BindOptions Options, ReturnRule Return)
{
    /// <summary>Whether places count from the file's first character, as those of SQL-standard bodies do; else from the body's.</summary>
    public bool StandsInFile { get; init; }

    /// <summary>The body; null where none can be bound by itself: in other languages, and with polymorphic arguments, which the server checks only in a call.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="searchPath">Where names are looked up unless the routine says so; null for the catalog's.</param>
    /// <param name="file">The file that defines the routine, when places matter.</param>
    public static BodyInput? Of(DatabaseCatalog catalog, Routine routine, EquatableArray<string>? searchPath = null, SourceText? file = null)
    {
        foreach (uint type in routine.ArgumentTypes)
        {
            if (TypeSystem.IsPolymorphic(type)) return null;
        }

        if (routine.Body is { } syntax)
        {
            // Its names were found when it was created, whatever the routine sets for its calls.
            BindOptions options = OptionsOf(routine, routine.BodySearchPath?.Schemas ?? searchPath);
            return new BodyInput(file ?? new SourceText("", ""), StatementsOf(syntax), options, ReturnRule.LastStatement) { StandsInFile = true };
        }

        if (routine.Source is not { } text) return null;
        EquatableArray<string>? path = OwnSearchPath(routine) ?? searchPath;
        if (routine.Language == "sql") return Parse(catalog, text, OptionsOf(routine, path), ReturnRule.LastStatement);
        if (routine.Language != "plpgsql" || GeneratedBody.Query(text, out bool returnsRows) is not { } query) return null;
        BodyInput input = Parse(catalog, query, OptionsOf(routine, path), returnsRows ? ReturnRule.ReturnQuery : ReturnRule.None);

        // A body by hand may begin in the same way.
        return input.Statements.Count == 1 && input.Statements[0].Error is null ? input : null;
    }

    private static BodyInput Parse(DatabaseCatalog catalog, string text, BindOptions options, ReturnRule rule)
    {
        SourceText source = new("", text);
        List<BodyStatement> statements = [];
        foreach (ParsedStatement parsed in SqlParser.Parse(source, new ParseOptions(catalog.ServerVersion)).Statements) statements.Add(new BodyStatement(parsed.Span, parsed.Node, parsed.Error));
        return new BodyInput(source, statements, options, rule);
    }

    private static List<BodyStatement> StatementsOf(RoutineBody body)
    {
        List<BodyStatement> statements = [];
        switch (body)
        {
            case ReturnBody single:
                statements.Add(Select(single.Value));
                break;
            case AtomicBody atomic:
                foreach (Statement statement in atomic.Statements) statements.Add(statement is ReturnStatement last ? Select(last.Value) : new BodyStatement(statement.Span, statement, null));
                break;
        }

        return statements;
    }

    // RETURN x is SELECT x.
    private static BodyStatement Select(Expression value)
    {
        SelectCore core = new()
        {
            Items = [new SelectItem(value, null) { Span = value.Span }],
            Span = value.Span,
        };
        return new BodyStatement(value.Span, new SelectStatement(core) { Span = value.Span }, null);
    }

    private static BindOptions OptionsOf(Routine routine, EquatableArray<string>? searchPath)
    {
        List<BoundVariable> variables = [];
        foreach (Argument argument in routine.Arguments)
        {
            // A strict function's body runs only when no argument is null.
            if (argument.IsInput) variables.Add(new BoundVariable(argument.Name, new TypeReference(argument.Type), IsNullable: !routine.IsStrict));
        }

        return new BindOptions
        {
            Variables = variables.ToEquatableArray(),
            RoutineName = routine.Name,
            ParametersAreDeclared = true,
            SearchPath = searchPath,
        };
    }

    /// <summary>The search_path that the routine sets for its calls; null without.</summary>
    public static EquatableArray<string>? OwnSearchPath(Routine routine)
    {
        foreach (SetStatement setting in routine.Settings)
        {
            if (setting.Name != "search_path") continue;
            List<string> schemas = [];
            foreach (Expression value in setting.Values)
            {
                if (value is StringLiteral text) schemas.Add(text.Value);
                else if (value is ColumnReference reference) schemas.Add(reference.Name);
            }

            return schemas.ToEquatableArray();
        }

        return null;
    }
}

/// <summary>A statement of a body: a node, or the error that stands in its place.</summary>
internal sealed record BodyStatement(TextSpan Span, Statement? Node, SyntaxError? Error);

/// <summary>How the statements of a body make the routine's result.</summary>
internal enum ReturnRule
{
    /// <summary>They do not, or nothing can be told of it.</summary>
    None,

    /// <summary>The last one's rows are the result, assigned to its types (<c>language sql</c>).</summary>
    LastStatement,

    /// <summary>The only one's rows are the result and must have its very types (RETURN QUERY of PL/pgSQL).</summary>
    ReturnQuery,
}
