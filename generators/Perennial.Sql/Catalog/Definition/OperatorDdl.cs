using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Catalog;

/// <summary>Operators and casts.</summary>
internal static class OperatorDdl
{
    public static void Create(DdlSession session, CreateOperatorStatement create)
    {
        Identifier symbol = new(create.Name.Symbol, create.Name.Span);
        QualifiedName name = new(create.Name.Schema is { } written ? [written, symbol] : [symbol]) { Span = create.Name.Span };
        if (session.CreationSchema(name) is not { } schema) return;
        foreach (string side in new[] { "leftarg", "rightarg" })
        {
            if (DefinitionOptions.Find(create.Options, side)?.Value is not OptionName { Name.IsSetOf: true } set) continue;
            session.Error("42P13", set.Span, "SETOF type not allowed for operator argument");
            return;
        }

        uint left = DefinitionOptions.Type(session, create.Options, "leftarg")?.Oid ?? 0;
        uint right = DefinitionOptions.Type(session, create.Options, "rightarg")?.Oid ?? 0;
        if (session.HasErrors) return;
        QualifiedName? functionName = DefinitionOptions.Name(create.Options, "function") ?? DefinitionOptions.Name(create.Options, "procedure");
        if (functionName is null)
        {
            session.Error("42P13", create.Name.Span, "operator function must be specified");
            return;
        }

        if (right == 0)
        {
            session.Error("42P13", create.Name.Span, left == 0 ? "operator argument types must be specified" : "operator right argument type must be specified");
            return;
        }

        uint[] arguments = left == 0 ? [right] : [left, right];
        if (FindFunction(session, functionName, arguments) is not { } function) return;
        Operator? existing = session.Catalog.FindOperators(schema, create.Name.Symbol).FirstOrDefault(found => found.Left == left && found.Right == right);
        if (existing is { Result: not 0 })
        {
            session.Error("42723", create.Name.Span, $"operator {create.Name.Symbol} already exists");
            return;
        }

        if (!OperatorLinks.Check(session, create, left, right, existing?.Oid ?? 0, function.ReturnType)) return;
        session.Editor.Put(new Operator
        {
            Oid = existing?.Oid ?? session.Editor.NewOid(),
            Schema = schema,
            Name = create.Name.Symbol,
            Left = left,
            Right = right,
            Result = function.ReturnType,
            Routine = function.Oid,
            CanHash = DefinitionOptions.Boolean(create.Options, "hashes"),
            CanMerge = DefinitionOptions.Boolean(create.Options, "merges"),
        });
        OperatorLinks.Link(session, create.Options, session.Catalog.FindOperators(schema, create.Name.Symbol).First(found => found.Left == left && found.Right == right));
    }

    public static void Alter(DdlSession session, AlterOperatorStatement alter)
    {
        if (Require(session, alter.Operator.Name, alter.Operator.Left, alter.Operator.Right, alter.Span) is not { } found) return;
        if (OperatorLinks.CheckChange(session, found, alter)) OperatorLinks.Link(session, alter.Options, session.Catalog.FindOperators(found.Schema, found.Name).First(o => o.Oid == found.Oid));
    }

    /// <summary>The operator with exactly these argument types; null after an error (LookupOperWithArgs).</summary>
    public static Operator? Require(DdlSession session, OperatorName name, TypeName? leftType, TypeName? rightType, TextSpan span)
    {
        if (rightType is null)
        {
            session.Error("42601", span, "postfix operators are not supported");
            return null;
        }

        uint left = 0;
        if (leftType is not null)
        {
            if (session.ResolveType(leftType) is not { } resolved) return null;
            left = resolved.Oid;
        }

        if (session.ResolveType(rightType) is not { } right) return null;
        Operator? found = session.Catalog.FindOperators(name.Schema?.Name, name.Symbol).FirstOrDefault(o => o.Left == left && o.Right == right.Oid && o.Result != 0);
        if (found is null) session.Error("42883", span, $"operator does not exist: {(left == 0 ? "" : session.Catalog.FormatType(left) + " ")}{name.Symbol} {session.Catalog.FormatType(right.Oid)}");
        return found;
    }

    public static void CreateCast(DdlSession session, CreateCastStatement create)
    {
        if (session.ResolveType(create.Source) is not { } source || session.ResolveType(create.Target) is not { } target) return;
        foreach ((uint type, TypeName written, string end) in new[] { (source.Oid, create.Source, "source"), (target.Oid, create.Target, "target") })
        {
            if (session.Catalog.FindType(type) is not { Kind: TypeKind.Pseudo } pseudo) continue;
            if (pseudo.IsUserDefined) continue;
            session.Error("42809", written.Span, $"{end} data type {session.Catalog.FormatType(type)} is a pseudo-type");
            return;
        }

        uint function = 0;
        if (create.Function is { } signature)
        {
            if (RoutineLookup.Require(session, ObjectKind.Function, signature, ifExists: false) is not { } found) return;
            if (!FitsCast(session, create, found, source.Oid, target.Oid)) return;
            function = found.Oid;
        }
        else if (!create.IsInOut && !MayBeBinary(session, create, source.Oid, target.Oid))
        {
            return;
        }

        if (HasCast(session.Catalog, source.Oid, target.Oid))
        {
            session.Error("42710", create.Span, $"cast from type {session.Catalog.FormatType(source.Oid)} to type {session.Catalog.FormatType(target.Oid)} already exists");
            return;
        }

        CastMethod method = create.IsInOut ? CastMethod.InOut : create.Function is null ? CastMethod.Binary : CastMethod.Function;
        UserObjects user = session.Editor.User;
        session.Editor.User = user with { Casts = user.Casts.SetItem((source.Oid, target.Oid), new(source.Oid, target.Oid, create.Context, method, function)) };
    }

    // A domain's casts are found for its base type, but belong to that.
    private static bool HasCast(DatabaseCatalog catalog, uint source, uint target) => catalog.FindCast(source, target) is { } cast && cast.Source == source && cast.Target == target;

    private static bool FitsCast(DdlSession session, CreateCastStatement create, Routine function, uint source, uint target)
    {
        bool Refuse(string message) => session.Error("42P17", create.Function!.Span, message);
        EquatableArray<uint> arguments = function.ArgumentTypes;
        if (arguments.Count is < 1 or > 3) return Refuse("cast function must take one to three arguments");
        if (arguments[0] != source && !IsBinary(session.Catalog, source, arguments[0])) return Refuse("argument of cast function must match or be binary-coercible from source data type");
        if (arguments.Count > 1 && arguments[1] != TypeOid.Int4) return Refuse("second argument of cast function must be type integer");
        if (arguments.Count > 2 && arguments[2] != TypeOid.Bool) return Refuse("third argument of cast function must be type boolean");
        if (function.ReturnType != target && !IsBinary(session.Catalog, function.ReturnType, target)) return Refuse("return data type of cast function must match or be binary-coercible to target data type");
        if (function.Kind != RoutineForm.Function) return Refuse("cast function must be a normal function");
        if (function.ReturnsSet) return Refuse("cast function must not return a set");
        return source != target || arguments.Count > 1 || session.Error("42P17", create.Span, "source data type and target data type are the same");
    }

    private static bool IsBinary(DatabaseCatalog catalog, uint from, uint to) =>
        catalog.GetBaseType(from) == to || catalog.FindCast(from, to) is { Method: CastMethod.Binary, Context: CastContext.Implicit };

    /// <summary>WITHOUT FUNCTION takes the bytes of one type for a value of the other, which only some kinds of types allow.</summary>
    private static bool MayBeBinary(DdlSession session, CreateCastStatement create, uint source, uint target)
    {
        bool Refuse(string message) => session.Error("42P17", create.Span, message);
        if (source == target) return Refuse("source data type and target data type are the same");
        SqlType from = session.Catalog.FindType(source)!, to = session.Catalog.FindType(target)!;
        if (from.Kind == TypeKind.Pseudo || to.Kind == TypeKind.Pseudo) return true;
        if (from.Length != to.Length && from.Kind != TypeKind.Domain && to.Kind != TypeKind.Domain) return Refuse("source and target data types are not physically compatible");
        if (from.Kind == TypeKind.Composite || to.Kind == TypeKind.Composite) return Refuse("composite data types are not binary-compatible");
        if (from.Kind == TypeKind.Array || to.Kind == TypeKind.Array) return Refuse("array data types are not binary-compatible");
        if (from.Kind is TypeKind.Range or TypeKind.Multirange || to.Kind is TypeKind.Range or TypeKind.Multirange) return Refuse("range data types are not binary-compatible");
        if (from.Kind == TypeKind.Enum || to.Kind == TypeKind.Enum) return Refuse("enum data types are not binary-compatible");
        return (from.Kind != TypeKind.Domain && to.Kind != TypeKind.Domain) || Refuse("domain data types must not be marked binary-compatible");
    }

    private static Routine? FindFunction(DdlSession session, QualifiedName name, uint[] arguments)
    {
        Routine? found = session.Catalog.FindRoutines(name.Schema, name.Name).FirstOrDefault(routine => routine.ArgumentTypes.SequenceEqual(arguments))
            ?? session.Catalog.FindRoutines(name.Schema, name.Name).FirstOrDefault(routine => routine.ArgumentTypes.Count == arguments.Length && routine.ArgumentTypes.All(IsPolymorphic));
        if (found is null) session.Error("42883", name.Span, $"function {name}({string.Join(", ", arguments.Select(oid => session.Catalog.FormatType(oid)))}) does not exist");
        return found;
    }

    private static bool IsPolymorphic(uint type) => type is TypeOid.Any or TypeOid.AnyElement or TypeOid.AnyArray or TypeOid.AnyNonArray or TypeOid.AnyEnum or TypeOid.AnyRange
        or TypeOid.AnyMultirange or TypeOid.AnyCompatible or TypeOid.AnyCompatibleArray or TypeOid.AnyCompatibleNonArray or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange;
}
