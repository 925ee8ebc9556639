using Perennial.Sql.Catalog;
using Perennial.Sql.Contract;
using Perennial.Sql.Findings;
using Perennial.Sql.Procedures;

namespace Perennial.Sql.Versions;

/// <summary>
/// PRN1018 for the length or precision of a domain or of a composite's field: no contract line has it, and the sealed versions do. A shorter one refuses, or rounds, values that running services
/// pass; a longer one takes them all.
/// </summary>
internal static class TypeLengths
{
    /// <param name="types">The contract's lines.</param>
    /// <param name="shipped">The catalog of the newest sealed version.</param>
    /// <param name="today">The catalog of schema.sql.</param>
    /// <param name="locate">Where a type is created, by display name; null when that is unknown.</param>
    /// <param name="findings">Receives the types that take less.</param>
    public static void Check(EquatableArray<ContractType> types, DatabaseCatalog shipped, DatabaseCatalog today, Func<string, SourceLocation?> locate, ICollection<Finding> findings)
    {
        foreach (ContractType line in types)
        {
            if ((locate(line.Type.DisplayName) ?? line.Location) is not { } place) continue;
            if (line.Type.Kind == SignatureTypeKind.Domain && Find(shipped, line) is { } before && Find(today, line) is { } now && before.BaseType == now.BaseType)
            {
                if (TakesLess(ElementOf(today, now.BaseType), before.Typmod, now.Typmod))
                    Report($"domain {line.Type.DisplayName} is over {today.FormatType(now.BaseType, now.Typmod)} and was over {shipped.FormatType(before.BaseType, before.Typmod)}", "a new domain");
            }
            else if (line.Type.Kind == SignatureTypeKind.Composite)
            {
                foreach (Column field in FieldsOf(today, line))
                {
                    Column? old = FieldsOf(shipped, line).FirstOrDefault(column => column.Name == field.Name && column.Type == field.Type);
                    if (old is not null && TakesLess(ElementOf(today, field.Type), old.Typmod, field.Typmod))
                        Report($"field {field.Name} of the composite type {line.Type.DisplayName} is {today.FormatType(field.Type, field.Typmod)} and was {shipped.FormatType(old.Type, old.Typmod)}", "a new type");
                }
            }

            void Report(string what, string instead) => findings.Add(Finding.Create(
                FindingRules.TypeChanged, place,
                $"The {what}: values that running services pass are refused or come out otherwise. Shipped: {line.Line} | Take the change back, and make {instead} for new procedures."));
        }
    }

    private static EquatableArray<Column> FieldsOf(DatabaseCatalog catalog, ContractType line) =>
        catalog.FindType(line.Type.Schema, line.Type.Name) is { Kind: TypeKind.Composite } type ? catalog.FindRelation(type.Relation)?.Columns ?? default : default;

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
