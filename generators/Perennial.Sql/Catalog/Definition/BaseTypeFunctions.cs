using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>The functions of a base type (findTypeInputFunction and its relatives).</summary>
internal static class BaseTypeFunctions
{
    /// <summary>The users' functions among them; null after an error.</summary>
    public static EquatableArray<ObjectReference>? Find(DdlSession session, EquatableArray<DefinitionOption> options, uint type, QualifiedName name)
    {
        HashSet<ObjectReference> references = [];
        (string Option, uint[][] Arguments, uint Result)[] all =
        [
            ("input", [[TypeOid.Cstring], [TypeOid.Cstring, TypeOid.Oid, TypeOid.Int4]], type),
            ("output", [[type]], TypeOid.Cstring),
            ("receive", [[TypeOid.Internal], [TypeOid.Internal, TypeOid.Oid, TypeOid.Int4]], type),
            ("send", [[type]], TypeOid.Bytea),
            ("typmod_in", [[TypeOid.CstringArray]], TypeOid.Int4),
            ("typmod_out", [[TypeOid.Int4]], TypeOid.Cstring),
            ("analyze", [[TypeOid.Internal]], TypeOid.Bool),
            ("subscript", [[TypeOid.Internal]], TypeOid.Internal),
        ];
        foreach ((string option, uint[][] arguments, uint result) in all)
        {
            if (DefinitionOptions.Name(options, option) is not { } written) continue;
            Routine? function = arguments.Select(types => session.Catalog.FindRoutines(written.Schema, written.Name).FirstOrDefault(routine => routine.ArgumentTypes.SequenceEqual(types)))
                .FirstOrDefault(static found => found is not null);
            if (function is null)
            {
                session.Error("42883", written.Span, $"function {written}({string.Join(", ", arguments[0].Select(argument => session.Catalog.FormatType(argument)))}) does not exist");
                return null;
            }

            if (function.ReturnType != result)
            {
                session.Error("42P17", written.Span, $"type {option} function {written} must return type {(result == type ? name.ToString() : session.Catalog.FormatType(result))}");
                return null;
            }

            if (function.IsUserDefined) references.Add(new(ObjectClass.Routine, function.Oid));
        }

        return references.ToEquatableArray();
    }
}
