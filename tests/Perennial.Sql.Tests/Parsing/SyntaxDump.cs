using System.Collections;
using System.Reflection;
using System.Text;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Tests.Parsing;

/// <summary>Writes trees as indented text, a node a line: what the fixtures compare. Parts without a value are left out.</summary>
internal static class SyntaxDump
{
    public static string Write(ParsedScript script)
    {
        StringBuilder output = new();
        foreach (ParsedStatement statement in script.Statements)
        {
            foreach (Comment comment in statement.LeadingComments) output.Append("comment ").AppendLine(comment.Text);
            if (statement.Error is { } error)
            {
                LinePosition position = script.Source.GetPosition(error.Span.Start);
                output.AppendLine($"error {error.SqlState} at {position.Line}:{position.Column} '{script.Source.ToString(error.Span)}': {error.Message}");
            }
            else
            {
                WriteNode(output, statement.Node!, 0);
            }
        }

        foreach (Comment comment in script.TrailingComments) output.Append("trailing comment ").AppendLine(comment.Text);
        return output.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>The properties that make up a node's value, in order of declaration, the inherited span left out.</summary>
    public static IEnumerable<PropertyInfo> PartsOf(SqlNode node) => node.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.GetIndexParameters().Length == 0 && property.Name is not (nameof(SqlNode.Span) or nameof(RoutineAs.BodyStart) or "EqualityContract") && property.CanWrite);

    private static void WriteNode(StringBuilder output, SqlNode node, int indent)
    {
        output.Append(node.GetType().Name);
        List<(string Name, object Value)> children = [];
        foreach (PropertyInfo property in PartsOf(node))
        {
            object? value = property.GetValue(node);
            if (IsNothing(value)) continue;
            if (Inline(value!) is { } text) output.Append(' ').Append(property.Name).Append('=').Append(text);
            else children.Add((property.Name, value!));
        }

        output.AppendLine();
        foreach ((string name, object value) in children) WriteChild(output, name, value, indent + 1);
    }

    private static void WriteChild(StringBuilder output, string name, object value, int indent)
    {
        if (value is SqlNode node)
        {
            output.Append(' ', indent * 2).Append(name).Append(": ");
            WriteNode(output, node, indent);
            return;
        }

        foreach (object? item in (IEnumerable)value)
        {
            output.Append(' ', indent * 2).Append(name).Append(": ");
            if (item is SqlNode child) WriteNode(output, child, indent);
            else output.AppendLine(item is null ? "-" : Inline(item) ?? item.ToString());
        }
    }

    private static bool IsNothing(object? value) => value switch
    {
        null or false => true,
        Enum word => Convert.ToInt32(word) == 0 && word.ToString() is "None" or "Default" or "Unspecified" or "Plain" or "Permanent",
        IEnumerable items and not string => !items.Cast<object?>().Any(),
        _ => false,
    };

    private static string? Inline(object value) => value switch
    {
        string text => "'" + text.Replace("\n", "\\n", StringComparison.Ordinal) + "'",
        Identifier name => name.Name,
        QualifiedName name => name.ToString(),
        OperatorName { Schema: null } name => name.Symbol,
        OperatorName name => $"operator({name.Schema}.{name.Symbol})",
        EquatableArray<Identifier> names => string.Join(',', names.Select(static name => name.Name)),
        SqlNode => null,
        bool or int or Enum => value.ToString(),
        _ => null,
    };
}
