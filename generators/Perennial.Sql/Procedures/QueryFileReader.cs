using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Procedures;

/// <summary>Reads a file of named queries: which statements have which names and annotations. Bodies are left to binding.</summary>
public sealed class QueryFileReader
{
    private const AnnotationScope HeaderScope = AnnotationScope.Query;

    private readonly ParsedScript _script;
    private readonly string _defaultSchema;
    private readonly string _group;
    private readonly bool _isOnline;
    private readonly AnnotationReader _annotations;
    private readonly AnnotationValues _file;
    private readonly List<QueryDefinition> _queries = [];

    private QueryFileReader(ParsedScript script, string group, string defaultSchema, bool isOnline, ICollection<Finding> findings)
    {
        _script = script;
        _group = group;
        _defaultSchema = defaultSchema;
        _isOnline = isOnline;
        _annotations = new AnnotationReader(script.Source, findings);
        _file = new AnnotationValues(_annotations, isOfFile: true);
    }

    /// <param name="script">The file, parsed with <see cref="ParseOptions.Queries"/>.</param>
    /// <param name="group">The file's name without extension.</param>
    /// <param name="defaultSchema">Schema of queries in a file that names none.</param>
    /// <param name="findings">Receives a PRN0011 for every annotation that is misused, and for statements without a name. Syntax errors are not repeated.</param>
    public static EquatableArray<QueryDefinition> Read(ParsedScript script, string group, string defaultSchema, ICollection<Finding> findings) =>
        new QueryFileReader(script, group, defaultSchema, isOnline: false, findings).Read();

    /// <summary>The named steps of an online.sql; plain statements are passed over.</summary>
    public static EquatableArray<QueryDefinition> ReadOnline(ParsedScript script, ICollection<Finding> findings) =>
        new QueryFileReader(script, "", "", isOnline: true, findings).Read();

    private EquatableArray<QueryDefinition> Read()
    {
        for (int i = 0; i < _script.Statements.Count; i++)
        {
            ReadStatement(_script.Statements[i], isFirst: i == 0);
            AddSwallowed(_script.Statements[i]);
            RefuseWithin(_script.Statements[i], i + 1 < _script.Statements.Count ? _script.Statements[i + 1].Span.Start : _script.Source.Text.Length);
        }

        foreach (CommentLine line in CommentLines.OfQueries(_script.Source, _script.TrailingComments))
        {
            // What a file without statements says holds for the queries that it will have.
            if (_annotations.Read(line, out _) is { } annotation && !(_script.Statements.IsEmpty && annotation.Key is "schema" or "service")) ReportLost(annotation);
        }

        return _queries.ToEquatableArray();
    }

    private void ReadStatement(ParsedStatement statement, bool isFirst)
    {
        List<CommentLine> lines = CommentLines.OfQueries(_script.Source, statement.LeadingComments);
        int nameIndex = lines.FindLastIndex(IsName);
        int meantIndex = nameIndex < 0 && !_isOnline ? lines.FindLastIndex(static line => QueryHeader.MeantBy(line.Text) is not null) : -1;
        if (meantIndex >= 0) nameIndex = meantIndex;
        int blockStart = nameIndex < 0 ? lines.Count : CommentLines.BlockAbove(lines.GetRange(0, nameIndex), lines[nameIndex].Line);
        if (nameIndex < 0 && _isOnline) return;

        AnnotationValues values = new(_annotations);
        List<string> documentation = [];
        (string Name, QueryCommand Command, TextSpan Span)? header = null;
        bool blockIsOfFile = isFirst && lines.Skip(blockStart).Take(Math.Max(0, nameIndex - blockStart)).Any(IsFileAnnotation);
        for (int i = 0; i < lines.Count; i++)
        {
            if (i == meantIndex)
            {
                AddMeant(lines[i], statement.Span);
                continue;
            }

            Annotation? annotation = _annotations.Read(lines[i], out bool isDocumentation);
            if (i == nameIndex)
            {
                if (annotation is null) continue;
                header = QueryHeader.Read(annotation, _isOnline, _annotations);
                if (header is null) AddUnread(annotation, statement.Span);
            }
            else if (isDocumentation)
            {
                if (i > nameIndex && nameIndex >= 0 || i >= blockStart && !blockIsOfFile) documentation.Add(lines[i].Text.Trim());
            }
            else if (annotation is not null)
            {
                Place(annotation, values, belongsToQuery: i >= blockStart && nameIndex >= 0, isAboveName: i < nameIndex || nameIndex < 0, isFirst);
            }
        }

        if (header is null)
        {
            if (nameIndex < 0 && statement.Error is null)
                _annotations.Report(statement.Span, "This statement has no name. Put a line above it that names it and says what a call returns: -- name: GetTask :one.");
            return;
        }

        if (!_isOnline && statement.Node is { } node && node is not (SelectStatement or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement))
        {
            string advice = node is CallStatement ? "What it calls has a method of its own, in the group of its schema: remove the query." : "Anything else belongs into schema.sql or into a version.";
            _annotations.Report(statement.Span, $"The query '{header.Value.Name}' is none: only SELECT, VALUES, INSERT, UPDATE, DELETE and MERGE can become a procedure. {advice}");
            _queries.Add(Define(header.Value, statement.Span) with { IsReadable = false });
            return;
        }

        if (statement.Node is SelectStatement { Into: { } into })
        {
            _annotations.Report(into.Span, $"The query '{header.Value.Name}' makes the table {into.Table.Name} (SELECT INTO), which no procedure does. To return the values leave INTO out; to store them write INSERT INTO {into.Table.Name} SELECT.");
            _queries.Add(Define(header.Value, statement.Span) with { IsReadable = false });
            return;
        }

        _queries.Add(Define(header.Value, statement.Span) with
        {
            Service = values.Service ?? _file.Service,
            HasServiceOfFile = values.Service is null,
            DeclaredMode = values.Mode,
            DeclaredModeSpan = values.ModeAnnotation?.Span,
            Security = values.Security,
            HasSecurity = values.HasSecurity,
            Deprecated = values.Deprecated,
            RowName = values.RowName,
            Raises = values.Raises,
            Types = values.Types,
            Optional = values.Optional,
            Order = values.Order,
            Page = values.Page,
            Documentation = string.Join("\n", documentation),
            IsReadable = statement.Node is not null,
            Direction = values.Direction,
            Inline = values.Inline is { } inline ? SourceLocation.Of(_script.Source, inline.Span) : null,
        });
    }

    private void Place(Annotation annotation, AnnotationValues query, bool belongsToQuery, bool isAboveName, bool isFirst)
    {
        AnnotationKind kind = AnnotationKind.Find(annotation.Key)!;
        if (isFirst && isAboveName && kind.CanStand(AnnotationScope.File) && !_isOnline) _file.Add(annotation);
        else if (annotation.Key == "name" || !belongsToQuery) ReportLost(annotation);
        else if (kind.CanStand(_isOnline ? AnnotationScope.OnlineStep : HeaderScope)) query.Add(annotation);
        else if (annotation.Key == "schema") _annotations.Report(annotation.Span, "The schema holds for a whole file: move the line to the top of the file, above the first query.");
        else _annotations.RefuseScope(annotation, _isOnline ? AnnotationScope.OnlineStep : HeaderScope, _isOnline ? "at a step of online.sql" : "at a query");
    }

    private void ReportLost(Annotation annotation)
    {
        string message = annotation.Key == "name"
            ? $"The query '{NameIn(annotation)}' has no statement; write it below, or remove the line."
            : $"The annotation '{annotation.Key}' belongs to no query: it must stand in the lines directly above or below a '-- name:' line"
              + (annotation.Key is "schema" or "service" ? ", or above the first query of the file, where it holds for all." : ".");
        _annotations.Report(annotation.Span, message);
        if (annotation.Key == "name") AddUnread(annotation, annotation.Span);
    }

    private static string NameIn(Annotation annotation) => annotation.Value.Split(' ')[0];

    private static bool IsName(CommentLine line) => CommentLines.IsName(line.Text);

    // Within a statement an annotation is a mere comment, which nothing would act on.
    private void RefuseWithin(ParsedStatement statement, int end)
    {
        if (statement.Error is not null) return;
        foreach ((CommentLine line, AnnotationKind kind) in StrayAnnotations.Of(_script.Source, statement, end))
        {
            string place = line.Span.Start < statement.Span.End ? "within the statement" : "behind the statement";
            _annotations.Report(line.Span, $"The annotation '{kind.Key}' stands {place}, where nothing reads it. Move it into the lines directly above or below '-- name:'.");
        }
    }

    // Their statements cannot be read, but they are there: none of them is a shipped procedure that is gone.
    private void AddSwallowed(ParsedStatement statement)
    {
        if (statement.Error is null || UnendedStatement.NextName(_script.Source, statement) is null) return;
        foreach (CommentLine line in UnendedStatement.Names(_script.Source, statement))
        {
            if (_annotations.Read(line, out _) is { } annotation && QueryHeader.Read(annotation, _isOnline, _annotations) is { } header)
                _queries.Add(Define(header, statement.Span) with { IsReadable = false });
        }
    }

    // A query whose header was refused is there as well, by the name that was probably meant.
    private void AddUnread(Annotation annotation, TextSpan span)
    {
        string name = string.Concat(annotation.Value.Split(' ', '\t').TakeWhile(static word => !word.StartsWith(":", StringComparison.Ordinal))).Replace('-', '_');
        if (name.Length > 0) _queries.Add(Define((name, QueryCommand.Exec, annotation.ValueSpan), span) with { IsReadable = false });
    }

    // So is one whose line almost names it.
    private void AddMeant(CommentLine line, TextSpan span)
    {
        (string name, string command) = QueryHeader.MeantBy(line.Text)!.Value;
        _annotations.Report(line.Span, $"This line seems to name a query, and does not: write '-- name: {name} {command}'.");
        _queries.Add(Define((name, QueryCommand.Exec, line.Span), span) with { IsReadable = false });
    }

    private QueryDefinition Define((string Name, QueryCommand Command, TextSpan Span) header, TextSpan span) => new(header.Name, header.Command)
    {
        Schema = _file.Schema ?? _defaultSchema,
        ProcedureName = SnakeCase.Of(header.Name),
        Group = _group,
        Sql = _script.Source.ToString(span),
        Span = span,
        Location = SourceLocation.Of(_script.Source, header.Span),
    };

    private static bool IsFileAnnotation(CommentLine line)
    {
        string text = line.Text.TrimStart();
        return text.StartsWith("schema:", StringComparison.Ordinal) || text.StartsWith("service:", StringComparison.Ordinal);
    }
}
