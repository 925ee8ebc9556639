namespace Perennial.Conformance.Binding;

/// <summary>What a server, or we, say of a statement: its interface or its error.</summary>
/// <param name="Parameters">Types as <c>format_type</c> prints them.</param>
/// <param name="Columns">Names and types.</param>
/// <param name="SqlState">Null when the statement is accepted.</param>
/// <param name="Position">Of the error, counted in characters from 1; 0 without one.</param>
public sealed record Answer(IReadOnlyList<string> Parameters, IReadOnlyList<(string Name, string Type)> Columns, string? SqlState = null, int Position = 0, string Message = "")
{
    public static Answer Refusal(string sqlState, int position, string message) => new([], [], sqlState, position, message);

    public bool IsAccepted => SqlState is null;

    public override string ToString() => SqlState is null
        ? $"({string.Join(", ", Parameters)}) -> {string.Join(", ", Columns.Select(static column => $"{column.Name} {column.Type}"))}"
        : $"{SqlState} at {Position}: {Message}";
}
