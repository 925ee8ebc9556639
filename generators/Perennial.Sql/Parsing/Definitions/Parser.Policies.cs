using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE POLICY and ALTER POLICY.</summary>
internal sealed partial class Parser
{
    // CREATE POLICY name ON table [ AS { PERMISSIVE | RESTRICTIVE } ] [ FOR command ] [ TO role [, ...] ] [ USING ( ... ) ] [ WITH CHECK ( ... ) ]
    private CreatePolicyStatement ParseCreatePolicy(int start)
    {
        Expect(K.Policy);
        Identifier name = ParseColumnId();
        Expect(K.On);
        QualifiedName table = ParseQualifiedName();
        bool isRestrictive = ParsePolicyIsRestrictive();
        string? command = Accept(K.For) ? ParsePolicyCommand() : null;
        EquatableArray<RoleName> roles = Accept(K.To) ? ParseRoleList() : default;
        Expression? condition = Accept(K.Using) ? ParseParenthesizedExpression() : null;
        Expression? check = AcceptPhrase(K.With, K.Check) ? ParseParenthesizedExpression() : null;
        return new CreatePolicyStatement(name, table)
        {
            IsRestrictive = isRestrictive,
            Command = command,
            Roles = roles,
            Using = condition,
            WithCheck = check,
            Span = SpanFrom(start),
        };
    }

    private bool ParsePolicyIsRestrictive()
    {
        if (!Accept(K.As)) return false;
        if (!Is(K.Identifier)) throw Unexpected("PERMISSIVE or RESTRICTIVE");
        Identifier word = ParseColumnId();
        return word.Name switch
        {
            "restrictive" => true,
            "permissive" => false,
            _ => throw Error(word.Span.Start, $"expected PERMISSIVE or RESTRICTIVE but found '{word.Name}'"),
        };
    }

    private string ParsePolicyCommand()
    {
        string command = Kind switch
        {
            K.All => "ALL",
            K.Select => "SELECT",
            K.Insert => "INSERT",
            K.Update => "UPDATE",
            K.Delete => "DELETE",
            _ => throw Unexpected("ALL, SELECT, INSERT, UPDATE or DELETE"),
        };
        Advance();
        return command;
    }

    // ALTER POLICY name ON table { RENAME TO name | [ TO role [, ...] ] [ USING ( ... ) ] [ WITH CHECK ( ... ) ] }
    // ALTER POLICY IF EXISTS name ON table RENAME TO name
    private Statement ParseAlterPolicy(int start)
    {
        Expect(K.Policy);
        bool ifExists = AcceptIfExists();
        QualifiedName name = ParseSingleName();
        Expect(K.On);
        QualifiedName table = ParseQualifiedName();
        if (ifExists || Is(K.Rename))
        {
            ObjectName policy = new(ObjectKind.Policy, name) { Owner = table, Span = SpanFrom(name.Span.Start) };
            Expect(K.Rename, K.To);
            return new RenameStatement(policy, ParseColumnId()) { IfExists = ifExists, Span = SpanFrom(start) };
        }

        EquatableArray<RoleName> roles = Accept(K.To) ? ParseRoleList() : default;
        Expression? condition = Accept(K.Using) ? ParseParenthesizedExpression() : null;
        Expression? check = AcceptPhrase(K.With, K.Check) ? ParseParenthesizedExpression() : null;
        return new AlterPolicyStatement(name.Parts[0], table, roles, condition, check) { Span = SpanFrom(start) };
    }
}
