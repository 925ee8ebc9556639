namespace Perennial.Sql.Procedures;

/// <summary>What the files of a schema say beyond their catalog.</summary>
public sealed record SchemaDeclarations
{
    /// <summary>Hand-written routines, by oid.</summary>
    public EquatableArray<RoutineDeclaration> Routines { get; init; }

    /// <summary>Oids of the enums with <c>-- open-enum</c>.</summary>
    public EquatableArray<uint> OpenEnums { get; init; }

    /// <summary>Where each type is created.</summary>
    public EquatableArray<KeyValuePair<uint, SourceLocation>> Types { get; init; }

    /// <summary>Routines that aggregates, operators and casts are made of: nobody calls them by name.</summary>
    public EquatableArray<uint> SupportRoutines { get; init; }
}
