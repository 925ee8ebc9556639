using Perennial.Sql;
using Perennial.Sql.Binding;
using Perennial.Sql.Procedures;

namespace Perennial.Migrations.Access;

/// <summary>A procedure, as far as rights depend on it.</summary>
/// <param name="Signature"><c>schema.name(type, ...)</c> as regprocedure reads it.</param>
/// <param name="Service">The owner, or null when it belongs to all.</param>
internal sealed record CallableProcedure(string Signature, string? Service, AccessMode Mode)
{
    /// <summary>What whoever calls it needs on tables and sequences; empty where it has its owner's rights.</summary>
    public EquatableArray<RelationRight> Rights { get; init; }

    /// <summary>The role for people's questions: only what is marked for it.</summary>
    public const string AdHocService = "adhoc";

    public bool MayBeCalledBy(string service) =>
        service == Service || (service != AdHocService && (Service is null || Mode == AccessMode.Reads));
}
