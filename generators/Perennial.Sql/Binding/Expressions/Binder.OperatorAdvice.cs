using System.Text.RegularExpressions;
using Perennial.Sql.Catalog;
using Perennial.Sql.Text;

namespace Perennial.Sql.Binding;

/// <summary>What to do where no operator takes the operands. An addition to the server's message.</summary>
internal sealed partial class Binder
{
    private const string DashAdvice = "; the name of a parameter has no dash: write @some_name";

    // A name, a number, a parameter, a text, a call or an array: what a cast behind it takes whole.
    private static readonly Regex SelfContained = new(@"^([@$\w.""]+|'[^']*'|[\w.]+\([^()]*\)|array\[[^\]]*\])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private const int LongestShownOperand = 40;

    // Types that take part in an operator and are never what was meant.
    private static readonly HashSet<string> SystemTypes = ["xid", "xid8", "cid", "tid", "oid", "name", "char", "bpchar", "regclass", "oidvector", "int2vector", "aclitem", "aclitem[]", "pg_lsn", "unknown"];

    private BindFailure MissingOperator(string? schema, string symbol, BoundExpression? left, BoundExpression right, bool isAmbiguous, TextSpan at) =>
        MissingOperator(schema, symbol, left, right.Type, right, isAmbiguous, at);

    /// <param name="schema">Of <c>OPERATOR()</c>, or null.</param>
    /// <param name="symbol">The operator's characters.</param>
    /// <param name="left">Null before a prefix operator.</param>
    /// <param name="rightType">The type that was looked for: an element's before ANY and ALL.</param>
    /// <param name="right">The operand that is written there.</param>
    /// <param name="isAmbiguous">Whether several operators fit equally well.</param>
    /// <param name="at">Where the operator stands.</param>
    private BindFailure MissingOperator(string? schema, string symbol, BoundExpression? left, uint rightType, BoundExpression right, bool isAmbiguous, TextSpan at)
    {
        if (schema is not null && !SchemaExists(schema)) return UnknownName(at, "3F000", UnknownSchema.Message(_catalog, schema));
        string shown = (schema is null ? "" : schema + ".") + symbol;
        string signature = left is null ? $"{shown} {TypeName(rightType)}" : $"{TypeName(left.Type)} {shown} {TypeName(rightType)}";
        if (isAmbiguous) return Mismatch(at, $"operator is not unique: {signature}; convert an operand explicitly, as in @a::integer", "42725");
        OperatorCandidate[] candidates = _types.OperatorCandidates(schema, symbol);
        string advice = IsDashInParameter(at.End) ? DashAdvice
            : candidates.Length == 0 ? ForeignNames.ForOperator(symbol)
            : left is null ? AdviseOnPrefix(candidates, symbol)
            : AdviseOnOperands(candidates, symbol, left, rightType, right, at);
        return Mismatch(at, $"operator does not exist: {signature}{advice}", "42883");
    }

    private string AdviseOnNoArray(string symbol, bool isAny, BoundExpression left, BoundExpression right, TextSpan at)
    {
        string quantifier = isAny ? "any" : "all";
        string? first = IsWritten(symbol, at) ? Operand(left) : null, second = IsWritten(symbol, at) ? Operand(right) : null;
        if (_types.BaseElementType(left.Type) != 0) return $"; the array stands behind {quantifier.ToUpperInvariant()}: write {second ?? "value"} {symbol} {quantifier} ({first ?? "array"})";
        if (_types.BaseType(right.Type) is TypeOid.Jsonb or TypeOid.Json) return $"; the elements of a JSON array are compared by {symbol} {quantifier} (select jsonb_array_elements_text({second ?? "value"}))";
        return $"; compare with the value itself and without {quantifier.ToUpperInvariant()}, or give an array, such as array[a, b] or @values::{TypeName(_types.BaseType(left.Type) is TypeOid.Unknown ? TypeOid.Text : left.Type)}[]";
    }

    private string AdviseOnSubscript(uint type, BoundExpression container)
    {
        int end = container.Span.End;
        string value = (end < _source.Text.Length && _source.Text[end] == '[' ? Operand(container) : null) ?? "value";
        return _types.Category(type) switch
        {
            'S' => $"; a character of a text is substr({value}, 1, 1), and a part of it split_part({value}, ',', 1)",
            _ when type == TypeOid.Json => "; an element of JSON is taken by -> 0 or -> 'key'",
            _ when _types.IsRowType(type) => $"; a field of a row is written ({value}).field",
            _ => "; only arrays and jsonb have elements",
        };
    }

    private string AdviseOnPrefix(OperatorCandidate[] candidates, string symbol)
    {
        string[] known = [.. candidates.Select(static candidate => candidate.Operator).Where(IsPrefixOfUsers).Take(4).Select(found => $"{symbol} {TypeName(found.Right)}")];
        return known.Length == 0 ? "" : $"; there is {string.Join(", ", known)}: convert the operand";

        bool IsPrefixOfUsers(Operator found) => found.Left == 0 && !IsSystemType(found.Right);
    }

    private string AdviseOnOperands(OperatorCandidate[] candidates, string symbol, BoundExpression left, uint rightType, BoundExpression right, TextSpan at)
    {
        uint from = _types.BaseType(left.Type), to = _types.BaseType(rightType);

        if (symbol == "&&" && (from == TypeOid.Bool || to == TypeOid.Bool)) return "; conditions are joined by AND; && asks whether arrays or ranges overlap";
        if (symbol == "||" && from == TypeOid.Bool && to == TypeOid.Bool) return "; conditions are joined by OR; || joins texts";
        if (symbol is "=" or "<>" && (from == TypeOid.Bool) != (to == TypeOid.Bool) && (from == TypeOid.Int4 || to == TypeOid.Int4)) return "; a boolean is compared with true or false, or stands alone: where active, where not active";

        // Texts are joined with ||, which other databases write +.
        if (symbol == "+" && IsText(from) && IsText(to)) return "; texts are joined by ||";
        if (symbol == "||" && _types.ElementType(from) == 0 && _types.ElementType(to) == 0) return $"; || joins texts: cast one of them, as in {(IsWritten(symbol, at) ? Operand(left) : null) ?? "value"}::text";
        bool isLeftWritten = IsWritten(symbol, at), isRightWritten = isLeftWritten && right.Type == rightType;
        string? first = isLeftWritten ? Operand(left) : null, second = isRightWritten ? Operand(right) : null;
        return AdviseOnParameter(left, isLeftWritten ? rightType : 0) ?? AdviseOnParameter(right, isRightWritten ? left.Type : 0)
            ?? AdviseOnElements(symbol, from, to, first, second)
            ?? AdviseOnRanges(symbol, from, to, first, second)
            ?? AdviseOnTimes(symbol, from, to, first)
            ?? AdviseOnJson(symbol, from, to, first, second)
            ?? AdviseOnCasts(candidates, symbol, left, rightType, right, first, second)
            ?? AdviseByList(candidates, symbol, left.Type, rightType);
    }

    // The first use of a parameter gives its type.
    private string? AdviseOnParameter(BoundExpression operand, uint wanted)
    {
        if (wanted is 0 or TypeOid.Unknown || operand is not BoundParameterReference { Slot: { IsDeclared: false } slot } || slot.Name is null) return null;
        int end = operand.Span.End;
        bool isFirst = _source.Text.IndexOf("@" + slot.Name, StringComparison.Ordinal) is var first && (first < 0 || first >= operand.Span.Start);
        return isFirst || (end < _source.Text.Length && _source.Text[end] == ':') ? null
            : $"; @{slot.Name} is {TypeName(operand.Type)} by its first use: take a parameter of another name here, or cast it, @{slot.Name}::{TypeName(wanted)}";
    }

    private string? AdviseOnElements(string symbol, uint left, uint right, string? first, string? second)
    {
        uint leftElement = _types.ElementType(left), rightElement = _types.ElementType(right);
        if (symbol is "~~" or "!~~" or "~~*" or "!~~*" or "~" or "!~" && leftElement != 0) return $"; a pattern is for texts: write it for each element, exists (select from unnest({first ?? "array"}) as element where element like 'a%')";
        if (leftElement == 0 == (rightElement == 0)) return null;
        uint element = leftElement + rightElement, scalar = leftElement == 0 ? left : right;
        if (scalar != TypeOid.Unknown && !_types.CanCoerce(scalar, element, CoercionContext.Explicit)) return null;
        string array = (leftElement != 0 ? first : second) ?? "array", value = (leftElement != 0 ? second : first) ?? "value";
        return symbol switch
        {
            "=" => $"; whether one of the elements is equal is asked by {value} = any ({array})",
            "<>" => $"; whether none of the elements is equal is asked by {value} <> all ({array})",
            "@>" or "<@" or "&&" => $"; whether it is one of the elements is asked by {value} = any ({array})",
            _ => null,
        };
    }

    private string? AdviseOnRanges(string symbol, uint left, uint right, string? first, string? second)
    {
        bool isLeft = _types.IsRange(left) || _types.IsMultirange(left), isRight = _types.IsRange(right) || _types.IsMultirange(right);
        if (isLeft == isRight)
            return _types.IsRange(left) && _types.IsRange(right) && left != right && _types.CanCoerce(_types.Find(right)!.RangeSubtype, _types.Find(left)!.RangeSubtype, CoercionContext.Assignment)
                ? $"; a range becomes one of another type by its bounds: {TypeName(left)}(lower({Bare(second ?? "r")}), upper({Bare(second ?? "r")}))"
                : null;
        string range = (isLeft ? first : second) ?? "range", value = (isLeft ? second : first) ?? "value";
        uint subtype = _types.Find(isLeft ? left : right)!.RangeSubtype, scalar = isLeft ? right : left;

        // What holds the value wants its very type.
        bool isOfSubtype = subtype == 0 || scalar == subtype || scalar == TypeOid.Unknown;
        if (!isOfSubtype && !_types.CanCoerce(scalar, subtype, CoercionContext.Explicit)) return null;
        return symbol is "@>" or "<@" or "&&" or "=" ? $"; whether a range holds a value is asked by {range} @> {value}{(isOfSubtype ? "" : "::" + TypeName(subtype))}" : null;
    }

    private string? AdviseOnTimes(string symbol, uint left, uint right, string? first)
    {
        if (_types.Category(left) != 'D' || _types.Category(right) != 'N') return null;
        return symbol switch
        {
            "+" or "-" => $"; a time is moved by an interval: {first ?? "at"} {symbol} interval '1 day', or {first ?? "at"} {symbol} @days * interval '1 day'",
            "=" or "<>" or "<" or "<=" or ">" or ">=" => $"; compare it with a date, such as '2024-12-31', or compare a part of it: extract(year from {first ?? "at"}) {symbol} 2024",
            _ => null,
        };
    }

    private string? AdviseOnJson(string symbol, uint left, uint right, string? first, string? second)
    {
        bool isLeft = left is TypeOid.Json or TypeOid.Jsonb, isRight = right is TypeOid.Json or TypeOid.Jsonb;
        if (isLeft == isRight || symbol is not ("=" or "<>" or "<" or "<=" or ">" or ">=" or "+" or "-" or "*" or "/" or "~~" or "!~~" or "~~*" or "!~~*" or "~")) return null;
        string document = Bare((isLeft ? first : second) ?? "doc");
        uint other = isLeft ? right : left;
        int arrow = document.LastIndexOf("->", StringComparison.Ordinal);
        string text = arrow > 0 ? document.Insert(arrow + "->".Length, ">") : $"{document} ->> 'key'";
        return _types.Category(other) is 'S' or 'X' ? $"; a value of JSON is taken out as text by {text}" : $"; a value of JSON is taken out as text and then cast: ({text})::{TypeName(other)}";
    }

    // One operand is cast to the other's type, or to one that an operator takes beside the other.
    private string? AdviseOnCasts(OperatorCandidate[] candidates, string symbol, BoundExpression left, uint rightType, BoundExpression right, string? first, string? second)
    {
        List<(string Cast, bool IsValue)> ways = [];
        bool isOfElement = right.Type != rightType;
        if (Takes(rightType, rightType) && CanCast(left.Type, rightType)) ways.Add((Cast(left, first, "the left side", TypeName(rightType)), IsValue(left)));
        if (Takes(left.Type, left.Type) && CanCast(rightType, left.Type)) ways.Add((Cast(right, second, isOfElement ? "the array" : "the right side", TypeName(left.Type) + (isOfElement ? "[]" : "")), IsValue(right)));
        if (ways.Count == 0)
        {
            foreach (OperatorCandidate candidate in candidates)
            {
                Operator found = candidate.Operator;
                if (found.Left == 0 || ways.Count == 2 || isOfElement || TypeSystem.IsPolymorphic(found.Left) || TypeSystem.IsPolymorphic(found.Right)) continue;
                if (found.Left == _types.BaseType(left.Type) && !IsSystemType(found.Right) && CanCast(rightType, found.Right)) ways.Add((Cast(right, second, "the right side", TypeName(found.Right)), true));
                else if ((found.Right == _types.BaseType(rightType) || (rightType == TypeOid.Unknown && found.Right == TypeOid.Text)) && !IsSystemType(found.Left) && CanCast(left.Type, found.Left)) ways.Add((Cast(left, first, "the left side", TypeName(found.Left)), true));
            }
        }

        // A parameter or a constant is cast before a column, which may have an index; but numbers as texts have another order.
        if (ways.Count == 2 && ways[0].IsValue != ways[1].IsValue && !(IsText(left.Type) && ways[1].IsValue) && !(IsText(rightType) && ways[0].IsValue)) ways.RemoveAll(static way => !way.IsValue);
        return ways.Count == 0 ? null : $"; cast an operand so that the types meet: {string.Join(", or ", ways.Select(static way => way.Cast).Distinct())}";

        bool Takes(uint one, uint other) => one != TypeOid.Unknown && !IsSystemType(one) && _types.FindOperator(null, symbol, one, other).Operator is { } found && !IsSystemType(found.Left);

        bool CanCast(uint source, uint target) => source is not TypeOid.Unknown && source != target && _types.CanCoerce(source, target, CoercionContext.Explicit);
    }

    private string AdviseByList(OperatorCandidate[] candidates, string symbol, uint left, uint right)
    {
        string[] known =
        [
            .. candidates.Select(static candidate => candidate.Operator)
                .Where(found => found.Left != 0 && !IsSystemType(found.Left) && !IsSystemType(found.Right) && (found.Left == _types.BaseType(left) || found.Right == _types.BaseType(right)))
                .Take(4).Select(found => $"{TypeName(found.Left)} {symbol} {TypeName(found.Right)}"),
        ];
        return known.Length == 0 ? $"; no operator {symbol} takes these types, nor any that a cast makes of them" : $"; no cast makes them meet: there is {string.Join(", ", known)}";
    }

    /// <summary>What casts an operand: <c>@a::text</c>, or words where it is too long to be shown.</summary>
    private string Cast(BoundExpression operand, string? written, string side, string type)
    {
        // A cast that is there gives way to the new one.
        if (written is not null && operand is BoundConversion { Operand: var inner } && IsValue(inner) && Operand(inner) is { } value) written = value;
        return written is null ? $"write ::{type} behind {side}" : $"{written}::{type}";
    }

    /// <summary>An operand as it is written, in parentheses where a cast or an operator behind it asks for them; null when it is long or stands elsewhere.</summary>
    private string? Operand(BoundExpression operand)
    {
        if (operand.Span.Length is 0 or > LongestShownOperand || operand.Span.End > _source.Text.Length) return null;
        string text = _source.ToString(operand.Span).Trim();
        if (text.Length == 0 || text.IndexOf('\n') >= 0) return null;
        return SelfContained.IsMatch(text) ? text : $"({text})";
    }

    // Without the parentheses that Operand has put around it.
    private static string Bare(string operand) => operand[0] == '(' && !SelfContained.IsMatch(operand) ? operand.Substring(1, operand.Length - 2) : operand;

    // Definitions of the catalog stand in other files; the operator tells that this one is at hand.
    private bool IsWritten(string symbol, TextSpan at) => at.End <= _source.Text.Length && _source.ToString(at) is { } written && (written == symbol || (symbol == "<>" && written == "!="));

    private static bool IsValue(BoundExpression operand)
    {
        while (operand is BoundConversion conversion) operand = conversion.Operand;
        return operand is BoundParameterReference or BoundConstant or BoundArray;
    }

    private bool IsSystemType(uint type) => _types.Find(type) is { IsUserDefined: false } found && SystemTypes.Contains(found.Name);

    // @some-name is a difference, and seldom meant as one without blanks.
    private bool IsDashInParameter(int start)
    {
        string text = _source.Text;
        while (start < text.Length && text[start] == ' ') start++;
        if (start >= text.Length || text[start++] != '@') return false;
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end > start && end + 1 < text.Length && text[end] == '-' && char.IsLetter(text[end + 1]);
    }

    // A literal of unknown type counts as text.
    private bool IsText(uint type) => _types.Find(type) is { Category: 'S' or 'X' };
}
