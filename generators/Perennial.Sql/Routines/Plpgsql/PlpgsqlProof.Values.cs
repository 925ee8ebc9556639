using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Findings;
using Perennial.Sql.Parsing;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>What is stored and returned: expressions and queries, bound with the variables in scope.</summary>
internal sealed partial class PlpgsqlProof
{
    private void Return(PlpgsqlReturn result, PlpgsqlState state)
    {
        switch (result.Kind)
        {
            case PlpgsqlReturnKind.End:
                if (_routine.ReturnsSet)
                {
                    _fewestRows = Math.Min(_fewestRows, state.Fewest);
                    _mostRows = Math.Max(_mostRows, state.Most);
                }
                else
                {
                    ReturnRow(result.Value, state);
                }

                state.End();
                break;
            case PlpgsqlReturnKind.Next:
                ReturnRow(result.Value, state);
                state.AddRows(1, 1);
                break;
            case PlpgsqlReturnKind.Query when result.Value is { } query:
                ReturnRows(Text(query), state);
                break;
            default:
                if (FollowsEffects) NoteUnknown();
                ReturnUnknown();
                state.AddRows(0, 2);
                break;
        }
    }

    private void ReturnRows(string query, PlpgsqlState state)
    {
        BoundStatement? bound = Bind(query, state);
        EquatableArray<BoundColumn> columns = bound is { HasErrors: false } ? bound.Columns : default;
        _dropped ??= bound?.Dropped;
        for (int i = 0; i < _nullable.Length; i++) _nullable[i] |= columns.Count != _nullable.Length || columns[i].IsNullable;
        int most = state.Most, fewestWithRow = Math.Min(2, state.Fewest + 1);
        state.AddRows(bound?.Cardinality == Cardinality.One ? 1 : 0, bound?.Cardinality is Cardinality.One or Cardinality.ZeroOrOne ? 1 : 2);
        if (_found is not null) state.Found = new PlpgsqlFound(null) { FewestWithRow = fewestWithRow, MostWithoutRow = most };
    }

    private void ReturnRow(TextSpan? value, PlpgsqlState state)
    {
        if (_returnsVariables && value is null)
        {
            int column = 0;
            for (int i = 0; i < _arguments.Count; i++)
            {
                if (_routine.Arguments[i].IsOutput) _nullable[column++] |= !state.HasValue(_arguments[i]);
            }
        }
        else if (!_returnsVariables && value is { } expression && _types.RelationOf(_routine.ReturnType) is null)
        {
            _nullable[0] |= IsNullableValue(expression, _routine.ReturnType, state);
        }
        else if (!_returnsVariables && value is { } name && FieldsOf(name, state) is var fields && fields.Count == _nullable.Length)
        {
            for (int i = 0; i < _nullable.Length; i++) _nullable[i] |= fields[i].IsNullable || !KeepsValue(fields[i].Type.Oid, _columns[i]);
        }
        else
        {
            if (value is { } other) Evaluate(Text(other), state);
            ReturnUnknown();
        }
    }

    // Of a row that a variable holds, which is returned as it is.
    private EquatableArray<PlpgsqlField> FieldsOf(TextSpan value, PlpgsqlState state)
    {
        PlpgsqlTokens tokens = new(Text(value));
        return tokens.IsName() && tokens.Word(1).Length == 0 && Find(tokens.Name()) is { } row ? state.FieldsOf(row) : default;
    }

    private void ReturnUnknown()
    {
        for (int i = 0; i < _nullable.Length; i++) _nullable[i] = true;
    }

    private void Follow(PlpgsqlInto into, PlpgsqlState state)
    {
        BoundStatement? bound = Bind(into.Query, state);
        bool isRowSure = into.IsStrict || bound?.Cardinality == Cardinality.One;
        PlpgsqlState withRow = state.Copy();
        StoreRow(into.Targets, bound, isRowSure, state);
        if (!isRowSure) _dropped ??= bound?.Dropped;
        if (isRowSure || _found is null) return;
        StoreRow(into.Targets, bound, isRowSure: true, withRow);
        state.Found = new PlpgsqlFound(withRow);
    }

    // Nothing is known of variables where the cursor is opened.
    private BoundStatement? RowsOf(PlpgsqlPart query)
    {
        if (query.Kind == PlpgsqlPartKind.Statement) return Bind(Text(query.Span), new PlpgsqlState());
        if (FollowsEffects) NoteUnknown();
        return null;
    }

    // The columns go into the targets one by one, or all of them into one row.
    private void StoreRow(IReadOnlyList<PlpgsqlTarget> targets, BoundStatement? bound, bool isRowSure, PlpgsqlState state)
    {
        EquatableArray<BoundColumn> columns = bound is { HasErrors: false } known ? known.Columns : default;
        if (targets.Count == 1 && targets[0].Variable is { } name && Find(name) is { } row && _types.IsRowType(row.Type.Oid))
        {
            Store(targets[0], state, isNullable: true);

            // A declared row names its fields itself.
            Relation? declared = _types.RelationOf(row.Type.Oid);
            if (columns.IsEmpty || (declared is not null && declared.Columns.Count != columns.Count)) return;
            state.StoreRow(row, columns.Select((column, i) => FieldOf(column, declared?.Columns[i], isRowSure)).ToEquatableArray());
            return;
        }

        // Without a row the nulls have no type, so that a domain checks them.
        for (int i = 0; i < targets.Count; i++)
        {
            bool isValue = columns.Count == targets.Count && targets[i].Variable is { } target && Find(target) is { } variable
                && (isRowSure || _types.IsNotNullDomain(variable.Type.Oid)) && !MayBecomeNull(columns[i], variable.Type.Oid);
            Store(targets[i], state, !isValue);
        }
    }

    private PlpgsqlField FieldOf(BoundColumn column, Column? declared, bool isRowSure)
    {
        bool isNullable = !isRowSure || column.IsNullable;
        return declared is null ? new PlpgsqlField(column.Name, column.Type, isNullable) : new PlpgsqlField(declared.Name, new TypeReference(declared.Type), isNullable || !KeepsValue(column.Type.Oid, declared.Type));
    }

    private void Store(PlpgsqlTarget target, PlpgsqlState state, bool isNullable)
    {
        if (target.Variable is { } name)
        {
            if (Find(name) is { } variable) Store(variable, state, isNullable || _types.IsRowType(variable.Type.Oid));
            return;
        }

        // A part of a variable, or one of some block: any of these names.
        foreach (PlpgsqlVariable variable in _scope)
        {
            if (target.Names.Contains(variable.Name)) Store(variable.Original ?? variable, state, isNullable: true);
        }
    }

    private void Store(PlpgsqlVariable variable, PlpgsqlState state, bool isNullable)
    {
        state.Store(variable, isNullable);
        if (isNullable) _lost.Add(variable);
    }

    private bool IsNullableValue(TextSpan expression, uint target, PlpgsqlState state)
    {
        BoundStatement? bound = Bind("select " + Text(expression), state);
        return bound is not { HasErrors: false, Cardinality: Cardinality.One, Columns.Count: 1 } || MayBecomeNull(bound.Columns[0], target);
    }

    // Whether the assignment of a column's value may leave null behind.
    private bool MayBecomeNull(BoundColumn column, uint target) =>
        !(_types.ChecksNull(column.Type.Oid, target) && !_types.IsRowType(target)) && (column.IsNullable || !KeepsValue(column.Type.Oid, target));

    // Whether the assignment of a value never gives null.
    private bool KeepsValue(uint source, uint target)
    {
        if (source == target || source == TypeOid.Unknown) return true;
        if (_types.IsRowType(source) || _types.IsRowType(target)) return false;
        _types.FindPath(target, source, CoercionContext.PlPgSql, out uint function);
        return function == 0 || StrictRoutines.GivesValueForValues(_catalog.FindRoutine(function), []);
    }

    private BoundStatement? Bind(string text, PlpgsqlState state)
    {
        BoundStatement? bound = BindText(text, state);
        Note(bound);
        return bound;
    }

    private BoundStatement? BindText(string text, PlpgsqlState state)
    {
        if (_body.TemporaryRelations.Any(name => IsHidden(name, text))) return null;
        List<BoundVariable> variables = Variables(state);
        string sql = _body.VariableConflict == "use_column" ? text : WithFields(text, state, variables);
        SourceText source = new("", sql);
        ParsedScript script = SqlParser.Parse(source, new ParseOptions(_catalog.ServerVersion));
        if (script.Statements.Count != 1 || script.Statements[0].Node is not { } node) return null;
        BoundStatement bound = QueryBinder.Bind(_catalog, node, source, new BindOptions
        {
            Variables = variables.ToEquatableArray(),
            RoutineName = HidesVariables() ? null : _routine.Name,
            ParametersAreDeclared = true,
            RefusesAmbiguousVariables = _body.VariableConflict != "use_column",
            SearchPath = _searchPath,
        });
        _problem ??= bound.Findings.FirstOrDefault(static finding => finding.Severity == FindingSeverity.Error)?.Message;
        return bound;
    }

    // Whether the text may mean a temporary table of the body by a name that the schema has, too. One that is made further down is there as well: in the next round, or the next call.
    private bool IsHidden(string relation, string text)
    {
        EquatableArray<string> path = (_searchPath is { } own ? new SearchPath(own) : _catalog.SearchPath).Effective;
        if (path.TakeWhile(static schema => schema != SchemaName.Temporary).Any(schema => _catalog.FindRelation(schema, relation) is not null)) return false;
        for (PlpgsqlTokens tokens = new(text); !tokens.IsAtEnd; tokens.Position++)
        {
            if (tokens.IsName() && tokens.Name() == relation && (tokens.Position == 0 || tokens.Word(-1) != ".")) return true;
        }

        return false;
    }

    // The routine's name in front finds a hidden argument, which the variables of a query have no name for.
    private bool HidesVariables()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        return _scope.Exists(variable => variable.Name.Length > 0 && !names.Add(variable.Name));
    }

    // The arguments in their order, which are $1 and so on; then the others. An inner variable hides an outer one of its name.
    private List<BoundVariable> Variables(PlpgsqlState state)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        List<BoundVariable> others = [];
        for (int i = _scope.Count - 1; i >= 0; i--)
        {
            if (!_arguments.Contains(_scope[i]) && names.Add(_scope[i].Name)) others.Add(new BoundVariable(_scope[i].Name, _scope[i].Type, !state.HasValue(_scope[i].Original ?? _scope[i])));
        }

        List<BoundVariable> variables = [];
        foreach (PlpgsqlVariable argument in _arguments) variables.Add(new BoundVariable(names.Contains(argument.Name) ? "" : argument.Name, argument.Type, !state.HasValue(argument)));
        variables.AddRange(others);
        return variables;
    }

    // A field of a row becomes a variable of its own: no catalog knows the type of a record. Behind a label stands a variable of its block.
    private string WithFields(string text, PlpgsqlState state, List<BoundVariable> variables)
    {
        if (!_scope.Exists(variable => !state.FieldsOf(variable).IsEmpty)) return text;
        PlpgsqlTokens tokens = new(text);
        StringBuilder sql = new();
        int end = 0;
        for (; !tokens.IsAtEnd; tokens.Position++)
        {
            if (!tokens.IsName() || tokens.Word(1) != "." || !tokens.IsName(2) || (tokens.Position > 0 && tokens.Word(-1) == ".")) continue;
            if (_body.Labels.Contains(tokens.Name()) || Find(tokens.Name()) is not { } row || state.FieldsOf(row).FirstOrDefault(field => field.Name == tokens.Name(2)) is not { } field) continue;
            string name = row.Name + "." + field.Name;
            if (!variables.Exists(variable => variable.Name == name)) variables.Add(new BoundVariable(name, field.Type, field.IsNullable));
            TextSpan place = tokens.Span(tokens.Position, tokens.Position + 3);
            sql.Append(text, end, place.Start - end).Append('"').Append(name.Replace("\"", "\"\"")).Append('"');
            end = place.End;
            tokens.Position += 2;
        }

        return sql.Append(text, end, text.Length - end).ToString();
    }

    private PlpgsqlVariable? Find(string name)
    {
        if (name.Length > 1 && name[0] == '$') return _arguments.Where((_, index) => name == "$" + (index + 1)).FirstOrDefault();
        return name.Length == 0 || _scope.FindLast(variable => variable.Name == name) is not { } found ? null : found.Original ?? found;
    }

    private TypeReference TypeOf(string text)
    {
        int mark = text.LastIndexOf('%');
        bool isLike = mark > 0 && text.Substring(mark + 1).Trim().Equals("type", StringComparison.OrdinalIgnoreCase);
        string name = mark > 0 ? text.Substring(0, mark) : text;
        if (isLike && Names(name) is { Count: 1 } single) return Find(single[0].Name) is { } like ? like.Type : new TypeReference(TypeOid.Record);
        TypeName? type = isLike ? new TypeName(new QualifiedName(Names(name))) { IsColumnType = true } : name.Length == 0 ? null : SqlParser.ParseTypeName(name, null, out _);
        (uint Oid, int Typmod) found = type is null ? default : TypeNameResolver.Resolve(_catalog, type, out _, _types.SearchPath);
        return found.Oid == 0 ? new TypeReference(TypeOid.Record) : new TypeReference(found.Oid, found.Typmod);
    }

    private static EquatableArray<Identifier> Names(string text)
    {
        List<Identifier> names = [];
        for (PlpgsqlTokens tokens = new(text); !tokens.IsAtEnd; tokens.Position++)
        {
            if (tokens.Word() != ".") names.Add(new Identifier(tokens.Name(), default));
        }

        return names.ToEquatableArray();
    }

    private string Text(TextSpan span) => _routine.Source!.Substring(span.Start, span.Length);
}
