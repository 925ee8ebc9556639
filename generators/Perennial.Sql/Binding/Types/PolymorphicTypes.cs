using Perennial.Sql.Catalog;

namespace Perennial.Sql.Binding;

/// <summary>What the polymorphic pseudo-types of a call stand for (PostgreSQL documentation, "Polymorphic Types").</summary>
internal sealed class PolymorphicTypes
{
    private readonly TypeSystem _types;
    private uint _element, _array, _range, _multirange;
    private uint _compatible, _compatibleRange, _compatibleMultirange;
    private bool _nonArray, _enum, _compatibleNonArray, _hasSimple, _hasCompatible;

    private PolymorphicTypes(TypeSystem types) => _types = types;

    /// <summary>Why the arguments do not agree; null when they do.</summary>
    public string? Error { get; private set; }

    /// <summary>The error's code: 42704 where a type has no array or multirange, else 42804.</summary>
    public string SqlState { get; private set; } = "42804";

    /// <summary>Whether arguments of the input types agree with each other under the declared types. Unknown literals agree with everything.</summary>
    public static bool AreConsistent(TypeSystem types, ReadOnlySpan<uint> inputs, ReadOnlySpan<uint> declared)
    {
        PolymorphicTypes match = new(types);
        match.Match(inputs, declared);
        return match.Error is null;
    }

    /// <summary>Replaces the polymorphic types among <paramref name="declared"/> by what they stand for in this call.</summary>
    public static PolymorphicTypes Resolve(TypeSystem types, ReadOnlySpan<uint> inputs, Span<uint> declared)
    {
        PolymorphicTypes match = new(types);
        match.Match(inputs, declared);
        if (match.Error is null) match.RequireResolved();
        for (int i = 0; match.Error is null && i < declared.Length; i++) declared[i] = match.Substitute(declared[i]);
        return match;
    }

    /// <summary>The concrete type for a declared one; <see cref="Error"/> is set when there is none.</summary>
    public uint Substitute(uint declared)
    {
        switch (declared)
        {
            case TypeOid.AnyElement or TypeOid.AnyNonArray or TypeOid.AnyEnum:
                return _element;
            case TypeOid.AnyArray:
                return _array != 0 ? _array : Require(_types.ArrayType(_element), "array", _element);
            case TypeOid.AnyRange:
                return _range != 0 ? _range : Fail("could not determine polymorphic type because input has type unknown");
            case TypeOid.AnyMultirange:
                return _multirange != 0 ? _multirange : Require(_types.Find(_range)?.RangePartner ?? 0, "multirange", _range);
            case TypeOid.AnyCompatible or TypeOid.AnyCompatibleNonArray:
                return _compatible;
            case TypeOid.AnyCompatibleArray:
                return Require(_types.ArrayType(_compatible), "array", _compatible);
            case TypeOid.AnyCompatibleRange:
                return _compatibleRange != 0 ? _compatibleRange : Fail("could not determine polymorphic type anycompatiblerange because input has type unknown");
            case TypeOid.AnyCompatibleMultirange:
                return _compatibleMultirange != 0 ? _compatibleMultirange : Require(_types.Find(_compatibleRange)?.RangePartner ?? 0, "multirange", _compatibleRange);
            default:
                return declared;
        }
    }

    private void Match(ReadOnlySpan<uint> inputs, ReadOnlySpan<uint> declared)
    {
        List<uint>? compatible = null;
        for (int i = 0; i < declared.Length && Error is null; i++)
        {
            uint input = inputs[i];
            uint declaration = declared[i];
            if (!TypeSystem.IsPolymorphic(declaration)) continue;
            _nonArray |= declaration == TypeOid.AnyNonArray;
            _enum |= declaration == TypeOid.AnyEnum;
            _compatibleNonArray |= declaration == TypeOid.AnyCompatibleNonArray;
            if (TypeSystem.IsCompatiblePolymorphic(declaration)) _hasCompatible = true;
            else _hasSimple = true;
            if (input != TypeOid.Unknown) MatchOne(input, declaration, ref compatible);
        }

        if (Error is null && _hasSimple) MatchSimple();
        if (Error is null && _hasCompatible) MatchCompatible(compatible);
    }

    private void MatchOne(uint input, uint declaration, ref List<uint>? compatible)
    {
        switch (declaration)
        {
            case TypeOid.AnyElement or TypeOid.AnyNonArray or TypeOid.AnyEnum:
                Agree(ref _element, input, "anyelement");
                break;
            case TypeOid.AnyArray:
                Agree(ref _array, _types.BaseType(input), "anyarray");
                break;
            case TypeOid.AnyRange:
                Agree(ref _range, _types.BaseType(input), "anyrange");
                break;
            case TypeOid.AnyMultirange:
                Agree(ref _multirange, _types.BaseType(input), "anymultirange");
                break;
            case TypeOid.AnyCompatible or TypeOid.AnyCompatibleNonArray:
                (compatible ??= []).Add(input);
                break;
            case TypeOid.AnyCompatibleArray:
                uint element = _types.BaseElementType(input);
                if (element == 0) Fail($"argument declared anycompatiblearray is not an array but type {Name(input)}");
                else (compatible ??= []).Add(element);
                break;
            case TypeOid.AnyCompatibleRange:
                Agree(ref _compatibleRange, _types.BaseType(input), "anycompatiblerange");
                AddSubtype(_compatibleRange, TypeKind.Range, "anycompatiblerange", ref compatible);
                break;
            default:
                Agree(ref _compatibleMultirange, _types.BaseType(input), "anycompatiblemultirange");
                AddSubtype(_compatibleMultirange, TypeKind.Multirange, "anycompatiblemultirange", ref compatible);
                break;
        }
    }

    private void MatchSimple()
    {
        if (_array != 0)
        {
            // A column of pg_statistic is itself declared anyarray: it fits only where nothing asks for its elements.
            if (_array == TypeOid.AnyArray)
            {
                if (_element != 0) Fail("could not determine the element type of anyarray");
                _element = TypeOid.AnyElement;
                return;
            }

            uint element = _types.ElementType(_array);
            if (element == 0) Fail($"argument declared anyarray is not an array but type {Name(_array)}");
            else if (_element == 0) _element = element;
            else if (_element != element) Fail($"argument declared anyarray is not consistent with argument declared anyelement: {Name(_array)} versus {Name(_element)}");
        }

        if (Error is null && _multirange != 0)
        {
            uint range = _types.IsMultirange(_multirange) ? _types.Find(_multirange)!.RangePartner : 0;
            if (range == 0) Fail($"argument declared anymultirange is not a multirange type but type {Name(_multirange)}");
            else if (_range == 0) _range = range;
            else if (_range != range) Fail("argument declared anymultirange is not consistent with argument declared anyrange");
        }

        if (Error is null && _range != 0)
        {
            uint subtype = _types.IsRange(_range) ? _types.Find(_range)!.RangeSubtype : 0;
            if (subtype == 0) Fail($"argument declared anyrange is not a range type but type {Name(_range)}");
            else if (_element == 0) _element = subtype;
            else if (_element != subtype) Fail("argument declared anyrange is not consistent with argument declared anyelement");
        }

        // What is unknown may be any element, but is no enum.
        if (Error is null && _element == 0 && _enum) Fail("type matched to anyenum is not an enum type: unknown");
        if (Error is not null || _element == 0) return;
        if (_nonArray && _types.BaseElementType(_element) != 0) Fail($"type matched to anynonarray is an array type: {Name(_element)}");
        if (_enum && !_types.IsEnum(_types.BaseType(_element))) Fail($"type matched to anyenum is not an enum type: {Name(_element)}");
    }

    private void MatchCompatible(List<uint>? compatible)
    {
        if (compatible is null) return;
        uint[] inputs = [.. compatible];
        _compatible = CommonType.Select(_types, inputs, out int conflict, out uint chosen);
        if (_compatible == 0)
        {
            Fail($"arguments of anycompatible family cannot be cast to a common type: {Name(chosen)} and {Name(inputs[conflict])}");
            return;
        }

        foreach (uint input in inputs)
        {
            if (!_types.CanCoerce(input, _compatible, CoercionContext.Implicit)) Fail("arguments of anycompatible family cannot be cast to a common type");
        }

        if (_compatibleMultirange != 0 && _compatibleRange == 0) _compatibleRange = _types.Find(_compatibleMultirange)!.RangePartner;
        if (_compatibleRange != 0 && _types.Find(_compatibleRange)!.RangeSubtype != _compatible) Fail("anycompatiblerange type does not match the anycompatible type");
        if (_compatibleNonArray && _types.BaseElementType(_compatible) != 0) Fail($"type matched to anycompatiblenonarray is an array type: {Name(_compatible)}");
    }

    // What only literals of unknown type leave open.
    private void RequireResolved()
    {
        if (_hasSimple && _element == 0) Fail("could not determine polymorphic type because input has type unknown");
        if (_hasCompatible && _compatible == 0) _compatible = TypeOid.Text;
    }

    private void AddSubtype(uint range, TypeKind kind, string declared, ref List<uint>? compatible)
    {
        if (Error is not null) return;
        if (_types.Find(range) is { } type && type.Kind == kind) (compatible ??= []).Add(type.RangeSubtype);
        else Fail($"argument declared {declared} is not of such a type but type {Name(range)}");
    }

    private void Agree(ref uint known, uint input, string declared)
    {
        if (known != 0 && known != input) Fail($"arguments declared \"{declared}\" are not all alike: {Name(known)} versus {Name(input)}");
        known = input;
    }

    private uint Require(uint found, string what, uint of)
    {
        if (found != 0 || Error is not null) return found;
        SqlState = "42704";
        return Fail($"could not find {what} type for data type {Name(of)}");
    }

    private uint Fail(string error)
    {
        Error ??= error;
        return 0;
    }

    private string Name(uint type) => TypeDisplay.Format(_types.Catalog, new(type), _types.SearchPath);
}
