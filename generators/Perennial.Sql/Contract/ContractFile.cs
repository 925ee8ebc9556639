namespace Perennial.Sql.Contract;

/// <summary>What <c>procedures.shipped.txt</c> promises: the shipped procedures, the types of their signatures, and the sealed versions.</summary>
public sealed record ContractFile
{
    /// <summary>The contract of a folder that has shipped nothing.</summary>
    public static ContractFile Empty { get; } = new();

    /// <summary>The file as it was given; empty without a file.</summary>
    public string Path { get; init; } = "";

    /// <summary>In the order of the file, which the writer keeps ordinal.</summary>
    public EquatableArray<ContractProcedure> Procedures { get; init; }

    /// <summary>Enums, composites and domains that shipped signatures use.</summary>
    public EquatableArray<ContractType> Types { get; init; }

    /// <summary>By number.</summary>
    public EquatableArray<SealedVersion> Sealed { get; init; }

    /// <summary>False when some line could not be read, so that what is not here may still be promised.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>The highest sealed version, 0 without any.</summary>
    public int SealedVersion => Sealed.IsEmpty ? 0 : Sealed[Sealed.Count - 1].Number;
}
