using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>Binds the bodies of <c>language sql</c> routines: statement by statement, like queries, with the arguments in scope.</summary>
public static class RoutineBinder
{
    private const string ReturnMismatch = "42P13";

    /// <summary>The statements of a body. Empty for other languages and for polymorphic routines, whose bodies the server checks only when they are called.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="source">The file that defines it; findings point into it.</param>
    /// <param name="bodySpan">A body in a string: its characters in the file, where these are the body's own; null when they differ, then findings point at <paramref name="location"/>.</param>
    /// <param name="location">The routine's name in the file.</param>
    public static EquatableArray<BoundStatement> Bind(DatabaseCatalog catalog, Routine routine, SourceText source, TextSpan? bodySpan, TextSpan location)
    {
        if (routine.Language != "sql" || IsPolymorphic(routine)) return [];
        BindOptions options = OptionsOf(routine);
        RoutineReturn result = new(catalog, routine, options);
        if (routine.Body is { } syntax) return BindSyntax(catalog, syntax, source, options, result);
        if (routine.Source is not { } body) return [];
        EquatableArray<BoundStatement> bound = BindText(catalog, new SourceText(source.Path, body), options, result);
        return MapFindings(bound, source, bodySpan, location);
    }

    private static bool IsPolymorphic(Routine routine)
    {
        foreach (uint type in routine.ArgumentTypes)
        {
            if (TypeSystem.IsPolymorphic(type)) return true;
        }

        return false;
    }

    private static BindOptions OptionsOf(Routine routine)
    {
        List<BoundVariable> variables = [];
        foreach (Argument argument in routine.Arguments)
        {
            if (argument.IsInput) variables.Add(new(argument.Name, new TypeReference(argument.Type), IsNullable: !routine.IsStrict));
        }

        return new BindOptions
        {
            Variables = variables.ToEquatableArray(),
            RoutineName = routine.Name,
            ParametersAreDeclared = true,
            SearchPath = SearchPathOf(routine),
        };
    }

    // SET search_path of the routine rules how its body's names are found.
    private static EquatableArray<string>? SearchPathOf(Routine routine)
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

    private static EquatableArray<BoundStatement> BindSyntax(DatabaseCatalog catalog, RoutineBody body, SourceText source, BindOptions options, RoutineReturn result)
    {
        List<BoundStatement> statements = [];
        List<Statement> nodes = body switch
        {
            ReturnBody single => [SelectOf(single.Value)],
            AtomicBody atomic => [.. atomic.Statements.Select(static statement => statement is ReturnStatement last ? SelectOf(last.Value) : statement)],
            _ => [],
        };
        foreach (Statement node in nodes) statements.Add(QueryBinder.Bind(catalog, node, source, options));
        return result.Check(statements, source, nodes.Count == 0 ? body.Span : nodes[nodes.Count - 1].Span);
    }

    // RETURN x is SELECT x.
    private static SelectStatement SelectOf(Expression value) =>
        new(new SelectCore { Items = [new SelectItem(value, null) { Span = value.Span }], Span = value.Span }) { Span = value.Span };

    private static EquatableArray<BoundStatement> BindText(DatabaseCatalog catalog, SourceText body, BindOptions options, RoutineReturn result)
    {
        List<BoundStatement> statements = [];
        TextSpan last = new(0, body.Text.Length);
        foreach (ParsedStatement parsed in SqlParser.Parse(body, new ParseOptions(catalog.ServerVersion)).Statements)
        {
            last = parsed.Span;
            if (parsed.Node is { } node)
            {
                statements.Add(QueryBinder.Bind(catalog, node, body, options));
                continue;
            }

            SyntaxError error = parsed.Error!;
            statements.Add(new BoundStatement { Command = "", Findings = [Finding.Create(FindingRules.Syntax, body, error.Span, error.Message, error.SqlState)] });
        }

        return result.Check(statements, body, last);
    }

    // From places in the body to places in the file.
    private static EquatableArray<BoundStatement> MapFindings(EquatableArray<BoundStatement> statements, SourceText source, TextSpan? bodySpan, TextSpan location)
    {
        BoundStatement[] mapped = [.. statements];
        for (int i = 0; i < mapped.Length; i++)
        {
            if (mapped[i].Findings.IsEmpty) continue;
            List<Finding> findings = [];
            foreach (Finding finding in mapped[i].Findings)
            {
                TextSpan span = bodySpan is { } body ? new(body.Start + finding.Span.Start, finding.Span.Length) : location;
                findings.Add(finding with { Path = source.Path, Span = span, Start = source.GetPosition(span.Start), End = source.GetPosition(span.End) });
            }

            mapped[i] = mapped[i] with { Findings = findings.ToEquatableArray() };
        }

        return new EquatableArray<BoundStatement>(mapped);
    }

    /// <summary>What a body has to give, and the check that it does (SQLSTATE 42P13).</summary>
    private sealed class RoutineReturn(DatabaseCatalog catalog, Routine routine, BindOptions options)
    {
        private readonly TypeSystem _types = TypeSystem.Of(catalog, options.SearchPath);

        public EquatableArray<BoundStatement> Check(List<BoundStatement> statements, SourceText source, TextSpan last)
        {
            bool hasErrors = statements.Exists(static statement => statement.HasErrors);
            if (!hasErrors && Mismatch(statements) is { } message)
            {
                Finding finding = Finding.Create(FindingRules.TypeMismatch, source, last, message, ReturnMismatch);
                if (statements.Count == 0) statements.Add(new BoundStatement { Command = "" });
                int index = statements.Count - 1;
                statements[index] = statements[index] with { Findings = [.. statements[index].Findings, finding] };
            }

            return statements.ToEquatableArray();
        }

        private string? Mismatch(List<BoundStatement> statements)
        {
            List<uint> expected = Expected(out bool isRow);
            if (expected.Count == 0) return null;
            string declared = TypeDisplay.Format(catalog, new(routine.ReturnType), _types.SearchPath);
            string start = $"return type mismatch in function declared to return {declared}: ";
            if (statements.Count == 0 || !statements[statements.Count - 1].ReturnsRows) return start + "the final statement must be SELECT or INSERT/UPDATE/DELETE/MERGE RETURNING";
            EquatableArray<BoundColumn> columns = statements[statements.Count - 1].Columns;
            // One column of the row type itself will do, too.
            if (isRow && columns.Count == 1 && columns[0].Type.Oid == routine.ReturnType && routine.ReturnType != TypeOid.Record) return null;
            if (columns.Count != expected.Count) return start + $"the final statement returns {columns.Count} column{(columns.Count == 1 ? "" : "s")} instead of {expected.Count}";
            for (int i = 0; i < expected.Count; i++)
            {
                if (!_types.CanCoerce(columns[i].Type.Oid, expected[i], CoercionContext.Assignment))
                {
                    return start + $"the final statement returns {columns[i].TypeName} instead of {TypeDisplay.Format(catalog, new(expected[i]), _types.SearchPath)} at column {i + 1}";
                }
            }

            return null;
        }

        // The columns' types; empty when nothing is asked for or nothing can be told.
        private List<uint> Expected(out bool isRow)
        {
            List<uint> expected = [];
            isRow = true;
            foreach (Argument argument in routine.Arguments)
            {
                if (argument.IsOutput) expected.Add(argument.Type);
            }

            if (expected.Count > 0) return expected;
            isRow = false;
            if (routine.ReturnType is TypeOid.Void or TypeOid.Record || routine.Kind == RoutineForm.Procedure) return expected;
            if (_types.RelationOf(routine.ReturnType) is { } relation)
            {
                isRow = true;
                foreach (Catalog.Column column in relation.Columns) expected.Add(column.Type);
                return expected;
            }

            expected.Add(routine.ReturnType);
            return expected;
        }
    }
}
