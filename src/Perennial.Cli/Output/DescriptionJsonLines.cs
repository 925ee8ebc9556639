using System.Text.Json.Serialization;
using Perennial.Sql.Binding;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;

namespace Perennial.Cli.Output;

/// <summary>One JSON object for each query and each routine.</summary>
internal sealed class DescriptionJsonLines(TextWriter output) : IDescriptionPrinter
{
    private sealed record Parameter(int Position, string Name, string Type, bool Nullable);

    // A domain travels as the type below it, as the server describes it; its own name is told besides.
    private sealed record Column(string Name, string Type, bool Nullable, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Domain);

    private sealed record Argument(string Name, string Type, string Mode, bool Default, bool Nullable);

    private sealed record Problem(string Code, [property: JsonPropertyName("sqlstate")] string? SqlState, string Message, int Line, int Column);

    private sealed record Query(
        string Kind, string? Name, string File, int Line, string? Command, string Sql, IEnumerable<Parameter> Parameters, IEnumerable<Column> Columns, string Rows,
        IEnumerable<string> Reads, IEnumerable<string> Writes, IEnumerable<Problem> Errors, IEnumerable<Problem> Warnings);

    private sealed record Function(
        string Kind, string Schema, string Name, string Language, IEnumerable<Argument> Arguments, string? Returns, IEnumerable<Column> Columns, IEnumerable<Problem> Errors);

    public void Print(QueryDescription query)
    {
        BoundStatement bound = query.Statement;
        JsonLines.Write(output, new Query(
            "query", query.Name, query.Path, query.Line, query.Command, query.Sql,
            bound.Parameters.Select(static parameter => new Parameter(parameter.Position, parameter.Name, parameter.TypeName, parameter.IsNullable)),
            bound.Columns.Select(static column => new Column(column.Name, column.WireTypeName, column.IsNullable, column.WireType == column.Type ? null : column.TypeName)),
            IDescriptionPrinter.Word(bound.Cardinality), Relations(bound.Reads), Relations(bound.Writes), query.Errors.Select(Describe), query.Warnings.Select(Describe)));
    }

    public void Print(RoutineDescription routine) => JsonLines.Write(output, new Function(
        "function", routine.Schema, routine.Name, routine.Language,
        routine.Arguments.Select(static argument => new Argument(
            argument.Name, argument.Type, argument.Mode.ToString().ToLowerInvariant(), argument.HasDefault, argument.IsNullable)),
        routine.Returns, routine.Columns.Select(static column => new Column(column.Name, column.Type, column.IsNullable, null)), routine.Errors.Select(Describe)));

    private static IEnumerable<string> Relations(IEnumerable<RelationColumnUse> uses) => uses.Select(static use => use.QualifiedRelation).Distinct(StringComparer.Ordinal);

    private static Problem Describe(Finding finding) => new(finding.Rule.Id, finding.SqlState, finding.Message, finding.Start.Line, finding.Start.Column);
}
