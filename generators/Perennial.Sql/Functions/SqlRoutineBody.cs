using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>The body of a <c>language sql</c> routine in a string.</summary>
internal sealed class SqlRoutineBody
{
    private readonly DatabaseCatalog _catalog;
    private readonly Routine _routine;

    private SqlRoutineBody(DatabaseCatalog catalog, Routine routine)
    {
        _catalog = catalog;
        _routine = routine;
    }

    /// <summary>The body of the routine; null when it has none that can be bound by itself.</summary>
    public static SqlRoutineBody? Of(DatabaseCatalog catalog, uint oid) =>
        catalog.FindRoutine(oid) is { Language: "sql", Source: not null } routine ? new SqlRoutineBody(catalog, routine) : null;

    /// <summary>Its statements in order; a statement with a syntax error is one whose only finding is that.</summary>
    /// <param name="searchPath">Where names are looked up unless the routine sets its own path.</param>
    public EquatableArray<BoundStatement> Bind(EquatableArray<string> searchPath)
    {
        SourceText source = new("", _routine.Source!);
        BindOptions options = new()
        {
            SearchPath = OwnSearchPath() ?? searchPath,
            RoutineName = _routine.Name,
            ParametersAreDeclared = true,
            Variables = _routine.Arguments.Where(static argument => argument.IsInput).Select(static argument => new BoundVariable(argument.Name, new TypeReference(argument.Type))).ToEquatableArray(),
        };
        List<BoundStatement> statements = [];
        foreach (ParsedStatement statement in SqlParser.Parse(source).Statements)
        {
            statements.Add(statement.Node is { } node
                ? QueryBinder.Bind(_catalog, node, source, options)
                : new BoundStatement { Command = "", Findings = [Finding.Create(FindingRules.Syntax, source, statement.Error!.Span, statement.Error.Message, statement.Error.SqlState)] });
        }

        return statements.ToEquatableArray();
    }

    private EquatableArray<string>? OwnSearchPath()
    {
        foreach (SetStatement setting in _routine.Settings)
        {
            if (setting.Name == "search_path" && !setting.Values.IsEmpty) return setting.Values.Select(Name).ToEquatableArray();
        }

        return null;
    }

    private static string Name(Expression value) => value switch
    {
        StringLiteral text => text.Value,
        ColumnReference word => word.Name,
        _ => "",
    };
}
