using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Functions;

/// <summary>Turns a bound query into the procedure that it becomes.</summary>
public sealed class QueryProcedureBuilder
{
    private readonly QueryDefinition _query;
    private readonly BoundStatement _bound;
    private readonly SignatureTypeFactory _types;
    private readonly ICollection<Finding> _findings;

    private QueryProcedureBuilder(QueryDefinition query, BoundStatement bound, SignatureTypeFactory types, ICollection<Finding> findings)
    {
        _query = query;
        _bound = bound;
        _types = types;
        _findings = findings;
    }

    // The query counts or merely runs; what it returns is of no interest.
    private bool IsExecuted => _query.Command is QueryCommand.Exec or QueryCommand.BatchExec || IsCounted;

    private bool IsCounted => _query.Command is QueryCommand.ExecRows or QueryCommand.ExecResult or QueryCommand.CopyFrom;

    /// <summary>The procedure, or null when the query and its command contradict each other or a type has no place in a signature.</summary>
    /// <param name="query">The definition.</param>
    /// <param name="bound">The query's text bound by itself: its spans count from the query's first character.</param>
    /// <param name="types">The types of the catalog that it was bound against.</param>
    /// <param name="findings">Receives what is wrong, at the query's name.</param>
    public static Procedure? Build(QueryDefinition query, BoundStatement bound, SignatureTypeFactory types, ICollection<Finding> findings) =>
        new QueryProcedureBuilder(query, bound, types, findings).Build();

    private Procedure? Build()
    {
        Procedure? procedure = BuildToday();
        if (procedure is null || _bound.FormerReplacements is not { } former) return procedure;
        QueryProcedureBuilder before = new(_query, _bound with { Replacements = former, OperatorSchemas = default }, _types, []);
        return procedure with { FormerCreateSql = before.BuildToday()?.CreateSql };
    }

    private Procedure? BuildToday()
    {
        if (!IsExecuted && !CheckResult()) return null;
        if (Columns() is not { } columns || Arguments(columns) is not { } arguments) return null;
        IReadOnlyList<QueryVariant>? variants = null;
        if (QueryVariants.AreNeeded(_query))
        {
            variants = QueryVariants.Build(_query, _bound, columns.ToList(), message => Report(FindingRules.Annotation, message));
            if (variants is null) return null;
        }

        CopyQuery? copy = null;
        if (_query.Command == QueryCommand.CopyFrom)
        {
            EquatableArray<ResultColumn> items = arguments.Select(static argument => new ResultColumn(argument.Name, argument.Type, argument.IsNullable)).ToEquatableArray();
            copy = CopyQuery.Build(_query, _bound, items, _types, message => Report(FindingRules.Annotation, message));
            if (copy is null) return null;
            arguments = items.Select(item => new ProcedureArgument(item.Name, ArgumentMode.In, CopyQuery.ArrayType(item, _types), IsNullable: false, HasDefault: false)).ToEquatableArray();
        }

        InlineSql? inline = null;
        if (_query.Inline is not null)
        {
            inline = InlineQuery.Build(_query, _bound, columns.Select(static column => column.Name).ToList(), message => Report(FindingRules.Annotation, message));
            if (inline is null) return null;
        }

        bool isModification = _bound.Command is not "SELECT";
        bool modifies = isModification || !_bound.Writes.IsEmpty;
        WriteCause? cause = WriteCause.Of(_bound);
        bool mayWrite = cause is not null;
        CheckDeclaredMode(modifies);
        bool returnsSet = !IsExecuted && _query.Command != QueryCommand.Value;
        if (_query.RowName is not null && !returnsSet)
            Report(FindingRules.Annotation, $"The query '{_query.Name}' has '-- row:', but :{_query.Command.ToString().ToLowerInvariant()} returns no record. Remove the line.");
        ProcedureSignature signature = new(ProcedureKind.Function, _query.Schema, _query.ProcedureName)
        {
            Arguments = arguments,
            Columns = columns,
            Cardinality = Cardinality(columns),
            IsScalar = !returnsSet && !columns.IsEmpty,
            ReturnsSet = returnsSet,
            Mode = _query.DeclaredMode ?? (mayWrite ? AccessMode.Writes : AccessMode.Reads),
            Volatility = mayWrite || _query.DeclaredMode == AccessMode.Writes ? Volatility.Volatile : Volatility.Stable,
            Security = _query.Security,
            Service = _query.Service,
            Deprecated = _query.Deprecated,
            Raises = _query.Raises,
        };
        FunctionWriter writer = new(_query.Command, signature)
        {
            Body = copy?.Body ?? TextReplacement.Apply(new SourceText(_query.Location.Path, _query.Sql), new TextSpan(0, _query.Sql.Length), _bound.Replacements),
            ReturnsRows = _bound.ReturnsRows,
            IsModification = isModification,
            ValueName = _bound.Columns.IsEmpty ? "" : _bound.Columns[0].Name,
            Variants = variants,
            Orders = QueryVariants.Orders(_query),
            OperatorSchemas = _bound.OperatorSchemas.Concat(_types.ComparisonSchemas(PageTypes(columns))).Distinct().OrderBy(static schema => schema, StringComparer.Ordinal).ToEquatableArray(),
            MayReturnMany = _bound.Cardinality == Binding.Cardinality.Many,
        };
        if (inline is null && !writer.IsInlinable && SignatureNames.FindPosition(signature) is { } position)
        {
            Report(FindingRules.Annotation, $"The result column \"{position}\" of '{_query.Name}' is called as PL/pgSQL calls an argument (42P13). Give it another name with AS.");
            return null;
        }

        return new Procedure(signature, ProcedureOrigin.Query)
        {
            Group = _query.Group,
            DeclaredName = _query.Name,
            Command = _query.Command,
            Documentation = _query.Documentation,
            RowName = _query.RowName,
            HasServiceOfFile = _query.HasServiceOfFile,
            Types = _query.Types,
            Orders = QueryVariants.Orders(_query),
            PageColumns = QueryVariants.PageColumns(_query),
            Embedded = returnsSet ? EmbeddedRecords.Of(_bound.Columns, columns) : default,
            Items = copy?.Items ?? default,
            CopyText = copy?.CopyText,
            Inline = inline,
            Dropped = _bound.Dropped,
            Rights = inline is not null || signature.Security == SecurityMode.Invoker ? _bound.Rights : default,
            NullReasons = NullReasons(),
            NullRefusers = _bound.Parameters.Select(static parameter => parameter.NullRefuser ?? "").ToEquatableArray(),
            ParameterForms = _bound.Parameters.Select(static parameter => parameter.Form).ToEquatableArray(),
            WritesBecause = cause ?? (signature.Mode == AccessMode.Writes ? WriteCause.Declared : null),
            CreateSql = inline is null ? writer.Write() : "",
            QuerySql = _query.Sql,
            Location = _query.Location,
        };
    }

    private bool CheckResult()
    {
        string command = ":" + _query.Command.ToString().ToLowerInvariant();
        string? problem =
            !_bound.ReturnsRows ? "returns nothing. Write :exec (or :execrows for the number of rows), or add RETURNING"
            : _bound.Columns.IsEmpty ? "returns rows without columns. Return a column, or write :exec"
            : !_query.Page.IsEmpty && _bound.Columns.Any(static column => column.Embedded is not null) ? "has pages, and sqlc.embed. Name the columns instead: the key of a page is columns of the row"
            : _query is { Command: not QueryCommand.Value, Inline: null } && _bound.Columns.Count == 1 && FindComposite(_bound.Columns[0].Type.Oid) is { } row
                ? $"returns one column of the composite type {row.DisplayName}, which a function's only column cannot be: PostgreSQL takes its fields for the columns. Write (value).* or sqlc.embed(table), or select another column with it"
            : _bound.Columns.Count == 1 && _bound.Columns[0].Type.Oid == TypeOid.Void ? "returns no value but void. Write :exec"
            : _query.Command == QueryCommand.Value && _bound.Columns.Count > 1 ? "returns several columns. Return one, or write :one"
            : null;
        if (problem is not null) Report(FindingRules.Annotation, $"The query '{_query.Name}' is {command} but {problem}.");
        return problem is null;
    }

    // What a domain is over counts: FROM spreads it as well.
    private SignatureType? FindComposite(uint oid)
    {
        SignatureType? type = _types.Find(oid);
        while (type is { Kind: SignatureTypeKind.Domain, Element: { } below }) type = below;
        return type is { Kind: SignatureTypeKind.Composite } ? type : null;
    }

    private EquatableArray<ResultColumn>? Columns()
    {
        if (IsCounted) return [new ResultColumn(_query.ProcedureName, _types.Find(TypeOid.Int8)!, IsNullable: false)];
        if (IsExecuted) return EquatableArray<ResultColumn>.Empty;
        bool isValue = _query.Command == QueryCommand.Value;
        string[] names = SignatureNames.OfColumns(_bound.Columns.Select(static column => column.Name).ToList());
        List<ResultColumn> columns = [];
        for (int i = 0; i < names.Length; i++)
        {
            BoundColumn column = _bound.Columns[i];
            if (column.IsNullabilityGiven && column.Name[column.Name.Length - 1] is '!' or '?')
            {
                string name = column.Name.TrimEnd('!', '?');
                Report(FindingRules.Annotation, $"An alias of the query '{_query.Name}' ends with more than one mark, as \"{column.Name}{(column.IsNullable ? '?' : '!')}\" does. Write \"{name}!\" for a column that is never null, or \"{name}?\" for one that may be.");
                return null;
            }

            if (Type(column.Type, $"The result column '{names[i]}'") is not { } type) return null;
            // A value of no row is null.
            bool isNullable = column.IsNullable || (isValue && _bound.Cardinality != Binding.Cardinality.One);
            columns.Add(new ResultColumn(isValue ? _query.ProcedureName : names[i], type, isNullable));
        }

        return columns.ToEquatableArray();
    }

    private EquatableArray<string> NullReasons()
    {
        if (IsCounted || IsExecuted) return default;
        string otherwise = _query.Command == QueryCommand.Value && _bound.Cardinality != Binding.Cardinality.One ? Procedure.NoRow : "";
        return _bound.Columns.Select(column => column.NullReason ?? otherwise).ToEquatableArray();
    }

    private EquatableArray<ProcedureArgument>? Arguments(EquatableArray<ResultColumn> columns)
    {
        bool hasResultNames = !IsExecuted && _query.Command != QueryCommand.Value;
        string[] names = SignatureNames.OfArguments(
            _bound.Parameters.Select(static parameter => parameter.Name).Concat(AddedNames()).ToList(), hasResultNames ? columns.Select(static column => column.Name) : []);
        List<ProcedureArgument> arguments = [];
        for (int i = 0; i < _bound.Parameters.Count; i++)
        {
            BoundParameter parameter = _bound.Parameters[i];
            if (Type(parameter.Type, $"The parameter '{parameter.Name}'") is not { } type) return null;
            bool refusesNull = parameter.DeclaredNullable == false || parameter.RefusesNull || (type.Kind == SignatureTypeKind.Domain && type.IsNotNull);
            bool isOptional = _query.Optional.Contains(parameter.Name);
            arguments.Add(new ProcedureArgument(names[i], ArgumentMode.In, type, parameter.IsNullable || isOptional, HasDefault: false) { RefusesNull = refusesNull && !isOptional });
        }

        int added = _bound.Parameters.Count;
        if (!_query.Order.IsEmpty) arguments.Add(new ProcedureArgument(names[added++], ArgumentMode.In, _types.Find(TypeOid.Text)!, IsNullable: false, HasDefault: false));
        foreach (string key in QueryVariants.PageColumns(_query))
        {
            // An unknown column is reported by the variants.
            SignatureType type = columns.FirstOrDefault(column => column.Name == key)?.Type ?? _types.Find(TypeOid.Text)!;
            arguments.Add(new ProcedureArgument(names[added++], ArgumentMode.In, type, IsNullable: true, HasDefault: false));
        }

        if (!_query.Page.IsEmpty) arguments.Add(new ProcedureArgument(names[added], ArgumentMode.In, _types.Find(TypeOid.Int4)!, IsNullable: false, HasDefault: false));

        return arguments.ToEquatableArray();
    }

    // The rows behind a page's key are found by comparing rows.
    private IEnumerable<SignatureType> PageTypes(EquatableArray<ResultColumn> columns) =>
        QueryVariants.PageColumns(_query).Select(key => columns.First(column => column.Name == key).Type);

    private IEnumerable<string> AddedNames()
    {
        if (!_query.Order.IsEmpty) yield return "order_by";
        foreach (string key in QueryVariants.PageColumns(_query)) yield return "after_" + key;
        if (!_query.Page.IsEmpty) yield return "page_size";
    }

    private SignatureType? Type(TypeReference reference, string what)
    {
        // A literal whose type nothing settles becomes text where a function returns it.
        SignatureType? type = _types.Find(reference.Oid == TypeOid.Unknown ? TypeOid.Text : reference.Oid);
        if (type is { Kind: not SignatureTypeKind.Pseudo }) return type;
        string problem = type is null ? "has a type that is not known" : $"is a {type.DisplayName}, which no function can take or return";
        Report(FindingRules.UnmappableType, $"{what} of '{_query.Name}' {problem}. Cast it to a type with a name.");
        return null;
    }

    private ResultCardinality Cardinality(EquatableArray<ResultColumn> columns)
    {
        if (columns.IsEmpty) return ResultCardinality.None;
        return _query.Command switch
        {
            QueryCommand.Value or QueryCommand.ExecRows or QueryCommand.ExecResult or QueryCommand.CopyFrom or QueryCommand.Single => ResultCardinality.One,
            QueryCommand.One or QueryCommand.BatchOne => _bound.Cardinality == Binding.Cardinality.One ? ResultCardinality.One : ResultCardinality.ZeroOrOne,
            _ => ResultCardinality.Many,
        };
    }

    private void CheckDeclaredMode(bool modifies)
    {
        if (_query.DeclaredMode != AccessMode.Reads) return;
        string? why = modifies ? "changes " + string.Join(", ", _bound.Writes.Select(static use => use.Schema + "." + use.Relation).Distinct()) : _bound.LocksRows ? "locks rows" : _bound.RefusedReadOnly;
        if (why is null) return;
        Report(FindingRules.Annotation, $"The query '{_query.Name}' says '-- reads' but {why}, which a read-only connection refuses. Remove the line.");
    }

    private void Report(FindingRule rule, string message)
    {
        SourceLocation place = _query.Location;
        _findings.Add(Finding.Create(rule, place, message));
    }
}
