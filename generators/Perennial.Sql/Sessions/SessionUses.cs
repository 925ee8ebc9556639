namespace Perennial.Sql.Sessions;

/// <summary>What a text does to its session.</summary>
/// <param name="Places">By place.</param>
/// <param name="Calls">Names, without schemas, of all routines that the text calls, each once.</param>
internal sealed record SessionUses(EquatableArray<SessionUse> Places, EquatableArray<string> Calls);
