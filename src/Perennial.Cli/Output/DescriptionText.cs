using Perennial.Sql.Binding;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Findings;
using Perennial.Sql.Syntax;

namespace Perennial.Cli.Output;

/// <summary>A paragraph for each query and each routine, for people.</summary>
internal sealed class DescriptionText(TextWriter output) : IDescriptionPrinter
{
    private bool _isFirst = true;

    public void Print(QueryDescription query)
    {
        BoundStatement bound = query.Statement;
        Title($"{query.Name ?? bound.Command.ToLowerInvariant()}{(query.Command is null ? "" : " " + query.Command)}", $"{query.Path}({query.Line})");
        Table("takes", [.. bound.Parameters.Select(static parameter => new[] { "$" + parameter.Position, parameter.Name, parameter.TypeName, parameter.IsNullable ? "" : "not null" })]);
        Table("gives", [.. bound.Columns.Select(static column => new[] { column.Name, column.TypeName, column.IsNullable ? "" : "not null" })]);
        if (query.Errors.IsEmpty)
        {
            Line("rows", IDescriptionPrinter.Word(bound.Cardinality).Replace('-', ' '));
            Line("reads", Relations(bound.Reads));
            Line("writes", Relations(bound.Writes));
        }

        foreach (Finding finding in bound.Findings) Problem(finding);
    }

    public void Print(RoutineDescription routine)
    {
        Title($"{routine.Schema}.{routine.Name}", $"{(routine.Returns is null ? "procedure" : "function")} in {routine.Language}");
        Table("takes", [.. routine.Arguments.Where(static argument => argument.Mode != ParameterMode.Table).Select(static argument => new[]
        {
            argument.Mode == ParameterMode.In ? "" : argument.Mode.ToString().ToLowerInvariant(), argument.Name, argument.Type, argument.HasDefault ? "default" : argument.IsNullable ? "" : "not null",
        })]);
        Line("returns", routine.Returns ?? "");
        Table("gives", [.. routine.Columns.Select(static column => new[] { column.Name, column.Type, column.IsNullable ? "" : "not null" })]);
        foreach (Finding finding in routine.Errors) Problem(finding);
    }

    private void Title(string name, string remark)
    {
        if (!_isFirst) output.WriteLine();
        _isFirst = false;
        output.WriteLine($"{name}    {remark}");
    }

    private void Line(string label, string value)
    {
        if (value.Length > 0) output.WriteLine($"  {label,-8}{value}");
    }

    private void Table(string label, string[][] rows)
    {
        if (rows.Length == 0) return;
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            Line(label, string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])).Where((_, column) => widths[column] > 0)).TrimEnd());
            label = "";
        }
    }

    private void Problem(Finding finding) =>
        output.WriteLine($"  {finding}{(finding.SqlState is null ? "" : $" [{finding.SqlState}]")}");

    private static string Relations(IEnumerable<RelationColumnUse> uses) => string.Join(", ", uses.Select(static use => use.QualifiedRelation).Distinct(StringComparer.Ordinal));
}
