using System.Text;
using Perennial.Sql.Binding;
using Perennial.Sql.Procedures;
using Perennial.Sql.Syntax;
using Perennial.Sql.Text;

namespace Perennial.Sql.Routines;

/// <summary>What the body writes: everything that it runs is bound, with the variables in scope.</summary>
internal sealed partial class PlpgsqlProof
{
    private const int LongestQuote = 60;

    // The statement that is followed, and the first one that writes or may do so.
    private TextSpan _place;
    private WriteCause? _cause;

    // The first one that the server refuses because the function is not volatile.
    private (TextSpan Place, string Message)? _refusal;

    private bool FollowsEffects => _cause is not { IsSure: true };

    private void Run(EquatableArray<PlpgsqlPart> parts, PlpgsqlState state)
    {
        foreach (PlpgsqlPart part in parts) Run(part, state);
    }

    private void Run(PlpgsqlPart part, PlpgsqlState state)
    {
        if (!FollowsEffects) return;
        if (part.Kind == PlpgsqlPartKind.Unknown) NoteUnknown();
        else if (part.Kind == PlpgsqlPartKind.Statement) Bind(Text(part.Span), state);
        else Evaluate(Text(part.Span), state);
    }

    // For what it writes: nothing depends on the value.
    private void Evaluate(string expression, PlpgsqlState state)
    {
        if (FollowsEffects) Bind("select " + expression, state);
    }

    private void Note(BoundStatement? bound)
    {
        if (!FollowsEffects) return;
        if (_routine.Volatility != RoutineVolatility.Volatile) NoteRefused(bound);
        else if (bound is not { HasErrors: false }) NoteUnknown();
        else if (_effects.Of(bound) is { } cause) Note(cause with { What = $"in line {Line()} of its body ({Quote()}) {cause.What}" });
    }

    // What a function that is not volatile calls may write, and nothing is surely written by what is not understood.
    private void NoteRefused(BoundStatement? bound)
    {
        if (bound is not { HasErrors: false }) return;
        string where = $"in line {Line()} of its body ({Quote()})";
        if (NonVolatileBody.Refused(bound) is { } refused) _refusal ??= (_place, NonVolatileBody.Refusal(_routine, bound)!);
        else refused = "";
        if (_effects.Of(bound) is not { IsSure: true } cause) return;
        string why = refused.Length == 0 ? "" : $", which the server refuses whenever it gets there, because it is {NonVolatileBody.Word(_routine)} ({refused} is not allowed in a non-volatile function)";
        Note(cause with { What = $"{where} {cause.What}{why}" });
    }

    private void NoteUnknown()
    {
        if (_routine.Volatility == RoutineVolatility.Volatile) Note(WriteCause.Unknown($"nothing tells whether line {Line()} of its body ({Quote()}) writes"));
    }

    private void Note(WriteCause cause)
    {
        if (_cause is null || cause.IsSure) _cause = cause;
    }

    // As the server counts: the first line is the one where the body begins.
    private int Line() => 1 + _routine.Source!.Take(_place.Start).Count(static character => character == '\n');

    private string Quote()
    {
        StringBuilder quote = new();
        foreach (string word in Text(_place).Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (quote.Length + word.Length > LongestQuote) return quote.Append(quote.Length == 0 ? word.Substring(0, LongestQuote) : "").Append(" ...").ToString();
            if (quote.Length > 0) quote.Append(' ');
            quote.Append(word);
        }

        return quote.ToString();
    }
}
