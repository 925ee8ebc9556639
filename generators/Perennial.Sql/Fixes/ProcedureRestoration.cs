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
            ShippedQuery text = new(line, QueryFileDefaults.Of(file, state.Options)) { Name = present.DeclaredName, Lines = Lines(line, present).ToEquatableArray() };
            foreach (string form in text.Forms(shipped.Routine)) yield return InsertBehind(Wanting(line, shipped.Text, Rename(present)), file, query.Span.End, form);
        }
        else if (state.Statement(file, present.Location.Span.Start) is { } statement)
        {
            yield return InsertBehind(Wanting(line, shipped.Text, Rename(present)), file, statement.Span.End, ShippedRoutine.Text(line, shipped.Text.CreateSql, Lines(line, present).ToEquatableArray()));
        }

        foreach (InputFile schema in RoutineFiles()) yield return Append(Wanting(line, shipped.Text, Rename(present)), schema, ShippedRoutine.Text(line, shipped.Text.CreateSql));
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
        foreach (ShippedQuery query in wasQuery ? Queries(line) : [])
        {
            foreach (string form in query.Forms(shipped.Routine)) yield return Wanting(line, shipped.Text, InQueries(line, form));
        }

        foreach (InputFile schema in RoutineFiles()) yield return Append(Wanting(line, shipped.Text, new FolderEdit()), schema, ShippedRoutine.Text(line, shipped.Text.CreateSql));

        string note = line.Signature.Columns.IsEmpty ? "The feature is gone: a call does nothing." : "The feature is gone: running services that still call this find nothing.";
        foreach (ShippedQuery query in wasQuery ? Queries(line) : [])
        {
            if (query.Empty(shipped.Routine, Advice, note) is { } empty) yield return InQueries(line, empty);
        }

        if (ShippedRoutine.Empty(line, shipped.Text.CreateSql, Advice, note) is not { } routine) yield break;
        foreach (InputFile schema in RoutineFiles()) yield return Append(new FolderEdit(), schema, routine);
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

    // What the contract does not hold, as far as it still fits.
    private static IEnumerable<string> Lines(ContractProcedure line, Procedure present)
    {
        if (present.RowName is { } row) yield return "-- row: " + row;
        HashSet<string> names = new(line.Signature.Arguments.Select(static argument => argument.Name).Concat(line.Signature.Columns.Select(static column => column.Name)), StringComparer.Ordinal);
        foreach (TypeOverride type in present.Types.Where(type => names.Contains(type.Name))) yield return $"-- type: {type.Name} {type.CSharpType}";
        if (present.Documentation.Length == 0) yield break;
        foreach (string text in present.Documentation.Split('\n')) yield return text.Length == 0 ? "--" : "-- " + text;
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

    // The files of queries that a procedure of this schema and service can stand in, the one with most of its kind first; else a new one.
    private InputFile? QueryFile(ContractProcedure line) => state.Files.Where(static file => file.Kind == InputKind.Query)
        .Select(file => (File: file, Defaults: QueryFileDefaults.Of(file, state.Options), Queries: state.Queries(file)))
        .Where(candidate => candidate.Defaults.Schema == line.Signature.Schema && (candidate.Defaults.Service is null || line.Signature.Service is not null))
        .OrderByDescending(candidate => candidate.Queries.Count(query => query.Service == line.Signature.Service))
        .Select(static candidate => candidate.File).FirstOrDefault();

    private IEnumerable<ShippedQuery> Queries(ContractProcedure line)
    {
        bool hasCapitals = state.Files.Where(static file => file.Kind == InputKind.Query).SelectMany(file => state.Queries(file)).Any(static query => query.Name != query.ProcedureName);
        string name = hasCapitals && SnakeCase.Of(Capitals(line.Signature.Name)) == line.Signature.Name ? Capitals(line.Signature.Name) : line.Signature.Name;
        if (QueryFile(line) is { } file) yield return new ShippedQuery(line, QueryFileDefaults.Of(file, state.Options)) { Name = name };
        else if (mayAddFiles && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')) yield return new ShippedQuery(line, new QueryFileDefaults(line.Signature.Schema, null)) { Name = name };
    }

    private FolderEdit InQueries(ContractProcedure line, string text)
    {
        if (QueryFile(line) is { } file) return Append(new FolderEdit(), file, text);
        string path = $"queries/{line.Signature.Service ?? line.Signature.Schema}.sql";
        for (int number = 2; state.Files.Any(existing => existing.RelativePath == path); number++) path = $"queries/{line.Signature.Service ?? line.Signature.Schema}_{number}.sql";
        return new FolderEdit().Add(path, $"-- schema: {line.Signature.Schema}\n\n{text}\n");
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
