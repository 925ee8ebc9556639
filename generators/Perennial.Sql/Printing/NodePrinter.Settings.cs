using Perennial.Sql.Syntax;

namespace Perennial.Sql.Printing;

internal sealed partial class NodePrinter
{
    private void PrintSetting(SetStatement set)
    {
        output.Word(set.IsReset ? "reset" : "set");
        WordIf(set.IsLocal, "local");
        WordIf(set.IsSession, "session");
        if (set is { Name: "timezone", Values.Count: 1 } && set.Values[0] is TypedLiteral interval)
        {
            // Only SET TIME ZONE takes an interval.
            output.Word("time zone");
            Print(interval);
            return;
        }

        if (PrintTransactionSetting(set)) return;
        string[] parts = set.Name.Split('.');
        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0) output.Glue(".");
            output.Word(set.IsReset && set.Name == "all" ? "all" : IdentifierQuoting.Quote(parts[i], IdentifierPosition.Any));
        }

        if (set.IsReset) return;
        if (set.FromCurrent)
        {
            output.Word("from current");
            return;
        }

        output.Word("to");
        if (set.IsDefault) output.Word("default");
        else List(set.Values, SettingValue);
    }

    /// <summary>The settings that are phrases of the grammar; no parameter's name has a blank.</summary>
    private bool PrintTransactionSetting(SetStatement set)
    {
        switch (set.Name)
        {
            case "transaction" when !set.IsReset && !set.IsDefault && !set.FromCurrent && set.Values.All(IsTransactionMode):
                output.Word("transaction");
                List(set.Values, TransactionMode);
                return true;
            case "session characteristics":
                output.Word("session characteristics as transaction");
                List(set.Values, TransactionMode);
                return true;
            case "transaction snapshot":
                output.Word("transaction snapshot");
                List(set.Values, Print);
                return true;
            default: return false;
        }
    }

    private static bool IsTransactionMode(Expression value) =>
        value is StringLiteral { Value: "READ ONLY" or "READ WRITE" or "DEFERRABLE" or "NOT DEFERRABLE" }
        || (value is StringLiteral level && level.Value.StartsWith("ISOLATION LEVEL ", StringComparison.Ordinal));

    private void TransactionMode(Expression value) => output.Word(((StringLiteral)value).Value.ToLowerInvariant());

    private void SettingValue(Expression value)
    {
        if (value is StringLiteral text) WordOrString(text.Value);
        else Print(value);
    }

    private void Grant(GrantStatement grant) => Grant(grant, TargetWords(grant.Target));

    private void Grant(GrantStatement grant, string target)
    {
        output.Word(grant.IsGrant ? "grant" : "revoke");
        WordIf(grant.GrantOptionFor, "grant option for");
        List(grant.Privileges, PrintPrivilege);
        output.Word("on");
        output.Word(target);
        if (grant.Routines.IsEmpty) List(grant.Names, name => GrantedName(grant.Target, name));
        else List(grant.Routines, Signature);
        output.Word(grant.IsGrant ? "to" : "from");
        Roles(grant.Grantees);
        WordIf(grant.WithGrantOption, "with grant option");
        if (grant.GrantedBy is not null)
        {
            output.Word("granted by");
            Role(grant.GrantedBy);
        }

        Behavior(grant.Behavior);
    }

    private void GrantedName(GrantTarget target, QualifiedName name)
    {
        // Large objects are numbers.
        if (target == GrantTarget.LargeObject) output.Word(name.Name);
        else Name(name);
    }

    // The one privilege that is two words of the grammar.
    private const string AlterSystem = "alter system";

    private void PrintPrivilege(Privilege privilege)
    {
        output.Word(privilege.Name == AlterSystem ? privilege.Name : IdentifierQuoting.Quote(privilege.Name, IdentifierPosition.Label));
        OptionalNameGroup(privilege.Columns);
    }

    private static string TargetWords(GrantTarget target) => target switch
    {
        GrantTarget.Table => "table",
        GrantTarget.AllTables => "all tables in schema",
        GrantTarget.Sequence => "sequence",
        GrantTarget.AllSequences => "all sequences in schema",
        GrantTarget.Function => "function",
        GrantTarget.AllFunctions => "all functions in schema",
        GrantTarget.Procedure => "procedure",
        GrantTarget.AllProcedures => "all procedures in schema",
        GrantTarget.Routine => "routine",
        GrantTarget.AllRoutines => "all routines in schema",
        GrantTarget.Schema => "schema",
        GrantTarget.Database => "database",
        GrantTarget.Domain => "domain",
        GrantTarget.ForeignDataWrapper => "foreign data wrapper",
        GrantTarget.ForeignServer => "foreign server",
        GrantTarget.Language => "language",
        GrantTarget.LargeObject => "large object",
        GrantTarget.Parameter => "parameter",
        GrantTarget.Tablespace => "tablespace",
        _ => "type",
    };

    private static string KindWords(ObjectKind kind) => kind switch
    {
        ObjectKind.AccessMethod => "access method",
        ObjectKind.DomainConstraint => "constraint",
        ObjectKind.EventTrigger => "event trigger",
        ObjectKind.ForeignDataWrapper => "foreign data wrapper",
        ObjectKind.ForeignServer => "server",
        ObjectKind.ForeignTable => "foreign table",
        ObjectKind.LargeObject => "large object",
        ObjectKind.MaterializedView => "materialized view",
        ObjectKind.OperatorClass => "operator class",
        ObjectKind.OperatorFamily => "operator family",
        ObjectKind.TextSearchConfiguration => "text search configuration",
        ObjectKind.TextSearchDictionary => "text search dictionary",
        ObjectKind.TextSearchParser => "text search parser",
        ObjectKind.TextSearchTemplate => "text search template",
        ObjectKind.TypeAttribute => "attribute",
        ObjectKind.UserMapping => "user mapping",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
