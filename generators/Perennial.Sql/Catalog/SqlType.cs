using Perennial.Sql.Syntax;

namespace Perennial.Sql.Catalog;

/// <summary>A data type: one row of <c>pg_type</c> with what other catalogs say about it.</summary>
public sealed record SqlType
{
    public required uint Oid { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required TypeKind Kind { get; init; }

    /// <summary><c>typcategory</c>: N numeric, S string, B boolean, D date/time, U user, X unknown, P pseudo, ...</summary>
    public required char Category { get; init; }

    public bool IsPreferred { get; init; }

    /// <summary><c>typlen</c>: bytes, or -1 for varlena, -2 for a C string.</summary>
    public short Length { get; init; } = -1;

    /// <summary>Type of an element of a true array or of a fixed-length subscriptable type; 0 otherwise.</summary>
    public uint ElementType { get; init; }

    /// <summary>The true array type over this type; 0 when there is none.</summary>
    public uint ArrayType { get; init; }

    /// <summary>For a domain the type directly below it (perhaps a domain, too); 0 otherwise.</summary>
    public uint BaseType { get; init; }

    /// <summary>For a domain the modifier of its base type; -1 when there is none.</summary>
    public int Typmod { get; init; } = -1;

    /// <summary>For a domain: declared NOT NULL itself. Domains below it are not counted.</summary>
    public bool NotNull { get; init; }

    /// <summary>Oid of the type's collation; 0 when it is not collatable.</summary>
    public uint Collation { get; init; }

    /// <summary>Whether the type takes modifiers as in <c>varchar(10)</c>.</summary>
    public bool TakesTypmod { get; init; }

    /// <summary>For a range or multirange the type of its bounds; 0 otherwise.</summary>
    public uint RangeSubtype { get; init; }

    /// <summary>For a range its multirange, for a multirange its range; 0 otherwise (always on server 13, for ranges).</summary>
    public uint RangePartner { get; init; }

    /// <summary>For a range what its definition names beside the subtype and is not the subtype's own anyway, by the words of CREATE TYPE and with schemas.</summary>
    public EquatableArray<StorageOption> RangeOptions { get; init; }

    /// <summary>For a composite type the relation that holds its columns; 0 otherwise.</summary>
    public uint Relation { get; init; }

    /// <summary>Labels of an enum in sort order.</summary>
    public EquatableArray<string> EnumLabels { get; init; }

    /// <summary>For a domain its CHECK and (from server 17 on) NOT NULL constraints, in order of creation.</summary>
    public EquatableArray<Constraint> Constraints { get; init; }

    /// <summary>For a domain its default as written; null without and for built-in types.</summary>
    public Expression? Default { get; init; }

    /// <summary>User objects that a domain's default uses, or the functions of a base type or a range.</summary>
    public EquatableArray<ObjectReference> References { get; init; }

    /// <summary>Who may use it; null where nothing was granted or revoked (see <see cref="DatabaseCatalog.AccessOf(SqlType)"/>).</summary>
    public AccessList? Access { get; init; }

    /// <summary>Text of COMMENT ON TYPE or DOMAIN; null when there is none.</summary>
    public string? Comment { get; init; }

    public bool IsCollatable => Collation != 0;

    /// <summary>Whether it is a true array, the pseudo-types <c>record[]</c> and <c>cstring[]</c> included.</summary>
    public bool IsArray => Kind == TypeKind.Array || (Kind == TypeKind.Pseudo && ElementType != 0);

    /// <summary>Whether the type was created by a user or an extension and not by initdb.</summary>
    public bool IsUserDefined => Oid >= DatabaseCatalog.FirstUserOid;

    public CatalogName QualifiedName => new(Schema, Name);
}
