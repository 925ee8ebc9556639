using System.Text;
using Perennial.Sql.Catalog;
using Perennial.Sql.Printing;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Functions;

/// <summary>
/// Writes the CREATE FUNCTION of a query. The forms follow what calls cost (design note "calls"): definer functions and all that write are PL/pgSQL, whose
/// plans are cached on every server; reads with the caller's rights are <c>language sql stable</c>, which the planner inlines. The body uses positions and
/// qualified names only, so that neither arguments, result columns nor the search path can change what it means; operators of other schemas that words such as IN stand for are what is left to a search path,
/// which then is the function's own.
/// </summary>
internal sealed class FunctionWriter(QueryCommand command, ProcedureSignature signature)
{
    /// <summary>The query's text, qualified and with parameters as <c>$n</c>.</summary>
    public required string Body { get; init; }

    /// <summary>The query's own name for its first column.</summary>
    public string ValueName { get; init; } = "";

    /// <summary>Whether the query itself gives rows, wanted or not.</summary>
    public required bool ReturnsRows { get; init; }

    /// <summary>INSERT, UPDATE, DELETE or MERGE at the top level, as opposed to inside of WITH.</summary>
    public required bool IsModification { get; init; }

    /// <summary>The query may return more rows than one.</summary>
    public required bool MayReturnMany { get; init; }

    /// <summary>The forms to choose from; null when there is one.</summary>
    public IReadOnlyList<QueryVariant>? Variants { get; init; }

    /// <summary>What the last argument chooses from; empty without.</summary>
    public EquatableArray<string> Orders { get; init; }

    public bool IsParallelSafe { get; init; }

    /// <summary>Schemas of operators that the body uses and cannot name, as IN and LIKE do.</summary>
    public EquatableArray<string> OperatorSchemas { get; init; }

    /// <summary>Whether the function is <c>language sql</c>.</summary>
    public bool IsInlinable => signature.Security == SecurityMode.Invoker && signature.Volatility != Volatility.Volatile
        && Variants is null && command is not (QueryCommand.ExecRows or QueryCommand.ExecResult or QueryCommand.CopyFrom);

    /// <summary>The statement, complete and without a semicolon.</summary>
    public string Write()
    {
        StringBuilder sql = new();
        sql.Append("create or replace function ").Append(NameRules.Quote(signature.Schema)).Append('.').Append(NameRules.Quote(signature.Name));
        sql.Append('(').Append(string.Join(", ", signature.Arguments.Select(static argument => NameRules.Quote(argument.Name) + " " + argument.Type.DisplayName))).Append(")\n");
        sql.Append("returns ").Append(Result()).Append('\n');
        sql.Append("language ").Append(IsInlinable ? "sql" : "plpgsql").Append(signature.Volatility == Volatility.Stable ? " stable" : " volatile");
        if (IsParallelSafe) sql.Append(" parallel safe");
        if (signature.ReturnsSet && signature.Cardinality is ResultCardinality.One or ResultCardinality.ZeroOrOne) sql.Append(" rows 1");
        sql.Append(signature.Security == SecurityMode.Definer ? " security definer" : " security invoker");
        if (signature.Security == SecurityMode.Definer || !OperatorSchemas.IsEmpty)
            sql.Append("\nset search_path = ").Append(string.Join(", ", [SchemaName.Catalog, .. OperatorSchemas.Select(NameRules.Quote), SchemaName.Temporary]));
        sql.Append("\nas ").Append(SqlPrinter.QuoteBody("\n" + (IsInlinable ? Body : PlpgsqlBody()) + "\n"));
        return sql.ToString();
    }

    private string Result()
    {
        if (signature.Columns.IsEmpty) return "void";
        if (signature.IsScalar) return signature.Columns[0].Type.DisplayName;
        return "table (" + string.Join(", ", signature.Columns.Select(static column => NameRules.Quote(column.Name) + " " + column.Type.DisplayName)) + ")";
    }

    private string PlpgsqlBody()
    {
        string body = command switch
        {
            QueryCommand.Exec or QueryCommand.BatchExec => Execute(),
            QueryCommand.ExecRows or QueryCommand.ExecResult or QueryCommand.CopyFrom => Count(),
            QueryCommand.Value => Value(),
            _ => Variants is null ? $"begin\n    return query\n{Body};\nend" : Choose(Variants),
        };
        return "#variable_conflict use_column\n" + body;
    }

    // The last form needs no condition of its own, except where an argument may ask for none of them.
    private string Choose(IReadOnlyList<QueryVariant> variants)
    {
        bool hasOrder = !Orders.IsEmpty;
        StringBuilder body = new("begin\n");
        for (int i = 0; i < variants.Count; i++)
        {
            bool isLast = i + 1 == variants.Count && !hasOrder;
            body.Append("    ").Append(isLast ? "else" : (i == 0 ? "if " : "elsif ") + variants[i].Condition + " then").Append("\n        return query\n").Append(variants[i].Sql).Append(";\n");
        }

        if (hasOrder) body.Append("    else\n        raise exception 'There is no such order.' using errcode = '22023';\n");
        return body.Append("    end if;\nend").ToString();
    }

    // PL/pgSQL refuses a statement whose rows nobody takes; a loop takes them all.
    private string Execute() =>
        ReturnsRows
            ? $"declare\n    discarded record;\nbegin\n    for discarded in\n{Body}\n    loop\n    end loop;\nend"
            : $"begin\n{Body};\nend";

    private string Count() =>
        ReturnsRows
            ? $"declare\n    discarded record;\n    row_total bigint := 0;\nbegin\n    for discarded in\n{Body}\n    loop\n        row_total := row_total + 1;\n    end loop;\n    return row_total;\nend"
            : $"declare\n    row_total bigint;\nbegin\n{Body};\n    get diagnostics row_total = row_count;\n    return row_total;\nend";

    // INTO takes the first row of a SELECT, but refuses a second one of a modification.
    private string Value()
    {
        // Into a variable of a composite type INTO would spread the columns; a record keeps the one column whole.
        bool isComposite = signature.Columns[0].Type.Kind == SignatureTypeKind.Composite;
        string type = isComposite ? "record" : signature.Columns[0].Type.DisplayName;
        string value = isComposite ? "first_value." + NameRules.Quote(ValueName) : "first_value";
        return IsModification && MayReturnMany
            ? $"declare\n    first_value {type};\nbegin\n    for first_value in\n{Body}\n    loop\n        return {value};\n    end loop;\n    return null;\nend"
            : $"declare\n    first_value {type};\nbegin\n{Body}\n    into first_value;\n    return {value};\nend";
    }
}
