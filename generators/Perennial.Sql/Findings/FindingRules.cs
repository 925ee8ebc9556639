namespace Perennial.Sql.Findings;

/// <summary>Every rule, in the order of the ids. The pages in docs/ describe each one.</summary>
public static class FindingRules
{
    public static readonly FindingRule Syntax = new("PRN0001", "Syntax error", "Syntax", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule UnknownName = new("PRN0002", "Unknown or ambiguous name", "Names", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule TypeMismatch = new("PRN0003", "Type error", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SemanticError = new("PRN0004", "Statement that the server refuses", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule DuplicateObject = new("PRN0005", "Object that exists already", "Names", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule Unsupported = new("PRN0006", "SQL that is not understood yet", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule DuplicateProcedure = new("PRN0010", "Two procedures with one name", "Names", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule Annotation = new("PRN0011", "Unknown or misused annotation", "Syntax", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule UnmappableType = new("PRN0012", "Type without a C# counterpart", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule MissingInsertColumn = new("PRN0020", "INSERT leaves out a column that needs a value", "Types", FindingSeverity.Warning);

    public static readonly FindingRule ProcedureDropped = new("PRN1001", "Shipped procedure dropped", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentChanged = new("PRN1002", "Argument of a shipped procedure removed, reordered or retyped", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentRenamed = new("PRN1003", "Argument of a shipped procedure renamed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentAdded = new("PRN1004", "Argument without default added to a shipped procedure", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ResultColumnChanged = new("PRN1008", "Result column of a shipped procedure changed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ResultColumnAdded = new("PRN1009", "Result column added to a shipped procedure", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SealedFileEdited = new("PRN1030", "Sealed version file edited", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule VersionFolders = new("PRN1031", "Version folders out of order", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule FoldDiffers = new("PRN1032", "Versions do not add up to schema.sql", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ContractFile = new("PRN9001", "Contract file cannot be read", "Configuration", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SchemaMissing = new("PRN9002", "No schema", "Configuration", FindingSeverity.Error, IsConfigurable: false);
}
