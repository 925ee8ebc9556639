using Perennial.Migrations.Folder;

namespace Perennial.Migrations.Procedures;

/// <summary>A procedure as the working tree has it.</summary>
/// <param name="Signature"><c>schema.name(type, ...)</c> as regprocedure reads it.</param>
/// <param name="Create">The statement that creates or replaces it.</param>
internal sealed record WorkingProcedure(string Signature, SqlStatement Create)
{
    /// <summary>Whether nothing is found of it that running services would notice.</summary>
    public bool KeepsPromises { get; init; } = true;
}
