using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Functions;
using Perennial.Sql.Parsing;
using Perennial.Sql.Pipeline;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;
using Perennial.Sql.Versions;

namespace Perennial.Sql.Fixes;

/// <summary>
/// The ways to give running services their procedure back. The text is that of the sealed versions; what was a query becomes one again where that makes the same
/// procedure, so that its C# stays in its group.
/// </summary>
/// <param name="state">The folder.</param>
/// <param name="mayAddFiles">Whether files can be added where none fits.</param>
internal sealed class ProcedureRestoration(FolderState state, bool mayAddFiles)
{
    private const string Advice = "its feature is gone";

    /// <summary>The changed one gets a new name, and the shipped one stands beside it.</summary>
    public IEnumerable<FolderEdit> Changed(ContractProcedure line, Procedure present)
    {
        if (state.Sealed(line) is not { } shipped || state.File(present.Location.Path) is not { } file) yield break;
        if (state.Query(present) is { } query)
        {
            ShippedQuery text = new(line, QueryFileDefaults.Of(file, state.Options))
            {
                Name = present.DeclaredName,
                Command = ProcedureHeader.Query(shipped.Text.Header)?.Command,
                Lines = Lines(line, shipped.Text, present).ToEquatableArray(),
            };
            foreach (string form in text.Forms(shipped.Routine)) yield return InsertBehind(Wanting(line, shipped.Text, Rename(present)), file, query.Span.End, form);
        }
        else if (state.Statement(file, present.Location.Span.Start) is { } statement)
        {
            yield return InsertBehind(Wanting(line, shipped.Text, Rename(present)), file, statement.Span.End, ShippedRoutine.Text(line, shipped.Text.CreateSql, Lines(line, shipped.Text, present).ToEquatableArray()));
        }

        foreach (InputFile schema in RoutineFiles()) yield return Append(Wanting(line, shipped.Text, Rename(present)), schema, ShippedRoutine.Text(line, shipped.Text.CreateSql, Header(line, shipped.Text).ToEquatableArray()));
    }

    /// <summary>The shipped one comes back; when its tables are gone, as one that finds nothing.</summary>
    public IEnumerable<FolderEdit> Dropped(ContractProcedure line)
    {
        string key = ContractReader.Key(line.Signature);
        if (state.Analysis.Model.Procedures.FirstOrDefault(procedure => procedure.IsInternal && ContractReader.Key(procedure.Signature) == key) is { } hidden && ShowAgain(hidden) is { } shown)
        {
            yield return shown;
            yield break;
        }

        if (state.Sealed(line) is not { } shipped) yield break;
        bool wasQuery = shipped.Routine.Source is { } source && GeneratedBody.Query(source, out _) is not null;
        foreach (ShippedQuery query in wasQuery ? Queries(line, shipped.Text) : [])
        {
            foreach (string form in query.Forms(shipped.Routine)) yield return Wanting(line, shipped.Text, InQueries(line, shipped.Text, form));
        }

        EquatableArray<string> lines = Header(line, shipped.Text).ToEquatableArray();
        foreach (InputFile schema in RoutineFiles()) yield return Append(Wanting(line, shipped.Text, new FolderEdit()), schema, ShippedRoutine.Text(line, shipped.Text.CreateSql, lines));

        foreach (FolderEdit edit in WithoutTables(line, shipped, wasQuery)) yield return edit;
    }

    // What is left when tables are gone: nothing where nothing may come, what tables without rows give, and an error where neither keeps the promise.
    private IEnumerable<FolderEdit> WithoutTables(ContractProcedure line, (FoldedRoutine Text, Routine Routine) shipped, bool wasQuery)
    {
        string note = line.Signature.Columns.IsEmpty ? "The feature is gone: a call does nothing." : "The feature is gone: running services that still call this find nothing.";
        EmptyTables tables = new(state.NewestSealed!.Catalog, state.Schema.Catalog);
        List<ShippedQuery> queries = wasQuery ? Queries(line, shipped.Text).ToList() : [];
        foreach (ShippedQuery query in queries)
        {
            if (query.Empty(shipped.Routine, Advice, note) is { } empty) yield return InQueries(line, shipped.Text, empty);
            foreach (string form in query.WithoutRows(shipped.Routine, tables, Advice, note)) yield return InQueries(line, shipped.Text, form);
        }

        List<string> routines = ShippedRoutine.Empty(line, shipped.Text.CreateSql, Advice, note).ToList();
        if (ShippedRoutine.WithoutRows(line, shipped.Text.CreateSql, tables, Advice, note) is { } withoutRows) routines.Add(withoutRows);
        foreach (InputFile schema in RoutineFiles())
        {
            foreach (string routine in routines) yield return Append(new FolderEdit(), schema, routine);
        }

        string promise = $"{line.Signature.QualifiedName} promises {(line.Signature.IsScalar ? "a value" : "a row")}, and nothing in the database can give one any more";
        const string advice = "Write another body where there is a true answer.";
        if (ShippedRoutine.Refusing(line, shipped.Text.CreateSql, Advice, "The feature is gone: a call raises an error, since nothing can give what it promises.") is { } refusing)
        {
            foreach (InputFile schema in RoutineFiles()) yield return Append(new FolderEdit { Note = $"{promise}: a call of it raises an error (0A000). {advice}" }, schema, refusing);
        }

        foreach (ShippedQuery query in queries)
        {
            if (query.Refusing(shipped.Routine, Advice, "The feature is gone: a call finds no row, which its callers take for an error.") is { } text)
                yield return InQueries(line, shipped.Text, text, $"{promise}: a call of it finds none, and the C# of running services throws. {advice}");
        }
    }

    /// <summary>A new overload that makes shipped calls ambiguous gets a name of its own.</summary>
    public IEnumerable<FolderEdit> Ambiguous(Procedure overload) => [Rename(overload)];

    private FolderEdit Rename(Procedure procedure)
    {
        FolderEdit edit = new();
        if (state.File(procedure.Location.Path) is not { } file) return edit;
        string name = FreeName.Of(state, procedure.Signature.Schema, procedure.DeclaredName);
        if (procedure.QuerySql is null)
        {
            edit.Replace(file.RelativePath, procedure.Location.Span, NameRules.Quote(name));
            foreach (TextSpan use in OwnNames.In(state, file, procedure)) edit.Replace(file.RelativePath, use, NameRules.Quote(name));
            return edit;
        }

        edit.Replace(file.RelativePath, procedure.Location.Span, name);
        // The record's name stays with the shipped one.
        if (procedure.RowName is { } row && state.Query(procedure) is { } query && RowLine(file, query) is { } place) edit.Replace(file.RelativePath, place, row + "2");
        return edit;
    }

    private TextSpan? RowLine(InputFile file, QueryDefinition query)
    {
        if (state.Statement(file, query.Span.Start) is not { } statement) return null;
        foreach (CommentLine comment in CommentLines.Of(new SourceText("", file.Text), statement.LeadingComments))
        {
            if (comment.Text.Trim().StartsWith("row:", StringComparison.Ordinal)) return new TextSpan(comment.Span.End - query.RowName!.Length, query.RowName.Length);
        }

        return null;
    }

    // What the contract does not hold: as it was shipped, or, where no sealed file tells, as the changed one has it.
    private static IEnumerable<string> Lines(ContractProcedure line, FoldedRoutine shipped, Procedure present) =>
        !shipped.Header.IsEmpty ? Header(line, shipped)
        : Fitting(line, ProcedureHeader.Annotations(present)).Concat(ProcedureHeader.Documentation(present.Documentation));

    private static IEnumerable<string> Header(ContractProcedure line, FoldedRoutine shipped) => Fitting(line, ProcedureHeader.Lines(shipped.Header));

    private static IEnumerable<string> Fitting(ContractProcedure line, IEnumerable<string> lines)
    {
        HashSet<string> names = new(line.Signature.Arguments.Select(static argument => argument.Name).Concat(line.Signature.Columns.Select(static column => column.Name)), StringComparer.Ordinal);
        return lines.Where(text => !text.StartsWith("-- type: ", StringComparison.Ordinal) || names.Contains(text.Substring("-- type: ".Length).Split(' ')[0]));
    }

    private FolderEdit? ShowAgain(Procedure hidden)
    {
        if (state.File(hidden.Location.Path) is not { } file || state.Statement(file, hidden.Location.Span.Start) is not { } statement) return null;
        foreach (CommentLine comment in CommentLines.Of(new SourceText("", file.Text), statement.LeadingComments))
        {
            if (comment.Text.Trim() != "internal") continue;
            int end = file.Text.IndexOf('\n', comment.Span.End);
            return new FolderEdit().Replace(file.RelativePath, TextSpan.FromBounds(comment.Span.Start, end < 0 ? file.Text.Length : end + 1), "");
        }

        return null;
    }

    // Where it stood, so that its C# stays in its group; that file comes back if it has to. Else the file of its schema with most queries of its service; else a new one.
    private InputFile? QueryFile(ContractProcedure line, FoldedRoutine shipped) => mayAddFiles && ProcedureHeader.File(shipped.Header) is { } path && !state.Files.Any(file => file.RelativePath == path) ? null : state.Files.Where(static file => file.Kind == InputKind.Query)
        .Select(file => (File: file, Defaults: QueryFileDefaults.Of(file, state.Options), Queries: state.Queries(file)))
        .Where(candidate => candidate.Defaults.Schema == line.Signature.Schema && (candidate.Defaults.Service is null || line.Signature.Service is not null))
        .OrderByDescending(candidate => candidate.File.RelativePath == ProcedureHeader.File(shipped.Header))
        .ThenByDescending(candidate => candidate.Queries.Count(query => query.Service == line.Signature.Service))
        .Select(static candidate => candidate.File).FirstOrDefault();

    private IEnumerable<ShippedQuery> Queries(ContractProcedure line, FoldedRoutine shipped)
    {
        QueryFileDefaults defaults;
        if (QueryFile(line, shipped) is { } file) defaults = QueryFileDefaults.Of(file, state.Options);
        else if (mayAddFiles && QueryName(line, shipped).All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')) defaults = new QueryFileDefaults(line.Signature.Schema, null);
        else yield break;
        yield return new ShippedQuery(line, defaults)
        {
            Name = QueryName(line, shipped),
            Command = ProcedureHeader.Query(shipped.Header)?.Command,
            Lines = Header(line, shipped).ToEquatableArray(),
        };
    }

    private string QueryName(ContractProcedure line, FoldedRoutine shipped)
    {
        if (ProcedureHeader.Query(shipped.Header) is { } query && SnakeCase.Of(query.Name) == line.Signature.Name) return query.Name;
        bool hasCapitals = state.Files.Where(static file => file.Kind == InputKind.Query).SelectMany(file => state.Queries(file)).Any(static query => query.Name != query.ProcedureName);
        return hasCapitals && SnakeCase.Of(Capitals(line.Signature.Name)) == line.Signature.Name ? Capitals(line.Signature.Name) : line.Signature.Name;
    }

    private FolderEdit InQueries(ContractProcedure line, FoldedRoutine shipped, string text, string? note = null)
    {
        FolderEdit edit = new() { Note = note };
        if (QueryFile(line, shipped) is { } file) return Append(edit, file, text);
        string path = ProcedureHeader.File(shipped.Header) ?? $"queries/{line.Signature.Service ?? line.Signature.Schema}.sql";
        for (int number = 2; state.Files.Any(existing => existing.RelativePath == path); number++) path = $"queries/{line.Signature.Service ?? line.Signature.Schema}_{number}.sql";
        return edit.Add(path, $"-- schema: {line.Signature.Schema}\n\n{text}\n");
    }

    // Behind what is there already, since bodies may use any of it.
    private IEnumerable<InputFile> RoutineFiles()
    {
        HashSet<string> withRoutines = new(state.Schema.Declarations.Routines.Select(static routine => routine.Location.Path), StringComparer.Ordinal);
        List<InputFile> files = state.SchemaFiles.ToList();
        InputFile? best = files.LastOrDefault(file => withRoutines.Contains(file.Path)) ?? files.LastOrDefault();
        return best is null ? [] : [best];
    }

    private static FolderEdit Wanting(ContractProcedure line, FoldedRoutine shipped, FolderEdit edit)
    {
        edit.Wanted[ContractReader.Key(line.Signature)] = ProceduresFile.Normalize(shipped.CreateSql);
        return edit;
    }

    private static FolderEdit InsertBehind(FolderEdit edit, InputFile file, int statementEnd, string text)
    {
        int end = FolderState.EndOf(file.Text, statementEnd, out bool hasSemicolon);
        return edit.Replace(file.RelativePath, new TextSpan(end, 0), (hasSemicolon ? "\n\n" : ";\n\n") + text);
    }

    private FolderEdit Append(FolderEdit edit, InputFile file, string text)
    {
        int end = file.Text.TrimEnd().Length;
        ParsedScript script = state.Parse(file);
        bool needsSemicolon = script.Statements.Count > 0 && script.Statements[script.Statements.Count - 1].Span.End is var last && FolderState.EndOf(file.Text, last, out bool hasSemicolon) >= last && !hasSemicolon;
        // A comment at the end of the file would swallow a semicolon behind it.
        string separator = (needsSemicolon ? "\n;" : "") + (end == 0 ? "" : "\n\n");
        return edit.Replace(file.RelativePath, TextSpan.FromBounds(end, file.Text.Length), separator + text + "\n");
    }

    private static string Capitals(string name)
    {
        System.Text.StringBuilder result = new(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' && i > 0 && i + 1 < name.Length && name[i + 1] is >= 'a' and <= 'z') continue;
            result.Append(name[i] is >= 'a' and <= 'z' && (i == 0 || name[i - 1] == '_') ? char.ToUpperInvariant(name[i]) : name[i]);
        }

        return result.ToString();
    }
}
