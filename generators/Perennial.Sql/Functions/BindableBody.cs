using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>The statements of a routine's body that can be bound: those of <c>language sql</c>, and the query of a procedure that was made from one.</summary>
internal sealed class BindableBody
{
    private readonly DatabaseCatalog _catalog;
    private readonly Routine _routine;
    private readonly string _text;
    private readonly bool _isQuery;
    private readonly bool _returnsRows;

    private BindableBody(DatabaseCatalog catalog, Routine routine, string text, bool isQuery, bool returnsRows)
    {
        _catalog = catalog;
        _routine = routine;
        _text = text;
        _isQuery = isQuery;
        _returnsRows = returnsRows;
    }

    /// <summary>The body of the routine; null when it has none that can be bound by itself.</summary>
    public static BindableBody? Of(DatabaseCatalog catalog, Routine routine) => routine switch
    {
        { Language: "sql", Source: { } source } => new BindableBody(catalog, routine, source, isQuery: false, returnsRows: false),
        { Language: "plpgsql", Source: { } source } when GeneratedBody.Query(source, out bool returnsRows) is { } query => new BindableBody(catalog, routine, query, isQuery: true, returnsRows),
        _ => null,
    };

    /// <summary>Its statements in order; a statement with a syntax error is one whose only finding is that.</summary>
    /// <param name="searchPath">Where names are looked up unless the routine sets its own path.</param>
    public EquatableArray<BoundStatement> Bind(EquatableArray<string> searchPath)
    {
        SourceText source = new("", _text);
        BindOptions options = new()
        {
            SearchPath = OwnSearchPath() ?? searchPath,
            RoutineName = _routine.Name,
            ParametersAreDeclared = true,
            Variables = _routine.Arguments.Where(static argument => argument.IsInput).Select(argument => new BoundVariable(_isQuery ? "" : argument.Name, new TypeReference(argument.Type))).ToEquatableArray(),
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

    /// <summary>The first reason why a call would fail, as the server would say it; null when the body fits the catalog.</summary>
    public string? Problem(EquatableArray<string> searchPath)
    {
        EquatableArray<BoundStatement> statements = Bind(searchPath);
        foreach (BoundStatement statement in statements)
        {
            foreach (Finding finding in statement.Findings)
            {
                if (finding.Severity == FindingSeverity.Error || finding.Rule == FindingRules.MissingInsertColumn) return finding.Message;
            }
        }

        return _returnsRows && statements.Count == 1 ? Mismatch(statements[0]) : null;
    }

    // RETURN QUERY demands the declared types exactly (PL/pgSQL documentation, "RETURN NEXT and RETURN QUERY").
    private string? Mismatch(BoundStatement statement)
    {
        List<Argument> outputs = _routine.Arguments.Where(static argument => argument.IsOutput).ToList();
        if (outputs.Count == 0) return null;
        if (outputs.Count != statement.Columns.Count) return $"the query has {statement.Columns.Count} columns and the function returns {outputs.Count}";
        for (int i = 0; i < outputs.Count; i++)
        {
            uint found = statement.Columns[i].Type.Oid;
            if (found == outputs[i].Type || (found == TypeOid.Unknown && outputs[i].Type == TypeOid.Text)) continue;
            return $"the result column \"{outputs[i].Name}\" is {statement.Columns[i].TypeName} and the function returns {_catalog.FormatType(outputs[i].Type, null, SearchPath.Empty)}";
        }

        return null;
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
