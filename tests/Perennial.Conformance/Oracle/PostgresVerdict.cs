namespace Perennial.Conformance.Oracle;

/// <summary>What PostgreSQL's parser says to one text.</summary>
public sealed record PostgresVerdict
{
    /// <summary>Null when the text is accepted.</summary>
    public string? Message { get; init; }

    /// <summary>Offset of the token at fault in UTF-16 code units, or -1 when the server names no place.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>Why there is no verdict: the parser itself broke down (stack, memory). Null otherwise.</summary>
    public string? Crash { get; init; }

    /// <summary>The statements found, as offsets of UTF-16 code units.</summary>
    public IReadOnlyList<(int Start, int End)> Statements { get; init; } = [];

    /// <summary>A digest of the syntax tree without places, when it was asked for.</summary>
    public string? Tree { get; init; }

    public bool IsAccepted => Message is null && Crash is null;
}
