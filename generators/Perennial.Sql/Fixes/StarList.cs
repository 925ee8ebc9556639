using Perennial.Sql.Binding;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Fixes;

/// <summary>The stars in the result list of a query, and the columns that each stands for.</summary>
internal sealed class StarList
{
    private const int LineLength = 120;

    private readonly QueryDefinition _query;
    private readonly string _path;
    private readonly string _text;
    private readonly string[] _names;
    private readonly List<Star> _stars;

    private StarList(QueryDefinition query, InputFile file, string[] names, List<Star> stars)
    {
        _query = query;
        _path = file.RelativePath;
        _text = file.Text;
        _names = names;
        _stars = stars;
    }

    /// <summary>The stars of a procedure that a query makes; null when there are none, or when one cannot be written as a list.</summary>
    public static StarList? Of(FolderState state, Procedure procedure)
    {
        if (procedure.QuerySql is not { } sql || !sql.Contains('*') || state.Query(procedure) is not { } query || state.File(procedure.Location.Path) is not { } file) return null;
        if (SqlParser.Parse(new SourceText("", sql), ParseOptions.Queries).Statements is not { Count: 1 } statements || statements[0].Node is not { } node) return null;
        BoundStatement bound = state.Binding.Bind(query);
        if (procedure.Signature.Columns.Count != bound.Columns.Count) return null;
        List<Star> stars = [];
        foreach ((EquatableArray<SelectItem> items, bool hasOneSource) in Lists(node))
        {
            int column = 0;
            foreach (SelectItem item in items)
            {
                if (item.Value is not (StarReference or FieldStar))
                {
                    column++;
                    continue;
                }

                if (!bound.Replacements.Any(replacement => replacement.Span == item.Value.Span)) return null;
                List<string> columns = Split(bound.Replacements.First(replacement => replacement.Span == item.Value.Span).Text);
                stars.Add(new Star(item.Value.Span, column, columns, hasOneSource && item.Value is StarReference { Qualifier.IsEmpty: true }));
                column += columns.Count;
            }

            // sqlc.embed(t) stands for several columns as well.
            if (column != bound.Columns.Count) return null;
        }

        return stars.Count == 0 ? null : new StarList(query, file, procedure.Signature.Columns.Select(static column => column.Name).ToArray(), stars);
    }

    /// <summary>Whether what is left after the columns that were not shipped are gone is anything.</summary>
    public bool CanKeep(ProcedureSignature shipped) => _stars.TrueForAll(star => Kept(star, shipped).Count > 0);

    /// <summary>The edit that lists the columns; without those that the shipped procedure does not return, when <paramref name="onlyShipped"/> says so.</summary>
    /// <param name="isShort">Whether a lone table's columns go without the table's name, and long lists over several lines.</param>
    public FolderEdit Write(ProcedureSignature shipped, bool onlyShipped, bool isShort)
    {
        FolderEdit edit = new();
        foreach (Star star in _stars)
        {
            List<string> columns = Kept(star, onlyShipped ? shipped : null).Select(column => isShort && star.IsAlone ? WithoutTable(column) : column).ToList();
            int start = _query.Span.Start + star.Span.Start;
            edit.Replace(_path, new TextSpan(start, star.Span.Length), isShort ? Wrap(columns, start) : string.Join(", ", columns));
        }

        return edit;
    }

    private List<string> Kept(Star star, ProcedureSignature? shipped) => shipped is null or { IsScalar: true }
        ? star.Columns
        : star.Columns.Where((_, index) => shipped.Columns.Any(column => column.Name == _names[star.First + index])).ToList();

    // Under the first column, so that a long list stays readable.
    private string Wrap(List<string> columns, int start)
    {
        int lineStart = start == 0 ? 0 : _text.LastIndexOf('\n', start - 1) + 1;
        string indent = new(' ', start - lineStart);
        System.Text.StringBuilder result = new();
        int length = indent.Length;
        for (int i = 0; i < columns.Count; i++)
        {
            if (i > 0 && length + columns[i].Length + 2 > LineLength)
            {
                result.Append(",\n").Append(indent);
                length = indent.Length;
            }
            else if (i > 0)
            {
                result.Append(", ");
                length += 2;
            }

            result.Append(columns[i]);
            length += columns[i].Length;
        }

        return result.ToString();
    }

    private static IEnumerable<(EquatableArray<SelectItem> Items, bool HasOneSource)> Lists(Statement statement) => statement switch
    {
        SelectStatement select => Lists(select.Body),
        InsertStatement { Returning: { } returning } => [(returning.Items, true)],
        UpdateStatement { Returning: { } returning } update => [(returning.Items, update.From.IsEmpty)],
        DeleteStatement { Returning: { } returning } delete => [(returning.Items, delete.Using.IsEmpty)],
        _ => [],
    };

    private static IEnumerable<(EquatableArray<SelectItem> Items, bool HasOneSource)> Lists(QueryBody body) => body switch
    {
        SelectCore core => [(core.Items, core.From.Count == 1 && core.From[0] is not JoinItem)],
        SetOperation operation => Lists(operation.Left).Concat(Lists(operation.Right)),
        NestedQuery nested => Lists(nested.Query.Body),
        _ => [],
    };

    // A list as binding writes it: names, with quotes where they need them.
    private static List<string> Split(string list)
    {
        List<string> parts = [];
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i < list.Length; i++)
        {
            if (list[i] == '"') isQuoted = !isQuoted;
            if (isQuoted || list[i] != ',' || i + 1 >= list.Length || list[i + 1] != ' ') continue;
            parts.Add(list.Substring(start, i - start));
            start = i + 2;
        }

        parts.Add(list.Substring(start));
        return parts;
    }

    private static string WithoutTable(string column)
    {
        bool isQuoted = false;
        for (int i = 0; i < column.Length; i++)
        {
            if (column[i] == '"') isQuoted = !isQuoted;
            if (!isQuoted && column[i] == '.') return column.Substring(i + 1);
        }

        return column;
    }

    private sealed record Star(TextSpan Span, int First, List<string> Columns, bool IsAlone);
}
