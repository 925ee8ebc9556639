using Perennial.Sql.Binding;
using Perennial.Sql.Procedures;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>What following a PL/pgSQL body tells.</summary>
/// <param name="Result">What it proves of the result; null where the body, or something that the result depends on, is not understood.</param>
/// <param name="WritesBecause">What of a VOLATILE body writes, or may do so, and what of others surely does, or would if the server let it; null where every statement that can be reached only reads.</param>
internal sealed record PlpgsqlOutcome(BodyResult? Result, WriteCause? WritesBecause)
{
    /// <summary>The first statement that the server refuses whenever it runs because the function is not volatile, and what it says; null without.</summary>
    public (TextSpan Place, string Message)? Refusal { get; init; }

    /// <summary>What keeps the row of an INSERT from being sure that is stored or returned; null when nothing does.</summary>
    public DroppedRow? Dropped { get; init; }
}
