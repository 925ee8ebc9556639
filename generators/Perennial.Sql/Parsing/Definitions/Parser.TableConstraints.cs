using Perennial.Sql.Syntax;

namespace Perennial.Sql.Parsing;

/// <summary>Constraints of a table.</summary>
internal sealed partial class Parser
{
    // [ CONSTRAINT name ] { CHECK | NOT NULL | UNIQUE | PRIMARY KEY | EXCLUDE | FOREIGN KEY } ... [ attribute [ ... ] ]
    private TableConstraint ParseTableConstraint()
    {
        int start = Start;
        Identifier? name = ParseOptionalColumnIdAfter(K.Constraint);
        TableConstraint constraint = Kind switch
        {
            K.Check => ParseCheckTable(),
            K.Not => ParseNotNullTable(),
            K.Unique or K.Primary => ParseUniqueTable(),
            K.Exclude => ParseExclusion(),
            K.Foreign => ParseForeignKey(),
            _ => throw Unexpected("a table constraint: CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY or EXCLUDE"),
        };
        return constraint with { Name = name, Span = SpanFrom(start) };
    }

    private CheckTableConstraint ParseCheckTable()
    {
        Expect(K.Check);
        Expression condition = ParseParenthesizedExpression();
        ConstraintMarks allowed = ConstraintMarks.NotValid | ConstraintMarks.NoInherit | ConstraintMarks.Enforced | ConstraintMarks.NotEnforced;
        return new CheckTableConstraint(condition) { Attributes = ParseConstraintAttributes("CHECK", allowed) };
    }

    // NOT NULL column
    private NotNullTableConstraint ParseNotNullTable()
    {
        Require(18, "NOT NULL as a table constraint");
        Expect(K.Not, K.Null);
        Identifier column = ParseColumnId();
        ConstraintMarks allowed = ConstraintMarks.NotValid | ConstraintMarks.NoInherit;
        return new NotNullTableConstraint(column) { Attributes = ParseConstraintAttributes("NOT NULL", allowed) };
    }

    // { UNIQUE [ NULLS [ NOT ] DISTINCT ] | PRIMARY KEY }
    //   { ( column [, ...] [ WITHOUT OVERLAPS ] ) [ INCLUDE ( ... ) ] [ WITH ( ... ) ] [ USING INDEX TABLESPACE t ] | USING INDEX index }
    private UniqueTableConstraint ParseUniqueTable()
    {
        bool isPrimaryKey = ParseUniqueOrPrimaryKey();
        string kind = isPrimaryKey ? "PRIMARY KEY" : "UNIQUE";
        if (AcceptPhrase(K.Using, K.Index))
        {
            Identifier index = ParseColumnId();
            return new UniqueTableConstraint(isPrimaryKey, default) { UsingIndex = index, Attributes = ParseConstraintAttributes(kind, ConstraintMarks.Deferral) };
        }

        bool? nullsNotDistinct = isPrimaryKey ? null : ParseNullsDistinct();
        Expect(K.OpenParen);
        EquatableArray<Identifier> columns = ParseNameList();
        bool withoutOverlaps = Is(K.Without);
        if (withoutOverlaps)
        {
            Require(18, "WITHOUT OVERLAPS");
            Expect(K.Without, K.Overlaps);
        }

        Expect(K.CloseParen);
        EquatableArray<Identifier> include = ParseConstraintInclude();
        EquatableArray<DefinitionOption> options = ParseOptionalDefinitionOptions();
        Identifier? tablespace = ParseConstraintTablespace();
        return new UniqueTableConstraint(isPrimaryKey, columns)
        {
            WithoutOverlaps = withoutOverlaps,
            NullsNotDistinct = nullsNotDistinct,
            Include = include,
            Options = options,
            Tablespace = tablespace,
            Attributes = ParseConstraintAttributes(kind, ConstraintMarks.Deferral),
        };
    }

    private EquatableArray<Identifier> ParseConstraintInclude() => Accept(K.Include) ? ParseColumnList() : default;

    // EXCLUDE [ USING method ] ( element WITH operator [, ...] ) [ INCLUDE ( ... ) ] [ WITH ( ... ) ] [ USING INDEX TABLESPACE t ] [ WHERE ( ... ) ]
    private ExclusionTableConstraint ParseExclusion()
    {
        Expect(K.Exclude);
        Identifier? method = ParseOptionalColumnIdAfter(K.Using);
        Expect(K.OpenParen);
        NodeList<ExclusionElement> elements = List<ExclusionElement>();
        do elements.Add(ParseExclusionElement());
        while (Accept(K.Comma));
        EquatableArray<ExclusionElement> elementArray = elements.ToArray();
        Expect(K.CloseParen);
        EquatableArray<Identifier> include = ParseConstraintInclude();
        EquatableArray<DefinitionOption> options = ParseOptionalDefinitionOptions();
        Identifier? tablespace = ParseConstraintTablespace();
        Expression? where = Accept(K.Where) ? ParseParenthesizedExpression() : null;
        return new ExclusionTableConstraint(elementArray)
        {
            AccessMethod = method,
            Include = include,
            Options = options,
            Tablespace = tablespace,
            Where = where,
            Attributes = ParseConstraintAttributes("EXCLUDE", ConstraintMarks.Deferral),
        };
    }

    private ExclusionElement ParseExclusionElement()
    {
        int start = Start;
        IndexElement element = ParseIndexElement();
        Expect(K.With);
        OperatorName name = Kind == K.Operator && Peek(1) == K.OpenParen ? ParseQualifiedOperator() : ParseAnyOperator();
        return new ExclusionElement(element, name) { Span = SpanFrom(start) };
    }

    // FOREIGN KEY ( column [, ...] [, PERIOD column ] ) REFERENCES ...
    private ForeignKeyTableConstraint ParseForeignKey()
    {
        Expect(K.Foreign, K.Key);
        Expect(K.OpenParen);
        EquatableArray<Identifier> columns = ParseColumnsWithPeriod(out bool hasPeriod);
        Expect(K.CloseParen);
        ForeignKeyReference reference = ParseReferences(allowPeriod: true);
        ConstraintMarks allowed = ConstraintMarks.Deferral | ConstraintMarks.NotValid | ConstraintMarks.Enforced | ConstraintMarks.NotEnforced;
        return new ForeignKeyTableConstraint(columns, reference) { HasPeriod = hasPeriod, Attributes = ParseConstraintAttributes("FOREIGN KEY", allowed) };
    }

    private EquatableArray<Identifier> ParseColumnsWithPeriod(out bool hasPeriod)
    {
        hasPeriod = false;
        IdentifierList columns = Names();
        columns.Add(ParseColumnId());
        while (!hasPeriod && Accept(K.Comma))
        {
            if (Kind == K.Period && IsColumnIdKind(Peek(1)))
            {
                Require(18, "PERIOD");
                Advance();
                hasPeriod = true;
            }

            columns.Add(ParseColumnId());
        }

        return columns.ToArray();
    }

    // REFERENCES table [ ( column [, ...] [, PERIOD column ] ) ] [ MATCH m ] [ ON { UPDATE | DELETE } action [ ... ] ]
    private ForeignKeyReference ParseReferences(bool allowPeriod)
    {
        int start = Start;
        Expect(K.References);
        QualifiedName table = ParseQualifiedName();
        EquatableArray<Identifier> columns = default;
        bool hasPeriod = false;
        if (Accept(K.OpenParen))
        {
            columns = allowPeriod ? ParseColumnsWithPeriod(out hasPeriod) : ParseNameList();
            Expect(K.CloseParen);
        }

        ForeignKeyMatch match = ParseMatch();
        ReferentialAction onUpdate = ReferentialAction.NoAction, onDelete = ReferentialAction.NoAction;
        EquatableArray<Identifier> deleteColumns = default;
        bool hasUpdate = false, hasDelete = false;
        while (!(hasUpdate && hasDelete) && Is(K.On))
        {
            int on = Start;
            Advance();
            if (!hasUpdate && Accept(K.Update))
            {
                hasUpdate = true;
                onUpdate = ParseReferentialAction(out EquatableArray<Identifier> updateColumns);
                if (!updateColumns.IsEmpty)
                    throw Error(on, "a column list after SET NULL or SET DEFAULT is for ON DELETE only", "0A000");
                continue;
            }

            if (hasDelete) throw Unexpected();
            Expect(K.Delete);
            hasDelete = true;
            onDelete = ParseReferentialAction(out deleteColumns);
        }

        return new ForeignKeyReference(table, columns)
        {
            HasPeriod = hasPeriod,
            Match = match,
            OnUpdate = onUpdate,
            OnDelete = onDelete,
            OnDeleteColumns = deleteColumns,
            Span = SpanFrom(start),
        };
    }

    // [ MATCH { FULL | SIMPLE | PARTIAL } ]
    private ForeignKeyMatch ParseMatch()
    {
        int start = Start;
        if (!Accept(K.Match)) return ForeignKeyMatch.Simple;
        if (Accept(K.Full)) return ForeignKeyMatch.Full;
        if (Accept(K.Partial)) throw Error(start, "MATCH PARTIAL is not implemented by any server", "0A000");
        Expect(K.Simple);
        return ForeignKeyMatch.Simple;
    }

    // NO ACTION | RESTRICT | CASCADE | SET { NULL | DEFAULT } [ ( column [, ...] ) ]
    private ReferentialAction ParseReferentialAction(out EquatableArray<Identifier> columns)
    {
        columns = default;
        if (AcceptPhrase(K.No, K.Action)) return ReferentialAction.NoAction;
        if (Accept(K.Restrict)) return ReferentialAction.Restrict;
        if (Accept(K.Cascade)) return ReferentialAction.Cascade;
        Expect(K.Set);
        bool isNull = Accept(K.Null);
        if (!isNull) Expect(K.Default);
        if (Is(K.OpenParen)) Require(15, "a column list after ON DELETE SET NULL or SET DEFAULT");
        columns = ParseOptionalColumnList();
        return isNull ? ReferentialAction.SetNull : ReferentialAction.SetDefault;
    }
}
