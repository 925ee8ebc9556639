using Perennial.Sql.Binding;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Routines;

/// <summary>What following a PL/pgSQL body tells.</summary>
/// <param name="Result">What it proves of the result; null where the body, or something that the result depends on, is not understood.</param>
/// <param name="WritesBecause">What of a VOLATILE body writes, or may do so; null where every statement that can be reached only reads, and for bodies that the server keeps from writing.</param>
internal sealed record PlpgsqlOutcome(BodyResult? Result, WriteCause? WritesBecause)
{
    /// <summary>What keeps the row of an INSERT from being sure that is stored or returned; null when nothing does.</summary>
    public DroppedRow? Dropped { get; init; }
}
