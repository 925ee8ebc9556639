using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>CREATE DOMAIN and ALTER DOMAIN.</summary>
internal sealed partial class Parser
{
    // CREATE DOMAIN name [ AS ] type [ COLLATE c ] [ constraint [ ... ] ]
    private CreateDomainStatement ParseCreateDomain(int start)
    {
        Expect(K.Domain);
        QualifiedName name = ParseAnyName();
        Accept(K.As);
        TypeName type = ParseTypeName();
        EquatableArray<ColumnConstraint> constraints = ParseColumnConstraints(out QualifiedName? collation);
        return new CreateDomainStatement(name, type) { Collation = collation, Constraints = constraints, Span = SpanFrom(start) };
    }

    // ALTER DOMAIN name { SET DEFAULT e | DROP DEFAULT | { SET | DROP } NOT NULL | ADD constraint | DROP CONSTRAINT ... | VALIDATE CONSTRAINT ...
    //   | RENAME [ CONSTRAINT c ] TO n | OWNER TO r | SET SCHEMA s }
    private Statement ParseAlterDomain(int start)
    {
        Expect(K.Domain);
        QualifiedName name = ParseAnyName();
        ObjectName domain = new(ObjectKind.Domain, name) { Span = name.Span };
        switch (Kind)
        {
            case K.Rename when Peek(1) == K.Constraint:
                Expect(K.Rename, K.Constraint);
                ObjectName constraint = new(ObjectKind.DomainConstraint, ParseSingleName()) { Owner = name, Span = SpanFrom(name.Span.Start) };
                Expect(K.To);
                return new RenameStatement(constraint, ParseColumnId()) { OwnerKind = ObjectKind.Domain, Span = SpanFrom(start) };
            case K.Rename:
                Expect(K.Rename, K.To);
                return new RenameStatement(domain, ParseColumnId()) { Span = SpanFrom(start) };
            case K.Owner:
                return ParseChangeOwner(start, domain);
            case K.Set when Peek(1) == K.Schema:
                Expect(K.Set, K.Schema);
                return new SetSchemaStatement(domain, ParseColumnId(), IfExists: false) { Span = SpanFrom(start) };
            default:
                AlterDomainAction action = ParseAlterDomainAction();
                return new AlterDomainStatement(name, action) { Span = SpanFrom(start) };
        }
    }

    private AlterDomainAction ParseAlterDomainAction()
    {
        int start = Start;
        if (Accept(K.Set))
        {
            if (Accept(K.Default)) return new AlterDomainDefault(ParseExpression()) { Span = SpanFrom(start) };
            Expect(K.Not, K.Null);
            return new AlterDomainNotNull(IsNotNull: true) { Span = SpanFrom(start) };
        }

        if (Accept(K.Add)) return new AddDomainConstraint(ParseDomainConstraint()) { Span = SpanFrom(start) };
        if (AcceptPhrase(K.Validate, K.Constraint)) return new ValidateDomainConstraint(ParseColumnId()) { Span = SpanFrom(start) };
        Expect(K.Drop);
        if (Accept(K.Default)) return new AlterDomainDefault(null) { Span = SpanFrom(start) };
        if (AcceptPhrase(K.Not, K.Null)) return new AlterDomainNotNull(IsNotNull: false) { Span = SpanFrom(start) };
        Expect(K.Constraint);
        bool ifExists = AcceptIfExists();
        Identifier name = ParseColumnId();
        return new DropDomainConstraint(name, ifExists, ParseDropBehavior()) { Span = SpanFrom(start) };
    }

    // [ CONSTRAINT name ] { CHECK ( condition ) | NOT NULL } [ attribute [ ... ] ]
    private ColumnConstraint ParseDomainConstraint()
    {
        int start = Start;
        Identifier? name = ParseOptionalColumnIdAfter(K.Constraint);
        if (Accept(K.Check))
        {
            Expression condition = ParseParenthesizedExpression();
            ConstraintAttributes? attributes = ParseConstraintAttributes("CHECK", ConstraintMarks.NotValid | ConstraintMarks.NoInherit);
            return new CheckColumnConstraint(condition) { Name = name, Attributes = attributes, Span = SpanFrom(start) };
        }

        if (Is(K.Not)) Require(17, "ALTER DOMAIN ... ADD NOT NULL");
        Expect(K.Not, K.Null);
        ConstraintAttributes? notNull = ParseConstraintAttributes("NOT NULL", ConstraintMarks.None);
        return new NotNullColumnConstraint { Name = name, Attributes = notNull, Span = SpanFrom(start) };
    }
}
