namespace Perennial.Sql.Catalog;

/// <summary>What CREATE EXTENSION makes. Oids of its own objects, and of those of other extensions, are numbers from <see cref="FirstNumber"/> on until it is installed.</summary>
/// <param name="Number">The extension's place among all extensions; its objects' numbers start at <see cref="FirstNumber"/> + Number * <see cref="NumbersPerExtension"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Schema">The schema that its control file prescribes; empty when the user chooses. An object's own schema is empty when it lives in the extension's.</param>
/// <param name="Requires">Extensions that must be installed before.</param>
internal sealed record ExtensionDefinition(uint Number, string Name, string Schema, EquatableArray<string> Requires)
{
    public const uint FirstNumber = 1 << 24;
    public const uint NumbersPerExtension = 4096;

    public required EquatableArray<SqlType> Types { get; init; }

    public required EquatableArray<Relation> Relations { get; init; }

    public required EquatableArray<Routine> Routines { get; init; }

    public required EquatableArray<Operator> Operators { get; init; }

    public required EquatableArray<TypeCast> Casts { get; init; }

    public required EquatableArray<OperatorClass> OperatorClasses { get; init; }
}
