using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>ALTER TABLE ... ALTER [COLUMN] and ALTER CONSTRAINT.</summary>
internal sealed partial class Parser
{
    private AlterTableAction ParseAlterAction(int start)
    {
        if (Accept(K.Constraint)) return ParseAlterConstraint(start);
        Accept(K.Column);
        if (Is(K.IntegerConstant))
        {
            // Columns of an expression index have numbers only.
            int numberStart = Start;
            int number = ParseInteger();
            Expect(K.Set, K.Statistics);
            ParseStatisticsTarget();
            if (number is < 1 or > short.MaxValue) throw Error(numberStart, "a column's number is 1 to 32767", "22023");
            return Storage(start, "ALTER COLUMN SET STATISTICS");
        }

        Identifier column = ParseColumnId();
        switch (Kind)
        {
            case K.Set:
                return ParseAlterColumnSet(start, column);
            case K.Drop:
                Advance();
                return ParseAlterColumnDrop(start, column);
            case K.Add:
                Expect(K.Add, K.Generated);
                bool isAlways = ParseGeneratedAlways();
                Expect(K.As, K.Identity);
                return new AddColumnIdentity(column, isAlways, ParseParenthesizedSequenceOptions()) { Span = SpanFrom(start) };
            case K.Type:
                Advance();
                return ParseAlterColumnType(start, column);
            case K.Reset:
                Advance();
                EquatableArray<DefinitionOption> reset = ParseStorageParameters();
                return Storage(start, "ALTER COLUMN RESET") with { Column = column, Options = reset };
            case K.Restart:
                return ParseAlterColumnIdentity(start, column);
            case K.Options:
                ParseAlterGenericOptions();
                return Storage(start, "ALTER COLUMN OPTIONS") with { Column = column };
            default:
                throw Unexpected("a change such as TYPE, SET or DROP");
        }
    }

    // CONSTRAINT name { attributes | [ NO ] INHERIT }
    private AlterConstraint ParseAlterConstraint(int start)
    {
        Identifier name = ParseColumnId();
        if (Is(K.Inherit))
        {
            Require(18, "ALTER CONSTRAINT ... INHERIT");
            Advance();
            return new AlterConstraint(name, new ConstraintAttributes { Span = LastSpan }) { IsInherit = true, Span = SpanFrom(start) };
        }

        int attributesStart = Start;
        if (Is(K.No)) Require(18, "ALTER CONSTRAINT ... NO INHERIT");
        ConstraintMarks allowed = ConstraintMarks.Deferral | ConstraintMarks.Enforced | ConstraintMarks.NotEnforced | ConstraintMarks.NoInherit | ConstraintMarks.NotValid;
        ConstraintAttributes attributes = ParseConstraintAttributes("FOREIGN KEY", allowed) ?? new ConstraintAttributes { Span = new Perennial.Sql.Text.TextSpan(End, 0) };
        if (attributes.IsNotValid) throw Error(attributesStart, "a constraint cannot be altered to be NOT VALID", "0A000");
        bool? isInherit = attributes.IsNoInherit ? false : null;
        return new AlterConstraint(name, attributes with { IsNoInherit = false }) { IsInherit = isInherit, Span = SpanFrom(start) };
    }

    private AlterTableAction ParseAlterColumnSet(int start, Identifier column)
    {
        switch (Peek(1))
        {
            case K.Default:
                Advance();
                Advance();
                return new AlterColumnDefault(column, ParseExpression()) { Span = SpanFrom(start) };
            case K.Not:
                Advance();
                Expect(K.Not, K.Null);
                return new AlterColumnNotNull(column, IsNotNull: true) { Span = SpanFrom(start) };
            case K.Expression:
                Advance();
                Require(17, "SET EXPRESSION");
                Expect(K.Expression, K.As);
                return new AlterColumnExpression(column, ParseParenthesizedExpression()) { Span = SpanFrom(start) };
            case K.Statistics:
                Advance();
                Advance();
                int? target = ParseStatisticsTarget();
                return Storage(start, "ALTER COLUMN SET STATISTICS") with { Column = column, Target = target };
            case K.OpenParen:
                Advance();
                EquatableArray<DefinitionOption> options = ParseStorageParameters();
                return Storage(start, "ALTER COLUMN SET") with { Column = column, Options = options };
            case K.Storage:
                Advance();
                Advance();
                if (Is(K.Default)) Require(16, "SET STORAGE DEFAULT");
                Identifier storage = ParseColumnIdOrDefault();
                return Storage(start, "ALTER COLUMN SET STORAGE") with { Column = column, Name = storage };
            case K.Compression:
                Advance();
                Identifier? compression = ParseCompression();
                return Storage(start, "ALTER COLUMN SET COMPRESSION") with { Column = column, Name = compression };
            case K.Data:
                Advance();
                Expect(K.Data, K.Type);
                return ParseAlterColumnType(start, column);
            case K.Generated:
                return ParseAlterColumnIdentity(start, column);
            default:
                if (IsSequenceOptionKind(Peek(1))) return ParseAlterColumnIdentity(start, column);
                Advance();
                throw Unexpected("what is to be set, such as DEFAULT, NOT NULL or DATA TYPE");
        }
    }

    private AlterTableAction ParseAlterColumnDrop(int start, Identifier column)
    {
        switch (Kind)
        {
            case K.Default:
                Advance();
                return new AlterColumnDefault(column, null) { Span = SpanFrom(start) };
            case K.Not:
                Expect(K.Not, K.Null);
                return new AlterColumnNotNull(column, IsNotNull: false) { Span = SpanFrom(start) };
            case K.Expression:
                Advance();
                bool expressionIfExists = AcceptPhrase(K.If, K.Exists);
                return new DropColumnExpression(column, expressionIfExists) { Span = SpanFrom(start) };
            case K.Identity:
                Advance();
                bool ifExists = AcceptPhrase(K.If, K.Exists);
                return new DropColumnIdentity(column, ifExists) { Span = SpanFrom(start) };
            default:
                throw Unexpected("DEFAULT, NOT NULL, EXPRESSION or IDENTITY");
        }
    }

    // type [ COLLATE c ] [ USING expression ]
    private AlterColumnType ParseAlterColumnType(int start, Identifier column)
    {
        TypeName type = ParseTypeName();
        QualifiedName? collation = ParseOptionalCollation();
        Expression? value = Accept(K.Using) ? ParseExpression() : null;
        return new AlterColumnType(column, type, collation, value, DropBehavior.Unspecified) { Span = SpanFrom(start) };
    }

    // { RESTART [ [ WITH ] n ] | SET option | SET GENERATED { ALWAYS | BY DEFAULT } } [ ... ]
    private AlterColumnIdentity ParseAlterColumnIdentity(int start, Identifier column)
    {
        bool? isAlways = null;
        NodeList<SequenceOption> options = List<SequenceOption>();
        do
        {
            if (Kind == K.Restart)
            {
                options.Add(ParseSequenceOption());
                continue;
            }

            Expect(K.Set);
            if (Accept(K.Generated)) isAlways = ParseGeneratedAlways();
            else options.Add(ParseIdentityOption());
        }
        while (Is(K.Restart) || Is(K.Set));
        return new AlterColumnIdentity(column, isAlways, options.ToArray()) { Span = SpanFrom(start) };
    }

    private SequenceOption ParseIdentityOption()
    {
        SequenceOption option = ParseSequenceOption();
        return option.Kind is SequenceOptionKind.As or SequenceOptionKind.Restart or SequenceOptionKind.OwnedBy
            ? throw Error(option.Span.Start, "an identity column cannot be altered by this option")
            : option;
    }

    // { integer | DEFAULT }
    private int? ParseStatisticsTarget()
    {
        if (!Is(K.Default)) return ParseSignedInteger();
        Require(17, "SET STATISTICS DEFAULT");
        Advance();
        return null;
    }
}
