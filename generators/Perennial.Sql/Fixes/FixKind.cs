namespace Perennial.Sql.Fixes;

/// <summary>What a fix does. Each kind has an identifier of its own in C# (PRN9011 to PRN9013), so that one can be applied without the others.</summary>
public enum FixKind
{
    /// <summary>Lists the columns that a <c>*</c> of a shipped query stands for.</summary>
    ListColumns,

    /// <summary>Puts a shipped procedure back, beside the changed one where there is one.</summary>
    RestoreProcedure,

    /// <summary>Drafts the downgrade.sql that an open version lacks.</summary>
    AddDowngrade,
}
