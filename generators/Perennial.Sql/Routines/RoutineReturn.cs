using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;

namespace Perennial.Sql.Routines;

/// <summary>What a body has to give, and the check that it does.</summary>
internal sealed class RoutineReturn(DatabaseCatalog catalog, Routine routine, BindOptions options)
{
    private readonly TypeSystem _types = TypeSystem.Of(catalog, options.SearchPath);

    /// <summary>What the server says of statements that do not give the declared result; null when they do.</summary>
    public (string Message, string SqlState)? Mismatch(ReturnRule rule, List<BoundStatement> statements) => rule switch
    {
        ReturnRule.LastStatement => LastStatement(statements) is { } message ? (message, "42P13") : null,
        ReturnRule.ReturnQuery => ReturnQuery(statements) is { } message ? (message, "42804") : null,
        _ => null,
    };

    // check_sql_fn_retval: the columns are assigned to the declared types.
    private string? LastStatement(List<BoundStatement> statements)
    {
        List<uint> expected = ColumnTypes(_types, routine);
        bool isRow = routine.Arguments.Any(static argument => argument.IsOutput) || _types.RelationOf(routine.ReturnType) is not null;
        if (expected.Count == 0) return null;
        string declared = TypeDisplay.Format(catalog, new(routine.ReturnType), _types.SearchPath);
        string start = $"return type mismatch in function declared to return {declared}: ";
        if (statements.Count == 0 || !statements[statements.Count - 1].ReturnsRows) return start + "the final statement must be SELECT or INSERT/UPDATE/DELETE/MERGE RETURNING";
        EquatableArray<BoundColumn> columns = statements[statements.Count - 1].Columns;

        // One column of the row type itself will do, too, and so will a record, of which only a call tells whether it fits (coerce_fn_result_column).
        if (isRow && columns.Count == 1 && IsWholeResult(columns[0].Type.Oid)) return null;
        if (columns.Count != expected.Count) return start + $"the final statement returns {columns.Count} column{(columns.Count == 1 ? "" : "s")} instead of {expected.Count}";
        for (int i = 0; i < expected.Count; i++)
        {
            if (_types.CanCoerce(columns[i].Type.Oid, expected[i], CoercionContext.Assignment)) continue;
            return start + $"the final statement returns {columns[i].TypeName} instead of {TypeDisplay.Format(catalog, new(expected[i]), _types.SearchPath)} at column {i + 1}";
        }

        return null;
    }

    private bool IsWholeResult(uint type) => routine.Kind != RoutineForm.Procedure
        && (routine.ReturnType == TypeOid.Record ? type == TypeOid.Record || _types.RelationOf(type) is not null : type == routine.ReturnType || (type == TypeOid.Record && _types.RelationOf(routine.ReturnType) is not null));

    // RETURN QUERY demands the declared types exactly (PL/pgSQL documentation, "RETURN NEXT and RETURN QUERY").
    private string? ReturnQuery(List<BoundStatement> statements)
    {
        List<Argument> outputs = routine.Arguments.Where(static argument => argument.IsOutput).ToList();
        if (outputs.Count == 0 || statements.Count != 1) return null;
        EquatableArray<BoundColumn> columns = statements[0].Columns;
        if (outputs.Count != columns.Count) return $"the query has {columns.Count} columns and the function returns {outputs.Count}";
        for (int i = 0; i < outputs.Count; i++)
        {
            uint found = columns[i].Type.Oid;
            if (found == outputs[i].Type || (found == TypeOid.Unknown && outputs[i].Type == TypeOid.Text)) continue;
            return $"the result column \"{outputs[i].Name}\" is {columns[i].TypeName} and the function returns {catalog.FormatType(outputs[i].Type, null, SearchPath.Empty)}";
        }

        return null;
    }

    /// <summary>The types of the result's columns, those of a composite's fields; empty when nothing is asked for or nothing can be told.</summary>
    public static List<uint> ColumnTypes(TypeSystem types, Routine routine)
    {
        List<uint> outputs = routine.Arguments.Where(static argument => argument.IsOutput).Select(static argument => argument.Type).ToList();
        if (outputs.Count > 0 || routine.ReturnType is TypeOid.Void or TypeOid.Record || routine.Kind == RoutineForm.Procedure) return outputs;
        return types.RelationOf(routine.ReturnType) is { } relation ? relation.Columns.Select(static column => column.Type).ToList() : [routine.ReturnType];
    }
}
