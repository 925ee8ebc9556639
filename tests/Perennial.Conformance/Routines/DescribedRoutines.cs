using Perennial.Sql.Catalog;
using Perennial.Sql.Descriptions;
using Perennial.Sql.Syntax;

namespace Perennial.Conformance.Routines;

/// <summary>What <c>perennial describe --functions</c> says of routines, as lines of text.</summary>
internal static class DescribedRoutines
{
    public static SortedSet<string> Of(IEnumerable<RoutineDescription> routines)
    {
        SortedSet<string> lines = new(StringComparer.Ordinal);
        foreach (RoutineDescription routine in routines.Where(static routine => routine.Schema != SchemaName.Temporary))
        {
            string columns = routine.Columns.IsEmpty ? "" : " columns " + string.Join(", ", routine.Columns.Select(static column => $"{column.Name} {column.Type}"));
            lines.Add($"{(routine.Returns is null ? "procedure" : "function")} {routine.Schema}.{routine.Name}({string.Join(", ", routine.Arguments.Select(Text))})"
                + $"{(routine.Returns is null ? "" : " returns " + routine.Returns)} language {routine.Language}{columns}");
        }

        return lines;
    }

    private static string Text(RoutineArgument argument)
    {
        string mode = argument.Mode switch
        {
            ParameterMode.Out => "out",
            ParameterMode.InOut => "inout",
            ParameterMode.Variadic => "variadic",
            ParameterMode.Table => "table",
            _ => "in",
        };
        return $"{mode} {argument.Name} {argument.Type}{(argument.HasDefault ? " default" : "")}";
    }
}
