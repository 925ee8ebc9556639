using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1018 for the length or precision of a domain: no contract line has it, and the sealed versions do. A shorter one refuses, or rounds, values that running services pass; a longer one takes them all.
/// </summary>
internal static class DomainLengths
{
    /// <param name="types">The contract's lines.</param>
    /// <param name="shipped">The catalog of the newest sealed version.</param>
    /// <param name="today">The catalog of schema.sql.</param>
    /// <param name="locate">Where a type is created, by display name; null when that is unknown.</param>
    /// <param name="findings">Receives the domains that take less.</param>
    public static void Check(EquatableArray<ContractType> types, DatabaseCatalog shipped, DatabaseCatalog today, Func<string, SourceLocation?> locate, ICollection<Finding> findings)
    {
        foreach (ContractType line in types)
        {
            if (line.Type.Kind != SignatureTypeKind.Domain || Find(shipped, line) is not { } before || Find(today, line) is not { } now || before.BaseType != now.BaseType) continue;
            if (!TakesLess(ElementOf(today, now.BaseType), before.Typmod, now.Typmod) || (locate(line.Type.DisplayName) ?? line.Location) is not { } place) continue;
            findings.Add(Finding.Create(
                FindingRules.TypeChanged, place,
                $"The domain {line.Type.DisplayName} is over {today.FormatType(now.BaseType, now.Typmod)} and was over {shipped.FormatType(before.BaseType, before.Typmod)}: "
                + $"values that running services pass are refused or come out otherwise. Shipped: {line.Line} | Take the change back, and make a new domain for new procedures."));
        }
    }

    // A domain over another domain has no length of its own.
    private static SqlType? Find(DatabaseCatalog catalog, ContractType line) =>
        catalog.FindType(line.Type.Schema, line.Type.Name) is { Kind: TypeKind.Domain, BaseType: < DatabaseCatalog.FirstUserOid } type ? type : null;

    // Each element of an array has the length.
    private static uint ElementOf(DatabaseCatalog catalog, uint type) => catalog.FindType(type) is { Kind: TypeKind.Array, ElementType: var element } ? element : type;

    private static bool TakesLess(uint type, int before, int now)
    {
        if (type is TypeOid.Time or TypeOid.TimeTz or TypeOid.Timestamp or TypeOid.TimestampTz) (before, now) = (Digits(before), Digits(now));
        if (before == now) return false;
        return type switch
        {
            // They pad to their length, or demand it.
            TypeOid.Bpchar or TypeOid.Bit or TypeOid.Interval => true,
            _ when now < 0 || before < 0 => before < 0,
            TypeOid.Numeric => TypeModifier.NumericScale(now) < TypeModifier.NumericScale(before) || WholeDigits(now) < WholeDigits(before),
            _ => now < before,
        };
    }

    // Before the decimal point.
    private static int WholeDigits(int typmod) => TypeModifier.NumericPrecision(typmod) - TypeModifier.NumericScale(typmod);

    // Of a second: a type without a precision keeps all that there are.
    private static int Digits(int typmod) => typmod < 0 ? TypeModifier.MaxPrecision : typmod;
}
