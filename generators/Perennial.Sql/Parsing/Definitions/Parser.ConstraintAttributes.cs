using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Attributes behind table constraints, constraint triggers and ALTER CONSTRAINT.</summary>
internal sealed partial class Parser
{
    [Flags]
    private enum ConstraintMarks
    {
        None = 0,
        NotDeferrable = 1,
        Deferrable = 2,
        InitiallyImmediate = 4,
        InitiallyDeferred = 8,
        NotValid = 16,
        NoInherit = 32,
        NotEnforced = 64,
        Enforced = 128,
        Deferral = NotDeferrable | Deferrable | InitiallyImmediate | InitiallyDeferred,
    }

    // Pairs that contradict each other. A pair is complained about at its second member.
    private static readonly ConstraintMarks[] ContradictingMarks =
    [
        ConstraintMarks.NotDeferrable | ConstraintMarks.InitiallyDeferred,
        ConstraintMarks.NotDeferrable | ConstraintMarks.Deferrable,
        ConstraintMarks.InitiallyImmediate | ConstraintMarks.InitiallyDeferred,
        ConstraintMarks.NotEnforced | ConstraintMarks.Enforced,
    ];

    /// <summary>The attributes, or null when none is written.</summary>
    /// <param name="kind">The constraint's name in messages.</param>
    /// <param name="allowed">What this kind of constraint may be marked with.</param>
    private ConstraintAttributes? ParseConstraintAttributes(string kind, ConstraintMarks allowed)
    {
        int start = Start;
        ConstraintMarks marks = ParseConstraintMarks();
        return MakeConstraintAttributes(marks, start, End, kind, allowed);
    }

    private ConstraintAttributes? MakeConstraintAttributes(ConstraintMarks marks, int start, int end, string kind, ConstraintMarks allowed)
    {
        if (marks == ConstraintMarks.None) return null;
        ConstraintMarks refused = marks & ~allowed;
        if ((refused & (ConstraintMarks.Deferrable | ConstraintMarks.InitiallyDeferred)) != ConstraintMarks.None) throw CannotBe("DEFERRABLE");
        if ((refused & ConstraintMarks.NotValid) != ConstraintMarks.None) throw CannotBe("NOT VALID");
        if ((refused & ConstraintMarks.NoInherit) != ConstraintMarks.None) throw CannotBe("NO INHERIT");
        if ((refused & ConstraintMarks.NotEnforced) != ConstraintMarks.None) throw CannotBe("NOT ENFORCED");
        if ((refused & ConstraintMarks.Enforced) != ConstraintMarks.None) throw CannotBe("ENFORCED");
        return new ConstraintAttributes
        {
            IsDeferrable = Choose(marks, ConstraintMarks.Deferrable, ConstraintMarks.NotDeferrable),
            IsInitiallyDeferred = Choose(marks, ConstraintMarks.InitiallyDeferred, ConstraintMarks.InitiallyImmediate),
            IsEnforced = Choose(marks, ConstraintMarks.Enforced, ConstraintMarks.NotEnforced),
            IsNotValid = (marks & ConstraintMarks.NotValid) != ConstraintMarks.None,
            IsNoInherit = (marks & ConstraintMarks.NoInherit) != ConstraintMarks.None,
            Span = Perennial.Sql.Text.TextSpan.FromBounds(start, end),
        };

        SyntaxErrorException CannotBe(string mark) => Error(start, $"{kind} constraints cannot be marked {mark}", "0A000");

        static bool? Choose(ConstraintMarks marks, ConstraintMarks yes, ConstraintMarks no) =>
            (marks & yes) != ConstraintMarks.None ? true : (marks & no) != ConstraintMarks.None ? false : null;
    }

    private ConstraintMarks ParseConstraintMarks()
    {
        ConstraintMarks marks = ConstraintMarks.None;
        while (true)
        {
            int start = Start;
            ConstraintMarks mark = ParseConstraintMark();
            if (mark == ConstraintMarks.None) return marks;
            marks |= mark;
            foreach (ConstraintMarks pair in ContradictingMarks)
            {
                if ((marks & pair) != pair) continue;
                throw Error(start, pair == (ConstraintMarks.NotDeferrable | ConstraintMarks.InitiallyDeferred)
                    ? "a constraint that is INITIALLY DEFERRED must be DEFERRABLE"
                    : "this contradicts an attribute before it");
            }
        }
    }

    private ConstraintMarks ParseConstraintMark()
    {
        if (Accept(K.Deferrable)) return ConstraintMarks.Deferrable;
        if (Accept(K.Initially))
        {
            if (Accept(K.Deferred)) return ConstraintMarks.InitiallyDeferred;
            Expect(K.Immediate);
            return ConstraintMarks.InitiallyImmediate;
        }

        if (AcceptPhrase(K.No, K.Inherit)) return ConstraintMarks.NoInherit;
        if (Is(K.Enforced))
        {
            Require(18, "ENFORCED");
            Advance();
            return ConstraintMarks.Enforced;
        }

        if (!Accept(K.Not)) return ConstraintMarks.None;
        if (Accept(K.Deferrable)) return ConstraintMarks.NotDeferrable;
        if (Accept(K.Valid)) return ConstraintMarks.NotValid;
        if (Is(K.Enforced)) Require(18, "NOT ENFORCED");
        Expect(K.Enforced);
        return ConstraintMarks.NotEnforced;
    }
}
