using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>
/// Lets the expressions of all objects follow when something that they name gets another name: the server keeps it by oid. Views have their marked form for that; subqueries and the
/// bodies of routines stay as they were written.
/// </summary>
internal static partial class ReferenceRename
{
    /// <summary>The calls of a routine, and not those of a built-in one or of an overload that has the same name.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="catalog">The catalog in which the routine has its old name.</param>
    /// <param name="before">With its old name.</param>
    /// <param name="after">With its new name.</param>
    public static void Routine(DdlSession session, DatabaseCatalog catalog, Routine before, Routine after) => InAll(session, before.Oid, scope => part =>
        part is FunctionCall call && Fits(call, before) && Calls(session, catalog, call, before, scope) ? call with { Name = Renamed(call.Name, before.Schema, after.Schema, after.Name) } : part);

    /// <summary>The conversions to a type, and not those to another one that has the same name.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="catalog">The catalog in which the type has its old name.</param>
    /// <param name="type">With its old name.</param>
    /// <param name="newSchema">Its schema now.</param>
    /// <param name="newName">Its name now.</param>
    public static void Type(DdlSession session, DatabaseCatalog catalog, SqlType type, string newSchema, string newName)
    {
        bool IsMeant(TypeName written) => IsNamed(written.Name, type.Schema, type.Name) && TypeNameResolver.Resolve(catalog, written, out _).Oid is var oid && (oid == type.Oid || (oid == type.ArrayType && oid != 0));
        TypeName Follow(TypeName written) => written with { Name = Renamed(written.Name, type.Schema, newSchema, newName) };
        InAll(session, 0, _ => part => part switch
        {
            Cast cast when IsMeant(cast.Type) => cast with { Type = Follow(cast.Type) },
            TypedLiteral literal when IsMeant(literal.Type) => literal with { Type = Follow(literal.Type) },
            _ => part,
        });
    }

    /// <summary>The sequence that nextval names by a text, which the server keeps as an oid.</summary>
    /// <param name="session">The statement at work.</param>
    /// <param name="before">The catalog in which the sequence has its old name.</param>
    /// <param name="sequence">With its new name.</param>
    public static void Sequence(DdlSession session, DatabaseCatalog before, Relation sequence) => InAll(session, sequence.Oid, _ => part =>
        part is FunctionCall call && ExpressionParts.SequenceOfNextval(call) is { } text && SequenceDdl.Find(before, text)?.Oid == sequence.Oid
            ? call with { Arguments = [call.Arguments[0] with { Value = new StringLiteral(sequence.QualifiedName.ToString()) }] }
            : part);

    public static void Schema(DdlSession session, string before, string after)
    {
        QualifiedName Follow(QualifiedName name) => name.Schema == before ? Renamed(name, before, after, name.Name) : name;
        OperatorName Operator(OperatorName name) => name with { Schema = new Identifier(after, default) };
        InAll(session, 0, _ => part => part switch
        {
            FunctionCall { Name.Schema: { } schema } call when schema == before => call with { Name = Follow(call.Name) },
            Cast { Type.Name.Schema: { } schema } cast when schema == before => cast with { Type = cast.Type with { Name = Follow(cast.Type.Name) } },
            TypedLiteral { Type.Name.Schema: { } schema } literal when schema == before => literal with { Type = literal.Type with { Name = Follow(literal.Type.Name) } },
            BinaryOperation { Operator.Schema: { Name: var schema } } operation when schema == before => operation with { Operator = Operator(operation.Operator) },
            UnaryOperation { Operator.Schema: { Name: var schema } } operation when schema == before => operation with { Operator = Operator(operation.Operator) },
            QuantifiedComparison { Operator.Schema: { Name: var schema } } comparison when schema == before => comparison with { Operator = Operator(comparison.Operator) },
            Collate { Collation.Schema: { } schema } collate when schema == before => collate with { Collation = Follow(collate.Collation) },
            _ => part,
        });
    }

    /// <summary>A label of an enum, where the type is told by the column beside it, by a cast, or by what the default is for.</summary>
    public static void Label(DdlSession session, SqlType type, string before, string after)
    {
        Expression Follow(Expression value) => value is StringLiteral literal && literal.Value == before ? literal with { Value = after } : value;
        Expression Elements(Expression value) => value switch
        {
            Cast cast => cast with { Operand = Elements(cast.Operand) },
            ArrayConstructor array => array with { Elements = array.Elements.Select(Follow).ToEquatableArray() },
            _ => value,
        };
        bool IsType(TypeName name) => TypeNameResolver.Resolve(session.Catalog, name, out _).Oid == type.Oid;
        InAll(session, 0, scope =>
        {
            bool IsOfType(Expression value) => value is ColumnReference reference && scope.Relation?.FindColumn(reference.Name) is { } column && column.Type == type.Oid;
            return part => part switch
            {
                BinaryOperation operation when IsOfType(operation.Left) => operation with { Right = Follow(operation.Right) },
                BinaryOperation operation when IsOfType(operation.Right) => operation with { Left = Follow(operation.Left) },
                DistinctTest test when IsOfType(test.Left) => test with { Right = Follow(test.Right) },
                InList list when IsOfType(list.Operand) => list with { Items = list.Items.Select(Follow).ToEquatableArray() },
                QuantifiedComparison comparison when IsOfType(comparison.Left) => comparison with { Array = Elements(comparison.Array) },
                Cast cast when IsType(cast.Type) => cast with { Operand = Follow(cast.Operand) },
                TypedLiteral literal when literal.Value == before && IsType(literal.Type) => literal with { Value = after },
                _ => part,
            };
        });
        foreach (Routine routine in session.Catalog.UserRoutines.Where(routine => !routine.Defaults.IsEmpty && routine.ArgumentTypes.Contains(type.Oid)).ToList())
        {
            int first = routine.ArgumentTypes.Count - routine.Defaults.Count;
            session.Editor.Put(routine with { Defaults = routine.Defaults.Select((value, i) => routine.ArgumentTypes[first + i] == type.Oid ? Follow(value) : value).ToEquatableArray() });
        }

        foreach (Relation relation in session.Catalog.UserRelations.Where(static relation => relation.PartitionBound is ListPartitionBound && relation.Parents.Count > 0).ToList())
        {
            Relation? whole = session.Catalog.FindRelation(relation.Parents[0]);
            if (whole?.PartitionKey is not { Elements: { Count: 1 } elements } || elements[0].Value is not ColumnReference key || whole.FindColumn(key.Name)?.Type != type.Oid) continue;
            ListPartitionBound bound = (ListPartitionBound)relation.PartitionBound!;
            session.Editor.Put(relation with { PartitionBound = bound with { Values = bound.Values.Select(Follow).ToEquatableArray() } });
        }

        foreach (Relation relation in session.Catalog.UserRelations.Where(relation => relation.Columns.Any(column => column.Type == type.Oid && column.Default is StringLiteral)).ToList())
            session.Editor.Put(relation with { Columns = relation.Columns.Select(column => column.Type == type.Oid && column.Default is { } value ? column with { Default = Follow(value) } : column).ToEquatableArray() });
    }

    private static bool IsNamed(QualifiedName name, string schema, string last) => name.Name == last && (name.Schema is null || name.Schema == schema);

    private static bool Fits(FunctionCall call, Routine routine) => IsNamed(call.Name, routine.Schema, routine.Name)
        && (routine.VariadicElement != 0 || (call.Arguments.Count <= routine.ArgumentTypes.Count && call.Arguments.Count >= routine.ArgumentTypes.Count - routine.DefaultCount));

    // The arguments may have followed already, so that only their types are asked for in the catalog of before. What does not bind by itself is told by its name.
    private static bool Calls(DdlSession session, DatabaseCatalog catalog, FunctionCall call, Routine routine, DefinitionScope scope)
    {
        if (session.Context.Binder is not { } binder) return true;
        FunctionArgument Typed(FunctionArgument argument)
        {
            if (argument.Value is StringLiteral or NullLiteral || binder.BindExpression(session.Catalog, argument.Value, scope, session.Context.Source) is not { Findings.IsEmpty: true } bound) return argument;
            return session.Catalog.FindType(bound.Type) is { } type ? argument with { Value = new Cast(new NullLiteral(), new(new([new(type.Schema, default), new(type.Name, default)])), CastForm.DoubleColon) } : argument;
        }

        FunctionCall alone = call with { Arguments = call.Arguments.Select(Typed).ToEquatableArray() };
        DefinitionExpression found = binder.BindExpression(catalog, alone, scope, session.Context.Source);
        return !found.Findings.IsEmpty || found.References.Any(reference => reference.Oid == routine.Oid);
    }

    // A name without schema was found in the search path, where it is only as long as it stays in its schema.
    private static QualifiedName Renamed(QualifiedName name, string schema, string newSchema, string newName) =>
        new(name.Schema is null && schema == newSchema ? [new Identifier(newName, default)] : [new Identifier(newSchema, default), new Identifier(newName, default)]) { Span = name.Span };

    /// <param name="session">The statement at work.</param>
    /// <param name="referenced">What is renamed, where those who use it have recorded that; else 0.</param>
    /// <param name="changeIn">What becomes of the parts of an expression that may name what the scope has.</param>
    private static void InAll(DdlSession session, uint referenced, Func<DefinitionScope, Func<Expression, Expression>> changeIn) => InAll(session, referenced, (scope, expression) =>
    {
        // A part is not assigned to what the whole is for.
        Func<Expression, Expression> change = changeIn(scope with { Target = 0 });
        bool isChanged = false;
        Expression rewritten = ExpressionRewriter.Rewrite(expression, part =>
        {
            Expression changed = change(part);
            isChanged |= !ReferenceEquals(changed, part);
            return changed;
        });
        return isChanged ? rewritten : expression;
    });

    /// <param name="session">The statement at work.</param>
    /// <param name="referenced">What is renamed, where those who use it have recorded that; else 0.</param>
    /// <param name="change">What becomes of an expression in its scope; the same one when nothing does.</param>
    private static void InAll(DdlSession session, uint referenced, Func<DefinitionScope, Expression, Expression> change)
    {
        bool isChanged = false;
        DefinitionScope scope = new();
        Expression? Optional(Expression? expression, EquatableArray<ObjectReference> references, DefinitionScope? own = null)
        {
            if (expression is null || (referenced != 0 && !references.IsEmpty && !references.Any(reference => reference.Oid == referenced))) return expression;
            Expression changed = change(own ?? scope, expression);
            isChanged |= !ReferenceEquals(changed, expression);
            return changed;
        }

        Constraint InConstraint(Constraint constraint) => constraint with { Condition = Optional(constraint.Condition, constraint.References) };
        foreach (Relation relation in session.Catalog.UserRelations.ToList())
        {
            isChanged = false;
            scope = new() { Relation = relation };
            DefinitionScope triggered = scope with { HasOldAndNew = true }, guarded = scope with { Construct = "POLICY" };
            Relation changed = relation with
            {
                Columns = relation.Columns.Select(column => column with { Default = Optional(column.Default, column.References, scope with { Target = column.Type, TargetTypmod = column.Typmod }) }).ToEquatableArray(),
                Constraints = relation.Constraints.Select(InConstraint).ToEquatableArray(),
                Indexes = relation.Indexes.Select(index => index with
                {
                    Elements = index.Elements.Select(element => element with { Value = Optional(element.Value, index.References)! }).ToEquatableArray(),
                    Predicate = Optional(index.Predicate, index.References),
                }).ToEquatableArray(),
                Statistics = relation.Statistics.Select(made => made with { Expressions = made.Expressions.Select(value => Optional(value, made.References)!).ToEquatableArray() }).ToEquatableArray(),
                Policies = relation.Policies.Select(policy => policy with { Using = Optional(policy.Using, policy.References, guarded), WithCheck = Optional(policy.WithCheck, policy.References, guarded) }).ToEquatableArray(),
                Triggers = relation.Triggers.Select(trigger => trigger with { When = Optional(trigger.When, trigger.References, triggered) }).ToEquatableArray(),
                PartitionKey = relation.PartitionKey is { } key
                    ? key with { Elements = key.Elements.Select(element => element with { Value = Optional(element.Value, relation.References)! }).ToEquatableArray() }
                    : null,
            };
            if (isChanged) session.Editor.Put(changed);
        }

        foreach (SqlType type in session.Catalog.UserTypes.Where(static type => type.Kind == TypeKind.Domain).ToList())
        {
            isChanged = false;
            scope = new() { DomainValue = type.BaseType };
            SqlType changed = type with { Default = Optional(type.Default, type.References, new() { Target = type.BaseType }), Constraints = type.Constraints.Select(InConstraint).ToEquatableArray() };
            if (isChanged) session.Editor.Put(changed);
        }

        foreach (Routine routine in session.Catalog.UserRoutines.Where(static routine => !routine.Defaults.IsEmpty).ToList())
        {
            isChanged = false;
            int first = routine.ArgumentTypes.Count - routine.Defaults.Count;
            Routine changed = routine with { Defaults = routine.Defaults.Select((value, i) => Optional(value, routine.References, new() { Target = routine.ArgumentTypes[first + i] })!).ToEquatableArray() };
            if (isChanged) session.Editor.Put(changed);
        }
    }
}
