using Perennial.Sql.Binding;
using Perennial.Sql.Catalog;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;

namespace Perennial.Sql.Routines;

/// <summary>
/// What a PL/pgSQL body proves of its result: follows all ways through the body and binds what is stored and returned. A variable is never null where every way to the place stored a value
/// last. Whatever is not understood proves nothing.
/// </summary>
internal sealed partial class PlpgsqlProof
{
    // Loops are followed until nothing changes; nested ones anew each time.
    private const int MostSteps = 5000;

    private readonly DatabaseCatalog _catalog;
    private readonly Routine _routine;
    private readonly PlpgsqlBody _body;
    private readonly TypeSystem _types;
    private readonly EquatableArray<string>? _searchPath;
    private readonly List<PlpgsqlVariable> _arguments = [];
    private readonly List<PlpgsqlVariable> _scope = [];
    private readonly List<uint> _columns;
    private readonly bool _returnsVariables;
    private readonly bool[] _nullable;

    // Variables that statements of the loop or block may have lost the value of, and the most rows at any place of it.
    private HashSet<PlpgsqlVariable> _lost = [];
    private int _most;
    private int _fewestRows = int.MaxValue;
    private int _mostRows;
    private int _steps;
    private string? _problem;

    // What the server sets after statements; null where an argument has its name.
    private PlpgsqlVariable? _found;

    private DroppedRow? _dropped;
    private readonly RoutineEffects _effects;
    private readonly CancellationToken _cancellationToken;

    private PlpgsqlProof(DatabaseCatalog catalog, Routine routine, PlpgsqlBody body, EquatableArray<string>? searchPath, RoutineEffects effects, CancellationToken cancellationToken)
    {
        _effects = effects;
        _cancellationToken = cancellationToken;
        _catalog = catalog;
        _routine = routine;
        _body = body;
        _searchPath = BodyInput.OwnSearchPath(routine) ?? searchPath;
        _types = TypeSystem.Of(catalog, _searchPath);
        foreach (Argument argument in routine.Arguments)
        {
            _arguments.Add(new PlpgsqlVariable(argument.Name, new TypeReference(argument.Type), isNotNull: false));
        }

        _returnsVariables = routine.Arguments.Any(static argument => argument.IsOutput);
        _columns = RoutineReturn.ColumnTypes(_types, routine);
        if (_columns.Count == 0) _columns.Add(routine.ReturnType);
        _nullable = new bool[_columns.Count];
    }

    /// <summary>What the body proves; nothing, and that it may write, where it is not understood or in another language.</summary>
    /// <param name="catalog">The database with the routine.</param>
    /// <param name="routine">A routine of it.</param>
    /// <param name="searchPath">Where names are looked up unless the routine says so; null for the catalog's.</param>
    /// <param name="cancellationToken">Ends the proof.</param>
    public static PlpgsqlOutcome Find(DatabaseCatalog catalog, Routine routine, EquatableArray<string>? searchPath, CancellationToken cancellationToken) =>
        Find(catalog, routine, searchPath, new RoutineEffects(catalog, searchPath, routine, cancellationToken), cancellationToken);

    /// <summary>The same for a routine that others call.</summary>
    public static PlpgsqlOutcome Find(DatabaseCatalog catalog, Routine routine, EquatableArray<string>? searchPath, RoutineEffects effects, CancellationToken cancellationToken)
    {
        bool isVolatile = routine.Volatility == RoutineVolatility.Volatile;
        PlpgsqlOutcome nothing = new(null, isVolatile ? WriteCause.Volatile : null);
        if (routine.Language != "plpgsql" || routine.Source is not { } source || routine.ReturnType is TypeOid.Trigger or TypeOid.EventTrigger) return nothing;
        if (routine.ArgumentTypes.Any(TypeSystem.IsPolymorphic)) return nothing;
        bool hasNoResult = (routine.Kind == RoutineForm.Procedure || routine.ReturnType is TypeOid.Void or TypeOid.Record) && !routine.Arguments.Any(static argument => argument.IsOutput);
        if (PlpgsqlReader.Read(source) is not { VariableConflict: null or "error" or "use_column" } body) return nothing;

        // The setting decides as the option does.
        if (routine.Settings.Any(static setting => setting.Name == "plpgsql.variable_conflict")) return nothing;
        PlpgsqlProof proof = new(catalog, routine, body, searchPath, effects, cancellationToken);
        BodyResult? result = proof.Find();
        if (proof._steps > MostSteps) return nothing;
        return new PlpgsqlOutcome(hasNoResult ? null : result, proof._cause ?? (isVolatile && HasVolatileCasts(catalog) ? WriteCause.Volatile : null)) { Dropped = proof._dropped, Refusal = proof._refusal };
    }

    // An assignment may call one unseen.
    private static bool HasVolatileCasts(DatabaseCatalog catalog) =>
        catalog.UserCasts.Any(cast => cast.Context != CastContext.Explicit && catalog.FindRoutine(cast.Function) is { IsUserDefined: true, Volatility: RoutineVolatility.Volatile });

    private BodyResult Find()
    {
        PlpgsqlState state = new();
        _scope.AddRange(_arguments);
        for (int i = 0; i < _arguments.Count; i++)
        {
            if (_routine.IsStrict && _routine.Arguments[i].IsInput) state.Store(_arguments[i], isNullable: false);
        }

        if (Find("found") is null)
        {
            _found = new PlpgsqlVariable("found", new TypeReference(TypeOid.Bool), isNotNull: false);
            _scope.Add(_found);
            state.Store(_found, isNullable: false);
        }

        Follow(_body.Block, state);

        // A function with a single result fails at its end; one with a set or output arguments returns them.
        if (state.IsReached && (_returnsVariables || _routine.ReturnsSet || _routine.ReturnType == TypeOid.Void)) Return(new PlpgsqlReturn(PlpgsqlReturnKind.End, null), state);

        // A strict function with a set gives no row for null.
        if (_routine.IsStrict && _routine.ArgumentTypes.Count > 0) _fewestRows = 0;
        Cardinality cardinality = !_routine.ReturnsSet || (_fewestRows == 1 && _mostRows == 1) ? Cardinality.One : _mostRows <= 1 ? Cardinality.ZeroOrOne : Cardinality.Many;
        return new BodyResult(cardinality, _nullable.ToEquatableArray()) { Problem = _problem };
    }

    private void Follow(IReadOnlyList<PlpgsqlNode> statements, PlpgsqlState state)
    {
        foreach (PlpgsqlNode statement in statements)
        {
            if (!state.IsReached || ++_steps > MostSteps) return;
            _cancellationToken.ThrowIfCancellationRequested();
            _place = statement.Span;
            if (SetsFound(statement)) state.Found = null;
            if (statement is not PlpgsqlLoop) Run(statement.Parts, state);
            Follow(statement, state);
            _most = Math.Max(_most, state.Most);
        }
    }

    // Statements within others are followed by themselves. EXECUTE leaves FOUND as it is, and stores.
    private static bool SetsFound(PlpgsqlNode statement) => statement switch
    {
        PlpgsqlBlock or PlpgsqlChoice or PlpgsqlJump => false,
        PlpgsqlStep step => !step.Parts.All(static part => part.Kind == PlpgsqlPartKind.Expressions),
        _ => true,
    };

    private void Follow(PlpgsqlNode statement, PlpgsqlState state)
    {
        switch (statement)
        {
            case PlpgsqlBlock block:
                Follow(block, state);
                break;
            case PlpgsqlAssignment assignment:
                PlpgsqlVariable? variable = assignment.Target.Variable is { } name ? Find(name) : null;
                if (variable is null) Evaluate(Text(assignment.Value), state);
                Store(assignment.Target, state, variable is null || IsNullableValue(assignment.Value, variable.Type.Oid, state));
                break;
            case PlpgsqlInto into:
                Follow(into, state);
                break;
            case PlpgsqlStore store:
                foreach (PlpgsqlTarget target in store.Targets) Store(target, state, !store.IsNotNull);
                break;
            case PlpgsqlChoice choice:
                Follow(choice, state);
                break;
            case PlpgsqlLoop loop:
                Follow(loop, state);
                break;
            case PlpgsqlReturn result:
                Return(result, state);
                break;
            case PlpgsqlJump:
                state.End();
                break;
        }
    }

    private void Follow(PlpgsqlBlock block, PlpgsqlState state)
    {
        int outer = _scope.Count;
        foreach (PlpgsqlDeclaration declaration in block.Declarations)
        {
            if (declaration.AliasOf is { } name && Find(name) is { } original)
            {
                _scope.Add(new PlpgsqlVariable(declaration.Name, original.Type, original.IsNotNull) { Original = original });
                continue;
            }

            _place = declaration.Default ?? declaration.Query?.Span ?? _place;
            PlpgsqlVariable variable = new(declaration.Name, TypeOf(declaration.Type), declaration.IsNotNull) { Rows = declaration.Query is { } query ? RowsOf(query) : null };
            state.Store(variable, declaration.Default is { } value ? IsNullableValue(value, variable.Type.Oid, state) : !_types.IsNotNullDomain(variable.Type.Oid) || _types.IsRowType(variable.Type.Oid));
            _scope.Add(variable);
        }

        PlpgsqlState before = state.Copy();
        HashSet<PlpgsqlVariable> lostBefore = _lost;
        (_lost, int mostBefore, _most) = ([], _most, state.Most);
        Follow(block.Statements, state);
        PlpgsqlState anywhere = before.Anywhere(_lost, _most);
        foreach (IReadOnlyList<PlpgsqlNode> handler in block.Handlers)
        {
            PlpgsqlState handled = anywhere.Copy();
            FollowHandler(handler, handled);
            state.Meet(handled);
        }

        // EXIT may come from any place.
        if (block.IsLabelled && _body.LeavesByLabel) state.Meet(before.Anywhere(_lost, _most));
        _lost.UnionWith(lostBefore);
        _most = Math.Max(_most, mostBefore);
        _scope.RemoveRange(outer, _scope.Count - outer);
    }

    private void FollowHandler(IReadOnlyList<PlpgsqlNode> statements, PlpgsqlState state)
    {
        int outer = _scope.Count;
        foreach (string name in (string[])["sqlstate", "sqlerrm"])
        {
            PlpgsqlVariable error = new(name, new TypeReference(TypeOid.Text), isNotNull: false);
            _scope.Add(error);
            state.Store(error, isNullable: false);
        }

        Follow(statements, state);
        _scope.RemoveRange(outer, _scope.Count - outer);
    }

    private void Follow(PlpgsqlChoice choice, PlpgsqlState state)
    {
        PlpgsqlState after = state.Copy();
        after.End();
        foreach (PlpgsqlBranch branch in choice.Branches)
        {
            _place = branch.Place;
            Evaluate(branch.Condition, state);
            PlpgsqlState taken = state.Copy();
            Learn(branch.Condition, isTrue: true, taken);
            Learn(branch.Condition, isTrue: false, state);
            Follow(branch.Statements, taken);
            after.Meet(taken);
        }

        if (choice.Otherwise is { } otherwise)
        {
            Follow(otherwise, state);
            after.Meet(state);
        }

        state.Become(after);
    }

    private void Follow(PlpgsqlLoop loop, PlpgsqlState state)
    {
        int outer = _scope.Count;
        HashSet<PlpgsqlVariable> lostBefore = _lost;
        (_lost, int mostBefore, _most) = ([], _most, state.Most);
        PlpgsqlVariable? own = null;
        if (loop.Kind is PlpgsqlLoopKind.Range or PlpgsqlLoopKind.Cursor)
        {
            own = new PlpgsqlVariable(loop.Targets[0].Variable ?? "", new TypeReference(loop.Kind == PlpgsqlLoopKind.Range ? TypeOid.Int4 : TypeOid.Record), isNotNull: false);
            _scope.Add(own);
        }
        else
        {
            // Without a row the targets become null.
            foreach (PlpgsqlTarget target in loop.Targets) Store(target, state, isNullable: true);
        }

        state.Found = null;
        PlpgsqlState start = state;
        while (_steps <= MostSteps)
        {
            PlpgsqlState round = start.Copy();
            foreach (PlpgsqlPart part in loop.Parts)
            {
                _place = part.Span;
                Run(part, round);
            }

            if (loop.Source.Length > 0) _place = loop.Source;
            if (own is not null) round.Store(own, isNullable: loop.Kind != PlpgsqlLoopKind.Range);
            if (loop.Kind == PlpgsqlLoopKind.Cursor) StoreRow(loop.Targets, Find(new PlpgsqlTokens(Text(loop.Source)).Name())?.Rows, isRowSure: true, round);
            else if (loop.Kind == PlpgsqlLoopKind.Query) StoreRow(loop.Targets, Bind(Text(loop.Source), state), isRowSure: true, round);
            Follow(loop.Statements, round);
            PlpgsqlState next = state.Anywhere(_lost, _most);
            if (next.IsSame(start)) break;
            start = next;
        }

        state.Become(state.Anywhere(_lost, _most));
        _lost.UnionWith(lostBefore);
        _most = Math.Max(_most, mostBefore);
        _scope.RemoveRange(outer, _scope.Count - outer);
    }
}
