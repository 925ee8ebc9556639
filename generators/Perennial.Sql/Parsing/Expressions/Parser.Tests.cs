using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>IS, LIKE, BETWEEN, IN and their relatives.</summary>
internal sealed partial class Parser
{
    private Expression ParseIs(Expression left, int start, bool isRestricted)
    {
        Expect(K.Is);
        bool isNegated = Accept(K.Not);
        switch (Kind)
        {
            case K.Distinct:
                Expect(K.Distinct, K.From);
                Expression right = ParseExpression(Precedence.Is + 1, isRestricted);
                if (Kind == K.Is || (!isRestricted && Kind is K.Isnull or K.Notnull)) throw NotAssociative();
                return new DistinctTest(left, right, isNegated) { Span = SpanFrom(start) };
            case K.Document:
                Advance();
                return new DocumentTest(left, isNegated) { Span = SpanFrom(start) };
            case K.Null when !isRestricted:
                Advance();
                return new NullTest(left, isNegated) { Span = SpanFrom(start) };
            case (K.True or K.False or K.Unknown) when !isRestricted:
                TruthValue value = Kind switch { K.True => TruthValue.True, K.False => TruthValue.False, _ => TruthValue.Unknown };
                Advance();
                return new BooleanTest(left, value, isNegated) { Span = SpanFrom(start) };
            case (K.Normalized or K.Nfc or K.Nfd or K.Nfkc or K.Nfkd) when !isRestricted:
                UnicodeNormalForm? form = Is(K.Normalized) ? null : ParseUnicodeNormalForm();
                Expect(K.Normalized);
                return new NormalizedTest(left, form, isNegated) { Span = SpanFrom(start) };
            case K.Json when !isRestricted:
                return ParseJsonTest(left, start, isNegated);
            default:
                throw Unexpected(isRestricted ? "'distinct from' or 'document'" : "'null', 'true', 'false', 'unknown', 'distinct from' or another test");
        }
    }

    /// <summary>unicode_normal_form.</summary>
    private UnicodeNormalForm ParseUnicodeNormalForm()
    {
        UnicodeNormalForm form = Kind switch
        {
            K.Nfc => UnicodeNormalForm.Nfc,
            K.Nfd => UnicodeNormalForm.Nfd,
            K.Nfkc => UnicodeNormalForm.Nfkc,
            K.Nfkd => UnicodeNormalForm.Nfkd,
            _ => throw Unexpected("NFC, NFD, NFKC or NFKD"),
        };
        Advance();
        return form;
    }

    private JsonTest ParseJsonTest(Expression left, int start, bool isNegated)
    {
        Require(16, "IS JSON");
        Expect(K.Json);
        JsonTestKind kind = JsonTestKind.Value;
        switch (Kind)
        {
            case K.Value:
                Advance();
                break;
            case K.Scalar:
                Advance();
                kind = JsonTestKind.Scalar;
                break;
            case K.Array:
                Advance();
                kind = JsonTestKind.Array;
                break;
            case K.Object:
                Advance();
                kind = JsonTestKind.Object;
                break;
        }

        bool uniqueKeys = ParseJsonKeyUniqueness();
        return new JsonTest(left, kind, uniqueKeys, isNegated) { Span = SpanFrom(start) };
    }

    // LIKE, ILIKE, SIMILAR TO, BETWEEN and IN, with NOT before them.
    private Expression ParseMatching(Expression left, int start)
    {
        int wordStart = Start;
        bool isNegated = Accept(K.NotLa);
        switch (Kind)
        {
            case K.Between:
                return ParseBetween(left, start, isNegated);
            case K.In:
                return ParseIn(left, start, isNegated);
            case K.Similar:
                Expect(K.Similar, K.To);
                return ParsePattern(left, start, PatternKind.SimilarTo, isNegated);
            default:
                PatternKind kind = Is(K.Like) ? PatternKind.Like : PatternKind.ILike;
                Advance();
                if (!IsQuantifier) return ParsePattern(left, start, kind, isNegated);
                string symbol = (isNegated ? "!~~" : "~~") + (kind == PatternKind.ILike ? "*" : "");
                return ParseQuantified(left, new OperatorName(null, symbol) { Span = SpanFrom(wordStart) }, start);
        }
    }

    private PatternMatch ParsePattern(Expression left, int start, PatternKind kind, bool isNegated)
    {
        Expression pattern = ParseExpression(Precedence.Matching + 1, isRestricted: false);
        Expression? escape = Accept(K.Escape) ? ParseExpression(Precedence.Matching + 1, isRestricted: false) : null;
        RefuseChain();
        return new PatternMatch(kind, left, pattern, escape, isNegated) { Span = SpanFrom(start) };
    }

    private BetweenTest ParseBetween(Expression left, int start, bool isNegated)
    {
        Expect(K.Between);
        bool isSymmetric = Accept(K.Symmetric);
        if (!isSymmetric) Accept(K.Asymmetric);
        Expression low = ParseRestrictedExpression();
        Expect(K.And);
        Expression high = ParseExpression(Precedence.Matching + 1, isRestricted: false);
        RefuseChain();
        return new BetweenTest(left, low, high, isSymmetric, isNegated) { Span = SpanFrom(start) };
    }

    private Expression ParseIn(Expression left, int start, bool isNegated)
    {
        Expect(K.In, K.OpenParen);
        Expression first = ParseQueryOrExpression(isWholeQuery: false, out SelectStatement? query);
        if (query is not null)
        {
            Expect(K.CloseParen);
            return new InSubquery(left, query, isNegated) { Span = SpanFrom(start) };
        }

        NodeList<Expression> items = List<Expression>();
        items.Add(first);
        while (Accept(K.Comma)) items.Add(ParseExpression());
        Expect(K.CloseParen);
        return new InList(left, items.ToArray(), isNegated) { Span = SpanFrom(start) };
    }

    private void RefuseChain()
    {
        if (Kind is K.NotLa or K.Between or K.In or K.Like or K.Ilike or K.Similar) throw NotAssociative();
    }
}
