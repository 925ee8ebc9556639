using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>Operators and casts.</summary>
internal static class OperatorDdl
{
    public static void Create(DdlSession session, CreateOperatorStatement create)
    {
        Identifier symbol = new(create.Name.Symbol, create.Name.Span);
        QualifiedName name = new(create.Name.Schema is { } written ? [written, symbol] : [symbol]) { Span = create.Name.Span };
        if (session.CreationSchema(name) is not { } schema) return;
        uint left = DefinitionOptions.Type(session, create.Options, "leftarg")?.Oid ?? 0;
        uint right = DefinitionOptions.Type(session, create.Options, "rightarg")?.Oid ?? 0;
        if (session.HasErrors) return;
        if (right == 0)
        {
            session.Error("42P13", create.Name.Span, left == 0 ? "operator argument types must be specified" : "operator right argument type must be specified");
            return;
        }

        QualifiedName? functionName = DefinitionOptions.Name(create.Options, "function") ?? DefinitionOptions.Name(create.Options, "procedure");
        if (functionName is null)
        {
            session.Error("42P13", create.Name.Span, "operator function must be specified");
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
    }

    public static void CreateCast(DdlSession session, CreateCastStatement create)
    {
        if (session.ResolveType(create.Source) is not { } source || session.ResolveType(create.Target) is not { } target) return;
        if (session.Catalog.FindCast(source.Oid, target.Oid) is not null)
        {
            session.Error("42710", create.Span, $"cast from type {session.Catalog.FormatType(source.Oid)} to type {session.Catalog.FormatType(target.Oid)} already exists");
            return;
        }

        uint function = 0;
        if (create.Function is { } signature)
        {
            if (RoutineLookup.Require(session, ObjectKind.Function, signature, ifExists: false) is not { } found) return;
            function = found.Oid;
        }

        CastMethod method = create.IsInOut ? CastMethod.InOut : create.Function is null ? CastMethod.Binary : CastMethod.Function;
        UserObjects user = session.Editor.User;
        session.Editor.User = user with { Casts = user.Casts.SetItem((source.Oid, target.Oid), new(source.Oid, target.Oid, create.Context, method, function)) };
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
