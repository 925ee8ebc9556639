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

    public static readonly FindingRule UnknownCSharpType = new("PRN0013", "C# type that cannot stand for a value", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule MissingInsertColumn = new("PRN0020", "INSERT leaves out a column that needs a value", "Types", FindingSeverity.Warning) { StopsRelease = true };

    public static readonly FindingRule NeverTrue = new("PRN0021", "Comparison that is never true", "Types", FindingSeverity.Warning);

    public static readonly FindingRule NeverRuns = new("PRN0022", "Statement that fails whenever it runs", "Types", FindingSeverity.Warning) { StopsRelease = true };

    public static readonly FindingRule PageKeyNotUnique = new("PRN0023", "Key of pages that is not unique", "Types", FindingSeverity.Warning);

    public static readonly FindingRule ProcedureDropped = new("PRN1001", "Shipped procedure dropped", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentChanged = new("PRN1002", "Argument of a shipped procedure removed, reordered or retyped", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentRenamed = new("PRN1003", "Argument of a shipped procedure renamed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentAdded = new("PRN1004", "Argument without default added to a shipped procedure", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentAddedWithDefault = new("PRN1005", "Argument with a default added to a shipped procedure", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule CallAmbiguous = new("PRN1006", "Call of a shipped procedure that no longer resolves", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ArgumentRefusesNull = new("PRN1007", "Argument of a shipped procedure refuses null", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ResultColumnChanged = new("PRN1008", "Result column of a shipped procedure changed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ResultColumnAdded = new("PRN1009", "Result column added to a shipped procedure", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ResultColumnNullable = new("PRN1010", "Result column of a shipped procedure may be null", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule CardinalityWidened = new("PRN1012", "Shipped procedure may return more or fewer rows", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ModeChanged = new("PRN1013", "Shipped procedure writes", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule OwnershipChanged = new("PRN1014", "Service or security of a shipped procedure changed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule KindChanged = new("PRN1015", "Kind of a shipped procedure changed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule VolatilityChanged = new("PRN1016", "Strictness or volatility of a shipped procedure changed", "Contract", FindingSeverity.Warning);

    public static readonly FindingRule DeclaredErrorChanged = new("PRN1017", "Declared error of a shipped procedure removed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule TypeChanged = new("PRN1018", "Type of a shipped signature changed", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule EnumValueAdded = new("PRN1019", "Value added to an enum that a shipped procedure returns", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule BodyDoesNotBind = new("PRN1020", "Body of a shipped procedure does not fit the tables", "Contract", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule DeprecatedCall = new("PRN1021", "Call of a deprecated procedure", "Services", FindingSeverity.Warning);

    public static readonly FindingRule DeprecationRemoved = new("PRN1022", "Deprecation removed", "Contract", FindingSeverity.Warning);

    public static readonly FindingRule SealedFileEdited = new("PRN1030", "Sealed version file edited", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule VersionFolders = new("PRN1031", "Version folders out of order", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule FoldDiffers = new("PRN1032", "Versions do not add up to schema.sql", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule DowngradeDiffers = new("PRN1033", "Downgrade does not undo the upgrade", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SealedProceduresDiffer = new("PRN1034", "Sealed procedures disagree with the contract", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule NoOpenVersion = new("PRN1035", "Changes without an open version", "Versions", FindingSeverity.Warning) { StopsRelease = true };

    public static readonly FindingRule DynamicDdl = new("PRN1036", "DDL that cannot be folded", "Versions", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ForeignWrite = new("PRN1040", "Call of another service's procedure that writes", "Services", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule InlineRefused = new("PRN1041", "Inline SQL where it is not allowed", "Services", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule InvokerTouchesTables = new("PRN1042", "Invoker routine touches tables that its service may not", "Services", FindingSeverity.Warning);

    public static readonly FindingRule SessionState = new("PRN1043", "Session state that outlives its call", "Services", FindingSeverity.Info);

    public static readonly FindingRule FeatureTooNew = new("PRN1050", "Feature newer than the oldest supported server", "Types", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule NotInTransaction = new("PRN2019", "Statement that cannot run in a version's transaction", "Hazards", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule ContractFile = new("PRN9001", "Contract file cannot be read", "Configuration", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SchemaMissing = new("PRN9002", "No schema", "Configuration", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule SettingUnknown = new("PRN9004", "Setting that is not understood", "Configuration", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule Suppression = new("PRN9005", "Suppression that does nothing", "Configuration", FindingSeverity.Error, IsConfigurable: false);

    public static readonly FindingRule UnreadFile = new("PRN9007", "SQL file that nothing reads", "Configuration", FindingSeverity.Warning);

    public static readonly FindingRule ServiceMisspelt = new("PRN9008", "Service that owns nothing, and may be misspelt", "Configuration", FindingSeverity.Warning);

    public static readonly FindingRule NoAnchor = new("PRN9010", "Database class without an anchor", "Configuration", FindingSeverity.Info);

    public static readonly FindingRule FixListsColumns = new("PRN9011", "Fix that lists the columns of a star", "Fixes", FindingSeverity.Info);

    public static readonly FindingRule FixRestoresProcedure = new("PRN9012", "Fix that restores a shipped procedure", "Fixes", FindingSeverity.Info);

    public static readonly FindingRule FixAddsDowngrade = new("PRN9013", "Fix that drafts a missing downgrade", "Fixes", FindingSeverity.Info);

    /// <summary>All of the above, in the order of their ids. Read from the fields, so that none can be left out of it.</summary>
    public static EquatableArray<FindingRule> All { get; } =
        [.. typeof(FindingRules).GetFields().Select(static field => field.GetValue(null)).OfType<FindingRule>().OrderBy(static rule => rule.Id, StringComparer.Ordinal)];
}
