using Perennial.Sql.Procedures;

namespace Perennial.Generators.Models;

/// <summary>The methods of procedures that have not changed since the last run; the stages' cache hands out the very same procedures then.</summary>
internal static class BuiltMethods
{
    /// <param name="names">The names of the types that are made for the procedure.</param>
    /// <param name="typeNames">Those of all others.</param>
    public static BuiltMethod Build(Procedure procedure, TypeMapping types, ResultNames names, TypeNames typeNames)
    {
        if (procedure.Method.Get(procedure) is BuiltMethod known && known.Names == names && known.TypeNames == typeNames.Fingerprint) return known;
        MethodModelBuilder builder = new(procedure, types, names, typeNames.OfError);
        MethodModel? method = builder.Build();
        BuiltMethod built = new(names, typeNames.Fingerprint, method, procedure.Inline is null ? ProcedureIdentity.Of(procedure.Signature) : null, builder.SharedRows.ToArray(), [.. builder.Features.Distinct()]);
        procedure.Method.Set(procedure, built);
        return built;
    }
}

/// <param name="Method">Null when a type has no C# counterpart.</param>
/// <param name="Identity">What the database is asked for; null for an inline query, which is not in it.</param>
/// <param name="SharedRows">The records that other methods may share.</param>
/// <param name="Features">What the slim data source builder has to enable.</param>
internal sealed record BuiltMethod(ResultNames Names, string TypeNames, MethodModel? Method, string? Identity, RowModel[] SharedRows, string[] Features)
{
    /// <summary>The group that the method was last the first one of; null before.</summary>
    public BuiltGroup? Group { get; set; }
}
