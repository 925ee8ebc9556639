namespace Perennial.Conformance.Ddl;

/// <summary>Accepted, or refused with a code.</summary>
/// <param name="SqlState">Null when accepted.</param>
/// <param name="Position">Offset of the place of the error from the statement's start, in characters; null when none is named.</param>
public readonly record struct DdlVerdict(string? SqlState, string? Message = null, int? Position = null)
{
    public bool IsAccepted => SqlState is null;

    public override string ToString() => SqlState is null ? "accepted" : $"{SqlState} {Message}{(Position is null ? "" : $" at {Position}")}";
}
