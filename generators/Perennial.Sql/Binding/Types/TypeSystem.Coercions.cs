using Perennial.Sql.Catalog;
using CastContext = Perennial.Sql.Syntax.CastContext;

namespace Perennial.Sql.Binding;

/// <summary>Which conversions exist (PostgreSQL documentation, "Type Conversion" and CREATE CAST).</summary>
internal sealed partial class TypeSystem
{
    /// <summary>How a value of <paramref name="source"/> becomes one of <paramref name="target"/>, domains set aside.</summary>
    /// <param name="function">The cast's function, or 0.</param>
    public CoercionPath FindPath(uint target, uint source, CoercionContext context, out uint function)
    {
        function = 0;
        source = BaseType(source);
        target = BaseType(target);
        if (source == target) return CoercionPath.Relabel;
        if (Catalog.FindCast(source, target) is { } cast)
        {
            if (!Permits(context, cast.Context)) return CoercionPath.None;
            switch (cast.Method)
            {
                case CastMethod.Function:
                    function = cast.Function;
                    return CoercionPath.Function;
                case CastMethod.InOut:
                    return CoercionPath.InputOutput;
                default:
                    return CoercionPath.Relabel;
            }
        }

        // oidvector and int2vector look like arrays but are not converted by their elements.
        if (target is not (TypeOid.OidVector or TypeOid.Int2Vector))
        {
            uint targetElement = ElementType(target);
            uint sourceElement = ElementType(source);
            if (targetElement != 0 && sourceElement != 0)
            {
                CoercionPath elements = FindPath(targetElement, sourceElement, context, out function);
                if (elements != CoercionPath.None) return CoercionPath.ArrayElements;
            }
        }

        if (context >= CoercionContext.Assignment && Category(target) == 'S') return CoercionPath.InputOutput;
        if (context >= CoercionContext.Explicit && Category(source) == 'S') return CoercionPath.InputOutput;
        return context == CoercionContext.PlPgSql ? CoercionPath.InputOutput : CoercionPath.None;
    }

    /// <summary>Whether a value needs no change at all to be of the other type.</summary>
    public bool IsBinaryCoercible(uint source, uint target)
    {
        if (source == target || target is TypeOid.Any or TypeOid.AnyElement or TypeOid.AnyCompatible) return true;
        source = BaseType(source);
        if (source == target) return true;
        switch (target)
        {
            case TypeOid.AnyArray or TypeOid.AnyCompatibleArray:
                return ElementType(source) != 0;
            case TypeOid.AnyNonArray or TypeOid.AnyCompatibleNonArray:
                return ElementType(source) == 0;
            case TypeOid.AnyEnum:
                return IsEnum(source);
            case TypeOid.AnyRange or TypeOid.AnyCompatibleRange:
                return IsRange(source);
            case TypeOid.AnyMultirange or TypeOid.AnyCompatibleMultirange:
                return IsMultirange(source);
            case TypeOid.Record when IsComposite(source):
                return true;
            case TypeOid.RecordArray when IsCompositeArray(source):
                return true;
            default:
                return Catalog.FindCast(source, target) is { Method: CastMethod.Binary, Context: CastContext.Implicit };
        }
    }

    /// <summary>Whether values of the input types may be passed where the target types are declared.</summary>
    public bool CanCoerce(ReadOnlySpan<uint> inputs, ReadOnlySpan<uint> targets, CoercionContext context)
    {
        bool polymorphic = false;
        for (int i = 0; i < inputs.Length; i++)
        {
            uint target = targets[i];
            if (inputs[i] == target || target == TypeOid.Any) continue;
            if (IsPolymorphic(target)) polymorphic = true;
            else if (!CanCoerce(inputs[i], target, context)) return false;
        }

        return !polymorphic || PolymorphicTypes.AreConsistent(this, inputs, targets);
    }

    /// <summary>Whether a value may become one of a type that is not polymorphic.</summary>
    public bool CanCoerce(uint input, uint target, CoercionContext context)
    {
        if (input == target || target == TypeOid.Any || input == TypeOid.Unknown) return true;
        if (FindPath(target, input, context, out _) != CoercionPath.None) return true;
        if (input == TypeOid.Record && IsComposite(target)) return true;
        if (input == TypeOid.RecordArray && IsCompositeArray(target)) return true;
        if (target == TypeOid.Record && IsComposite(input)) return true;
        if (target == TypeOid.RecordArray && IsCompositeArray(input)) return true;
        return InheritsFrom(input, target);
    }

    /// <summary>The function that fits a value to a modifier, as <c>varchar(varchar, int, bool)</c>; 0 when the type has none.</summary>
    public uint FindLengthFunction(uint type, out bool elementwise)
    {
        elementwise = false;
        uint element = ElementType(type);
        if (element != 0)
        {
            elementwise = true;
            type = element;
        }

        return Catalog.FindCast(type, type) is { Method: CastMethod.Function } cast ? cast.Function : 0;
    }

    public static bool IsPolymorphic(uint type) =>
        type is TypeOid.AnyElement or TypeOid.AnyArray or TypeOid.AnyNonArray or TypeOid.AnyEnum or TypeOid.AnyRange or TypeOid.AnyMultirange || IsCompatiblePolymorphic(type);

    /// <summary>The <c>anycompatible</c> family, whose arguments are brought to a common type first.</summary>
    public static bool IsCompatiblePolymorphic(uint type) =>
        type is TypeOid.AnyCompatible or TypeOid.AnyCompatibleArray or TypeOid.AnyCompatibleNonArray or TypeOid.AnyCompatibleRange or TypeOid.AnyCompatibleMultirange;

    private static bool Permits(CoercionContext context, CastContext cast) => cast switch
    {
        CastContext.Implicit => true,
        CastContext.Assignment => context >= CoercionContext.Assignment,
        _ => context >= CoercionContext.Explicit,
    };
}
